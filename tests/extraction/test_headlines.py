"""Headlines without the site's name, and which of several is the one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot import extract
from newsbot.extraction.headlines.parsing import agreed, heading_apart, headline, is_own_name, kicker_apart, up_to_name

NAMES = ["theharbourpost", "harbourexample", "harbourpost"]


@pytest.mark.parametrize(
    "written",
    [
        "Rain over the harbour",
        "  Rain over\n the   harbour ",
        "Rain over the harbour | The Harbour Post",
        "Rain over the harbour - The Harbour Post",
        "Rain over the harbour – harbour.example",
        "Rain over the harbour｜The Harbour Post",
        "Rain over the harbour | The Harbour Post | harbour.example",
        "The Harbour Post | Rain over the harbour",
        "Rain over the harbour | The Old Harbour Post",
        "<b>Rain</b> over the harbour",
        "Rain over the harbour / The Harbour Post",
        "Rain over the harbour ‹ The Harbour Post",
        "Rain over the harbour ~ The Harbour Post",
        "Rain over the harbour > The Harbour Post",
        "The Harbour Post ⋆ Rain over the harbour",
        "Rain over the harbour - 02.06.2025",
        "Rain over the harbour – The Harbour Post – 02.06.2025",
        "Harbour Post - Rain over the harbour",
        "Rain over the harbour | Harbour Post News",
        "+ Rain over the harbour",
    ],
)
def test_a_headline_has_no_site_name(written: str) -> None:
    assert headline(written, NAMES) == "Rain over the harbour"


@pytest.mark.parametrize(
    "written",
    [
        "Rain and/or wind",
        "Rain - and wind",
        "Harbour: Rain again",
        "“Rain | wind”",
        "What the harbour post office costs",
    ],
)
def test_other_parts_of_a_headline_stay(written: str) -> None:
    assert headline(written, NAMES) == written


@pytest.mark.parametrize(
    "written", ["The Harbour Post", "Harbour Post", "Harbour Post News", "harbour.example", "", "  ", None, []]
)
def test_the_name_alone_is_no_headline(written: object) -> None:
    assert headline(written, NAMES) is None


def test_the_headline_that_two_witnesses_tell_is_the_one() -> None:
    assert agreed(["Rain, wind", "Wind and rain", "Rain: wind!"]) == 0
    assert agreed(["Storm", "Rain", "rain"]) == 1
    assert agreed(["Storm", "Rain", "Wind"]) is None


def test_a_kicker_is_apart_only_where_a_witness_shows_the_headline_alone() -> None:
    shown = "Weather: Rain over the harbour"
    assert kicker_apart(shown, ["Rain over the harbour"]) == ("Weather", "Rain over the harbour")
    assert kicker_apart(shown, [shown]) == (None, shown)
    assert kicker_apart(shown, ["the harbour"]) == (None, shown)


@pytest.mark.parametrize(
    ("witnesses", "kicker", "text"),
    [
        (["Rain over the harbour"], "Weather", "Rain over the harbour"),
        (["Storms: Rain over the harbour"], "Weather", "Rain over the harbour"),
        (["Weather - Rain over the harbour", "Rain over the harbour"], None, "Weather: Rain over the harbour"),
        (["It rains"], None, "Weather: Rain over the harbour"),
        ([], None, "Weather: Rain over the harbour"),
    ],
)
def test_the_first_part_of_a_heading_is_a_kicker_if_a_witness_has_the_second_alone(witnesses, kicker, text) -> None:
    shown = "Weather: Rain over the harbour", ["Weather:", "Rain over the harbour"]
    assert heading_apart(*shown, witnesses) == (kicker, text)


@pytest.mark.parametrize("date", ["2 June 2025", "Montag, 2. Juni 2025", "02.06.25 13:00"])
def test_a_date_in_the_heading_is_no_part_of_the_headline(date: str) -> None:
    parts = ["Rain over the harbour", date]
    assert heading_apart(" ".join(parts), parts, []) == (None, "Rain over the harbour")
    assert heading_apart(" ".join(parts[::-1]), parts[::-1], []) == (None, "Rain over the harbour")


def test_two_lines_of_a_headline_stay_one() -> None:
    lines = ["The harbour is closed", "until the storm has passed"]
    whole = " ".join(lines)
    assert heading_apart(whole, lines, [f"{whole} | The Harbour Post", whole]) == (None, whole)


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_gives_one_line_or_none(text: str, names: list[str]) -> None:
    found = headline(text, names)
    assert found is None or (found == " ".join(found.split()) and found)


@pytest.mark.parametrize("hostile", [" | " * 5_000, "a - " * 4_000, "<" * 15_000, "&amp;" * 3_000])
def test_hostile_headlines_take_no_time(hostile: str) -> None:
    started = time.process_time()
    headline(hostile, NAMES)
    assert time.process_time() - started < 0.5


def test_a_headline_that_asks_is_no_kicker() -> None:
    shown = "What comes after the rain?"
    assert kicker_apart(shown, ["The harbour waits | The Harbour Post"]) == (None, shown)


def test_what_follows_the_headline_within_its_heading_is_a_lead() -> None:
    whole, parts = "Rain over the harbour It goes on for days", ["Rain over the harbour", "It goes on for days"]
    assert heading_apart(whole, parts, ["Rain over the harbour"]) == (None, "Rain over the harbour")


def test_a_title_with_the_name_of_a_site_bears_out_what_stands_behind_a_kicker() -> None:
    whole, parts = "Weather Rain over the harbour", ["Weather", "Rain over the harbour"]
    assert heading_apart(whole, parts, ["Rain over the harbour - Post"]) == ("Weather", "Rain over the harbour")


def shown_headline(heading: str) -> str | None:
    text = "".join(f"<p>On day {day} it rained so much that nobody left the house.</p>" for day in range(9))
    article = extract(f"<title>Post</title>{heading}<main>{text}</main>", "https://harbour.example/news/rain-and-wind")
    return article.headline if article else None


def test_a_line_break_in_a_heading_parts_words() -> None:
    assert shown_headline("<h1>Storms<br>Rain over the harbour</h1>") == "Storms Rain over the harbour"


def test_headings_that_say_the_same_are_one() -> None:
    assert shown_headline("<h1>Rain over the harbour</h1>" * 2) == "Rain over the harbour"
    assert shown_headline("<h1>Rain over the harbour</h1><h1>Wind over the old town</h1>") == "Post"


FIRST = "<p>It began in the night, when all the boats were out, and nobody had seen a cloud the whole day.</p>"


@pytest.mark.parametrize(
    "part", ["<h2>How rain and wind came</h2>", "<aside><ul><li><h3>Rain and wind again</h3></ul></aside>"]
)
def test_a_line_that_says_the_title_is_the_headline_before_a_heading_of_the_text_that_says_it_nearly(part: str) -> None:
    rest = "".join(
        f"<p>On day {day} it rained so much that nobody left the house or the harbour.</p>" for day in range(9)
    )
    page = f"<title>Rain and wind again</title><main><div>Rain and wind again</div>{FIRST}{part}{rest}</main>"
    article = extract(page, "https://harbour.example/news/rain-and-wind-again")
    assert article is not None
    assert (article.headline, article.text.startswith("It began in the night")) == ("Rain and wind again", True)


def test_a_heading_below_a_paragraph_is_not_the_headline_that_it_nearly_says() -> None:
    rest = "".join(
        f"<p>On day {day} it rained so much that nobody left the house or the harbour.</p>" for day in range(9)
    )
    page = (
        f"<title>Storm, rain and wind again at the quay</title><main>{FIRST}<h2>Rain and wind again</h2>{rest}</main>"
    )
    article = extract(page, "https://harbour.example/news/rain-and-wind-again")
    assert article is not None
    assert article.text.startswith("It began in the night")


def test_what_a_title_says_behind_a_colon_is_the_headline_where_a_line_shows_just_that() -> None:
    rest = "".join(
        f"<p>On day {day} it rained so much that nobody left the house or the harbour.</p>" for day in range(9)
    )
    shown = "<div>Rain and wind again</div><p>The storm that came in the night has gone on to the north.</p>"
    page = f"<title>Weather: Rain and wind again</title>{shown}<div>{rest}</div>"
    article = extract(page, "https://harbour.example/news/rain-and-wind-again")
    assert article is not None
    assert article.lead == "The storm that came in the night has gone on to the north."


TEXT = "".join(
    f"<p>On day {day} it rained so long that nobody left the harbour before noon, and boats stayed.</p>"
    for day in range(9)
)


def headline_of(title: str, above: str, heading: str, url: str = "https://hp.example/news/rain") -> str | None:
    page = (
        f"<html lang=en><head><title>{title}</title></head><body><header>{above}</header><main>{heading}{TEXT}</main>"
    )
    found = extract(page, url)
    return None if found is None else found.headline


@pytest.mark.parametrize(
    "logo",
    [
        "<h1>The Harbour Post</h1>",
        '<h1><a href="/">The Post of the Old Harbour</a></h1>',
        '<a href="https://hp.example/"><h1>The Post of the Old Harbour</h1></a>',
        '<h1><a href="/"><img src="/l.png">Rain over the old harbour</a></h1>',
    ],
)
@pytest.mark.parametrize("heading", ["<h2>Rain over the old harbour</h2>", "<div>Rain over the old harbour</div>"])
def test_a_first_heading_that_is_the_sites_logo_is_no_headline(logo: str, heading: str) -> None:
    for title in ("Rain over the old harbour | The Harbour Post", "Rain over the old harbour"):
        if "</a>" in logo or title.endswith("Post"):
            assert headline_of(title, logo, heading) == "Rain over the old harbour"


def test_where_the_title_is_the_sites_name_too_the_heading_of_the_text_is_the_headline() -> None:
    heading = "<h2>Rain over the old harbour</h2>"
    url = "https://www.harbourpost.example/news/rain"
    assert headline_of("The Harbour Post", "<h1>Harbour Post</h1>", heading, url) == "Rain over the old harbour"


def test_a_first_heading_that_links_to_the_front_page_and_says_the_title_is_the_headline() -> None:
    heading = '<h1><a href="/">Rain over the old harbour</a></h1><h2>Weather of the week to come</h2>'
    assert headline_of("Rain over the old harbour", "", heading) == "Rain over the old harbour"


@pytest.mark.parametrize("broken", ["Rain over the old<br>harbour", "<div>Rain over the</div><div>old harbour</div>"])
def test_lines_and_boxes_within_a_heading_part_words(broken: str) -> None:
    for title in ("Rain over the old harbour | Post", "Post"):
        assert headline_of(title, "", f"<h1>{broken}</h1>") == "Rain over the old harbour"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Rain over the old harbour - Harbour Post", "Rain over the old harbour"),
        ("Rain over the old harbour | Weather | Harbour Post", "Rain over the old harbour"),
        ("Weather | Rain over the old harbour | Harbour Post", "Rain over the old harbour"),
        ("Rain over the old harbour - and snow", "Rain over the old harbour - and snow"),
        ("Rain over it - Who Knew?", "Rain over it - Who Knew?"),
        ("Harbour News - Rain", "Harbour News - Rain"),
        ("老港口大雨不停渔船全部停航_港口日报", "老港口大雨不停渔船全部停航"),
        ("大雨_港口日报", "大雨_港口日报"),
    ],
)
def test_a_title_that_nothing_else_bears_out_ends_before_what_looks_like_names(title: str, headline: str) -> None:
    assert up_to_name(title) == headline


def test_a_sites_name_is_known_with_its_article_and_with_words_for_a_paper() -> None:
    assert is_own_name("The BBC", ["bbc"])
    assert is_own_name("NDR Info", ["ndr"])
    assert not is_own_name("BBC stars leave", ["bbc"])

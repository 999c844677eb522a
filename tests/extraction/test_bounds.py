"""Lines, pictures, videos, headlines, keywords: where a value ends to be one."""

import pytest

from newsbot.dates.zones import zone_of
from newsbot.extraction.headlines.parsing import heading_apart, headline, kicker, kicker_apart, up_to_shown
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.captions import caption_and_credit, is_byline
from newsbot.extraction.values.images import absolute, images
from newsbot.extraction.values.language import heard_language, language_tag
from newsbot.extraction.values.text import key_of, line, without_brackets
from newsbot.extraction.values.topics import free, keywords, section
from newsbot.extraction.values.videos import seconds, videos
from newsbot.items import Image

PAGE = PageContext(url="https://harbour.example/story/rain", site_names=["The Harbour Post"], language="de")
NAMES = ["theharbourpost"]


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("AT&T", "AT&T"),
        ("a &amp; b; c", "a & b; c"),
        ("R&amp;amp;D", "R&D"),
        ("&amp;amp;amp; x", "&amp; x"),
        ("&lt;b&gt;rain&lt;/b&gt;", "rain"),
        ("fish&copy", "fish©"),
        ("a\x00b\u202ec", "abc"),
        (0, "0"),
        (2.5, "2.5"),
        (False, None),
        ("x" * 20_000, "x" * 20_000),
        ("x" * 20_001, None),
    ],
)
def test_entities_are_read_twice_at_most_and_tags_and_hidden_signs_go(written: object, plain: str | None) -> None:
    assert line(written) == plain


def test_what_stands_in_brackets_of_any_script_can_be_left_out() -> None:
    assert without_brackets("Ada Lovelace (ada), Alan Turing（at） [x]") == "Ada Lovelace, Alan Turing"
    assert key_of("Straße-No. 5") == "strasseno5"


# Pictures


@pytest.mark.parametrize(("size", "is_kept"), [(59, False), (60, True), (61, True), (None, True), (0, True)])
def test_a_picture_has_sixty_pixels_on_each_side(size: int | None, is_kept: bool) -> None:
    for side in ("width", "height"):
        assert len(images([{"url": "/a.jpg", side: size}], PAGE)) == is_kept


@pytest.mark.parametrize(
    ("written", "pixels"),
    [
        (99_999, 99_999),
        (100_000, None),
        (-5, None),
        (True, None),
        ("123456", 12345),
        (" 800 ", 800),
        ("x800", None),
        ("0", None),
        (800.9, 800),
        ([], None),
    ],
)
def test_a_size_is_a_number_of_pixels_that_a_picture_can_have(written: object, pixels: int | None) -> None:
    (image,) = images([{"url": "/a.jpg", "height": written}], PAGE)
    assert image.height == pixels


def test_a_hundred_pictures_are_enough() -> None:
    found = images([f"/{number}.jpg" for number in range(150)], PAGE)
    assert [image.url for image in found] == [f"https://harbour.example/{number}.jpg" for number in range(100)]


def test_a_picture_keeps_what_is_said_of_it() -> None:
    raw = Image(url="/a.jpg", caption="Dawn. Foto: Ada", alt="<i>The</i> pier", width=800, height=600)
    assert images([raw], PAGE) == [Image("https://harbour.example/a.jpg", "Dawn.", "Ada", "The pier", 800, 600)]
    assert images([Image(url="/a.jpg", caption="Dawn.", credit="© dpa")], PAGE)[0].credit == "dpa"


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("a b.jpg", "https://harbour.example/story/a%20b.jpg"),
        ("//cdn.example/a.jpg", "https://cdn.example/a.jpg"),
        (" https://cdn.example/a.jpg ", "https://cdn.example/a.jpg"),
        ("ftp://cdn.example/a.jpg", None),
        ("mailto:ada@harbour.example", None),
        ("/" + "a" * 3_999, "https://harbour.example/" + "a" * 3_999),
        ("/" + "a" * 4_000, None),
        ("  ", None),
        (5, None),
    ],
)
def test_an_address_is_made_absolute_or_none(url: object, found: str | None) -> None:
    assert absolute(url, PAGE.url) == found


@pytest.mark.parametrize(
    ("caption", "is_one"),
    [
        ("Von Ada Lovelace", True),
        ("2. Juni 2025, 13:58 Uhr", True),
        ("Der Hafen am 2. Juni 2025", False),
        ("Der 2. Juni 2025 hier", True),
        ("Von links nach rechts", False),
        (("Von Ada Lovelace " + "x" * 120)[:121], False),
        ("Ada Lovelace", False),
    ],
)
def test_a_line_that_says_who_or_when_is_below_a_portrait(caption: str, is_one: bool) -> None:
    assert is_byline(caption, PAGE) is is_one


@pytest.mark.parametrize(
    ("caption", "apart"),
    [
        ("Dawn. Photo: " + "a" * 119, ("Dawn.", "a" * 119)),
        ("Dawn. Photo: " + "a" * 120, ("Dawn. Photo: " + "a" * 120, None)),
        ("Photo: one two three four five", (None, "one two three four five")),
        ("Photo: one two three four five six", ("Photo: one two three four five six", None)),
        ("Photo: by the sea. Photo: Ada", ("Photo: by the sea.", "Ada")),
        ("Legende: Dawn.", ("Dawn.", None)),
        ("Dawn | Foto: Ada", ("Dawn", "Ada")),
        ("Dawn – © Ada", ("Dawn", "Ada")),
        ("Dawn (Foto: Ada (dpa))", ("Dawn", "Ada (dpa)")),
        ("", (None, None)),
    ],
)
def test_a_credit_is_the_last_and_short_and_the_rest_is_caption(caption: str, apart: tuple[str, str]) -> None:
    assert caption_and_credit(caption) == apart


def test_a_credit_of_its_own_is_cut_off_the_caption_only_where_that_ends_with_it() -> None:
    assert caption_and_credit("dpa", "dpa") == ("dpa", "dpa")
    assert caption_and_credit("Dawn – dpa", "dpa") == ("Dawn", "dpa")
    assert caption_and_credit("The dpa at dawn. Foto: Ada", "dpa") == ("The dpa at dawn. Foto: Ada", "dpa")
    assert caption_and_credit("Dawn.", "Photo: ") == ("Dawn.", None)


# Videos


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("PT1H2M3S", 3723),
        ("P1DT1S", None),
        ("PT23H59M59S", 86_399),
        ("PT24H", None),
        ("PT1.9S", 1),
        ("pt5m", 300),
        ("2:05", 125),
        ("90:00", 5400),
        ("1:02:03 Std", 3723),
        ("1:2:03", 3723),
        (0.5, None),
        (1, 1),
        (86_399.5, 86_399),
        (86_400, None),
        (True, None),
        (" 90 ", 90),
        ("9" * 41, None),
        ("٩٠", None),
        ("soon", None),
    ],
)
def test_a_length_is_between_a_second_and_a_day(written: object, length: int | None) -> None:
    assert seconds(written) == length


def test_each_video_comes_once_with_what_is_said_of_it() -> None:
    storm = {"url": "/v.mp4", "title": " The storm ", "duration": "PT1M", "thumbnail": "t.jpg"}
    (video,) = videos([storm, {"url": "/v.mp4", "title": "Again"}], PAGE)
    assert (video.url, video.title, video.duration_seconds) == ("https://harbour.example/v.mp4", "The storm", 60)
    assert video.thumbnail == "https://harbour.example/story/t.jpg"
    assert len(videos([{"title": "A"}, {"title": "B"}, {"title": "A"}], PAGE)) == 2


# Headlines


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("x" * 600, "x" * 600),
        ("x" * 601, None),
        ("Rain | The Harbour Post | The Harbour Post | The Harbour Post", "Rain"),
        ("Rain, The Harbour Post", "Rain"),
        ("The Harbour Post, rain and wind", "The Harbour Post, rain and wind"),
        ("Rain | The Harbour Post | Weather", "Rain"),
        ("Rain | The Harbour Post | a | b", "Rain"),
        ("Rain | The Harbour Post | a | b | c", "Rain | The Harbour Post | a | b | c"),
        ("| The Harbour Post", None),
        (
            "Rain | The Harbour Post of the old harbour town by K",
            "Rain | The Harbour Post of the old harbour town by K",
        ),
        ("Rain | The Harbour Post of the old town", "Rain"),
        ("Rain — The Harbour Post", "Rain"),
        ("Rain-The Harbour Post", "Rain-The Harbour Post"),
    ],
)
def test_the_name_of_the_site_is_cut_off_where_it_is_a_part_of_its_own(written: str, found: str | None) -> None:
    assert headline(written, NAMES) == found


def test_a_short_name_is_no_part_of_a_longer_one() -> None:
    assert headline("Rain | Postal service", ["post"]) == "Rain | Postal service"
    assert headline("Rain | Harbours of old", ["harbours"]) == "Rain"
    assert headline("Rain | Harbour of old", ["harbour"]) == "Rain | Harbour of old"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Weather", "Weather"),
        ("x" * 80, "x" * 80),
        ("x" * 81, None),
        ("2 June 2025", None),
        ("Published", None),
        ("Veröffentlicht:", None),
        ("", None),
        ("Published in June", "Published in June"),
    ],
)
def test_a_kicker_is_short_and_no_date(written: str, found: str | None) -> None:
    assert kicker(written) == found


SHOWN = "Rain over the town"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (f"{SHOWN} – Post", SHOWN),
        (f"{SHOWN}| Post", SHOWN),
        (f"{SHOWN} (Post)", SHOWN),
        (f"{SHOWN} :: Post", SHOWN),
        (f"{SHOWN}, and wind", f"{SHOWN}, and wind"),
        (f"{SHOWN}s", f"{SHOWN}s"),
        (f"The {SHOWN} – Post", f"The {SHOWN} – Post"),
    ],
)
def test_what_follows_the_shown_headline_is_cut_off_behind_a_mark(written: str, found: str) -> None:
    assert up_to_shown(written, SHOWN) == found


def test_a_headline_of_less_than_fifteen_signs_proves_nothing() -> None:
    assert up_to_shown("Fourteen signs – Post", "Fourteen signs") == "Fourteen signs – Post"
    assert up_to_shown("Fifteen of them – Post", "Fifteen of them") == "Fifteen of them"
    assert kicker_apart("Rain: Fourteen signs", ["Fourteen signs"]) == (None, "Rain: Fourteen signs")
    assert kicker_apart("Rain: Fifteen of them", ["Fifteen of them"]) == ("Rain", "Fifteen of them")


def test_a_kicker_before_a_headline_is_short_and_ends_with_a_mark() -> None:
    long = "x" * 78
    assert kicker_apart(f"{long}: {SHOWN}", [SHOWN]) == (long, SHOWN)
    assert kicker_apart(f"x{long}: {SHOWN}", [SHOWN]) == (None, f"x{long}: {SHOWN}")
    assert kicker_apart(f"What now? {SHOWN}", [SHOWN]) == ("What now?", SHOWN)
    assert kicker_apart(f"Much {SHOWN}", [SHOWN]) == (None, f"Much {SHOWN}")
    assert kicker_apart(SHOWN, [SHOWN, "over the town"]) == (None, SHOWN)


def test_without_parts_a_heading_is_whole() -> None:
    assert heading_apart(SHOWN, [], [SHOWN]) == (None, SHOWN)


# Topics, access, language, zone


def test_keywords_are_few_short_and_no_marks_of_a_machine() -> None:
    assert len(keywords([f"word{number}x" for number in range(70)], PAGE)) == 60
    assert keywords(["x" * 80, "y" * 81], PAGE) == ["x" * 80]
    assert keywords(["123", "a:b", "a=b", "http://x", "a_b", "Covid-19", "a/b"], PAGE) == ["Covid-19", "a/b"]
    assert keywords(["rain; wind، 雨、風|sun"], PAGE) == ["rain", "wind", "雨", "風", "sun"]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["x" * 81, "x" * 80], "x" * 80),
        (["http://harbour.example/sport", "Sport"], "Sport"),
        (["Sport, Fußball"], "Sport, Fußball"),
        (["Home", "トップ", "Politik"], "Politik"),
        ([None, ""], None),
    ],
)
def test_a_section_is_a_short_name(values: list[str | None], found: str | None) -> None:
    assert section(values, PAGE) == found


@pytest.mark.parametrize(
    ("values", "is_free"),
    [
        (["?", "https://schema.org/True"], True),
        (["premium"], False),
        ([" Yes "], True),
        ([0], False),
        ([1], True),
        ([None], None),
        (["locked", "free"], False),
    ],
)
def test_the_first_word_on_access_counts(values: list[object], is_free: bool | None) -> None:
    assert free(values) is is_free


@pytest.mark.parametrize(
    ("written", "tag"),
    [("jp", "ja"), ("GR", "el"), ("en_150", "en-150"), ("sr-Latn", "sr-Latn"), ("deu", "deu"), (" de ", "de")],
)
def test_codes_of_countries_taken_for_languages_are_mended(written: str, tag: str) -> None:
    assert language_tag(written) == tag


GERMAN = "Am Hafen hat es stark geregnet, dass die Straßen unter Wasser standen. "


def test_a_text_is_heard_from_200_characters_on_where_the_markup_says_another_language() -> None:
    text = GERMAN * 4
    assert heard_language(text[:200], "en") == "de"
    assert heard_language(text[:199], "en") is None
    assert heard_language(text[:20], None) == "de"
    assert heard_language(text[:19], None) is None


def test_a_language_that_no_model_knows_is_believed() -> None:
    assert heard_language(GERMAN * 4, "zu-ZA") is None


def test_a_page_without_country_or_language_is_nowhere() -> None:
    assert zone_of("https://harbour.example/") is None
    assert zone_of("http://[", "ja") == zone_of("https://harbour.jp/")
    assert zone_of("https://harbour.example/", "en") is None


@pytest.mark.parametrize(
    ("language", "zone", "is_first"),
    [("en", None, True), ("en", "America/Chicago", True), ("en", "Europe/London", False), ("es", None, False)],
)
def test_the_month_comes_first_in_the_english_of_the_americas(language: str, zone: str | None, is_first: bool) -> None:
    from zoneinfo import ZoneInfo

    assert PageContext(language=language, timezone=zone and ZoneInfo(zone)).month_first is is_first  # type: ignore[arg-type]

"""Why an article came out as it did, in lines: each field's candidates, and what became of the page's pieces."""

import pytest

from newsbot.extraction.article import Reading
from newsbot.extraction.explanation import explained, shortened
from newsbot.items import Image
from newsbot.page import Page

URL = "https://www.harbour.example/story/rain"
PARAGRAPH = "It rained so much that nobody in the harbour left the house all day."
HTML = f"""<html lang=en><title>Rain over the harbour</title><meta name=author content="https://x.example/harbour">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Rain over the harbour",
"author": {{"name": "Ada Lovelace"}}, "datePublished": "2025-06-02T13:58:00+02:00"}}</script>
<link rel=canonical href="{URL}"><h1>Rain over the harbour</h1>{f"<p>{PARAGRAPH}</p>" * 4}
<div class=share-bar>Share this story</div><p>{PARAGRAPH}</p></html>"""


def lines(html: str) -> list[str]:
    return list(explained(Reading(Page(html, URL), explain=True)))


def test_each_field_shows_who_won_and_why_the_others_lost() -> None:
    told = lines(HTML)
    at = told.index("authors: json-ld NewsArticle")
    assert told[at + 1].split(maxsplit=3) == ["+", "json-ld", "NewsArticle", "Ada Lovelace"]
    assert told[at + 2].startswith("  - meta author")
    assert told[at + 2].endswith("[an earlier source had won]")


def test_a_value_that_could_not_be_used_says_so() -> None:
    told = lines(HTML.replace('"author": {"name": "Ada Lovelace"}', '"author": {"name": "5"}'))
    assert any("meta author" in line and line.endswith("[names no person]") for line in told)


def test_pieces_of_the_page_are_told_with_the_reason_why_they_were_left_out() -> None:
    told = lines(HTML)
    assert any(line.split()[:6] == ["-", "share", "bar", "Share", "this", "story"] for line in told)
    assert sum(line.startswith("  + paragraph") for line in told) == 5


def test_a_page_that_is_no_article_is_explained_with_the_reason() -> None:
    assert "no article: soft 404: Page not found" in lines("<title>Page not found</title><h1>Page not found</h1>")


def test_what_would_speak_for_a_page_that_nothing_shows_to_be_an_article_is_told() -> None:
    told = list(explained(Reading(Page("<h1>Lido</h1><p>Open.</p>", "https://harbour.example/lido"), explain=True)))
    assert told[1].endswith("running text +0 = -2, where an article has 1 or more")
    assert "publisher file for its site" in told[2]


def after(told: list[str], field: str) -> list[str]:
    """Return the lines of *field*'s candidates."""
    begin = next(at for at, line in enumerate(told) if line.startswith(f"{field}: ")) + 1
    return told[begin : told.index("", begin)]


def test_the_first_line_names_the_page_and_whose_rules_read_it() -> None:
    assert lines(HTML)[0] == f"{URL}  (read as any site)"


def test_a_source_that_says_what_won_says_the_same() -> None:
    told = after(lines(HTML), "headline")
    assert [line.endswith("[says the same]") for line in told] == [False, True, True]
    assert [line[:4] for line in told] == ["  + ", "  - ", "  - "]


def test_a_headline_that_others_do_not_confirm_is_told_as_such() -> None:
    told = after(
        lines(HTML.replace('"headline": "Rain over the harbour"', '"headline": "A storm at last"')), "headline"
    )
    (other,) = (line for line in told if "A storm at last" in line)
    assert other.endswith("A storm at last   [another witness is more widely agreed on]")


def test_a_field_that_no_source_tells_is_not_told() -> None:
    assert not any(line.startswith("videos: ") for line in lines(HTML))


def test_a_field_whose_sources_are_all_unusable_has_none() -> None:
    told = lines(HTML.replace('"author": {"name": "Ada Lovelace"},', ""))
    assert "authors: no source" in told
    assert {line.endswith("[names no person]") for line in after(told, "authors")} == {True}


def test_the_pieces_of_the_page_are_counted_and_told_with_their_kind_or_why_they_are_left_out() -> None:
    told = lines(HTML)
    at = next(at for at, line in enumerate(told) if line.startswith("page: "))
    assert told[at - 1] == ""
    assert told[at] == f"page: 5 of {len(told) - at - 1} pieces are the text"
    assert f"  + {'paragraph':26} {PARAGRAPH}   [body > p]" in told[at:]
    assert f"  - {'share bar':26} Share this story   [body > div.share-bar]" in told[at:]


def test_a_piece_is_told_with_the_box_whose_name_left_it_out() -> None:
    box = f"<div class='promo wide left'><div><p>{PARAGRAPH} {PARAGRAPH}</p></div></div><div id=b2><b>Tide</b></div>"
    text = "".join(f"<p>{number}. {PARAGRAPH} {PARAGRAPH}</p>" for number in range(5))
    told = lines(f"<h1>Rain over the harbour</h1><main>{text}{box}{text}</main>")
    (promo,) = (line for line in told if line.startswith("  - advertisement"))
    assert promo.endswith("[main > div.promo.wide]")
    assert any(line.endswith("Tide   [main > div#b2]") for line in told)


def test_the_time_that_readers_see_is_told_as_what_decides() -> None:
    told = lines(HTML.replace("</h1>", "</h1><div>3 June 2025</div>"))
    (shown,) = (line for line in after(told, "date_published") if "shown to readers" in line)
    assert shown.endswith("2025-06-03T00:00:00   [sources that tell this day are believed first]")


def test_the_text_of_a_script_is_no_piece_that_is_told() -> None:
    told = lines(HTML.replace("<div class=share-bar>", "<script>var tide = 12</script><div class=share-bar>"))
    assert not any("var tide" in line for line in told)


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ("rain\n  and wind", "rain and wind"),
        ("a" * 100, "a" * 100),
        ("a" * 101, "a" * 99 + "…"),
        ([str(number) for number in range(9)], "0 | 1 | 2 | 3 | 4 | 5 | 6 | 7"),
        (Image("https://harbour.example/a.jpg", caption="The bay"), "https://harbour.example/a.jpg"),
        ({"url": "/a.jpg", "title": "The bay"}, "/a.jpg"),
        ({"title": "The bay", "width": 3}, "The bay"),
        ({"width": 3}, "{'width': 3}"),
        (None, "None"),
    ],
)
def test_a_value_is_told_in_one_short_line(raw: object, told: str) -> None:
    assert shortened(raw) == told

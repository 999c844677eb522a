"""What speaks for a page being an article, and against it."""

import pytest

from newsbot.extraction.article import read_article
from newsbot.extraction.article_signs import points_of_running_text
from newsbot.items import Block, NotAnArticle
from newsbot.page import Page
from newsbot.sources import Entry

SECTION = "https://harbour.example/lido"
SENTENCE = "The lido opens in May, and a swim will cost fifty pence more than it did last year. "


def shown(headline: str, text: str, rest: str = "") -> str:
    return f"<title>{headline} | Harbour Post</title><body><h1>{headline}</h1>{rest}<p>{text}</p></body>"


def why_not(html: str, url: str = SECTION, entry: Entry | None = None) -> str | None:
    try:
        read_article(Page(html, url), entry=entry)
    except NotAnArticle as refused:
        return str(refused)
    return None


def test_a_few_words_under_a_name_at_the_address_of_a_service_are_no_article_and_why_tells_what_was_weighed() -> None:
    assert why_not(shown("Lido", SENTENCE * 2)) == (
        "nothing shows an article: the address of a list or a service -2, running text +1"
        " = -1, where an article has 1 or more"
    )


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (shown("Lido", SENTENCE * 2), "https://harbour.example/2026/05/07/lido-opens-in-may"),
        (shown("Lido will cost more in summer", SENTENCE * 3), SECTION),
        (shown("Lido", SENTENCE * 6), SECTION),
        (shown("Lido", SENTENCE * 2, "<p class=byline>By Ada Winter</p><time datetime=2026-05-07></time>"), SECTION),
        ("<meta property=og:type content=article>" + shown("Lido", SENTENCE * 2), SECTION),
    ],
)
def test_an_articles_address_a_headline_a_longer_text_a_name_with_a_day_or_a_type_are_enough(html, url) -> None:
    assert why_not(html, url) is None


@pytest.mark.parametrize("url", ["https://harbour.example/leisure/lido", "", "/lido", "about:blank", "http://[::1/"])
def test_a_word_below_a_section_and_an_address_that_is_none_say_nothing(url: str) -> None:
    assert why_not(shown("Lido", SENTENCE * 2), url) is None
    assert why_not(shown("Lido", "Opening hours"), url) == (
        "nothing shows an article: running text +0 = 0, where an article has 1 or more"
    )


def test_what_a_listing_names_by_its_headline_is_an_article() -> None:
    page = shown("Lido", SENTENCE * 2)
    assert why_not(page, entry=Entry(SECTION, title="Lido")) is None
    assert why_not(page, entry=Entry(SECTION, title="Captain missing since Monday")) is not None


def test_a_title_alone_is_the_name_of_a_site_more_often_than_a_headline() -> None:
    page = f"<title>All that swims in the harbour</title><body><p>{SENTENCE * 4}</p></body>"
    assert why_not(page) == (
        "nothing shows an article: the address of a list or a service -2, no headline but the title -2, running text +2"
        " = -2, where an article has 1 or more"
    )


def test_a_firm_that_signs_all_its_pages_for_machines_alone_signs_none() -> None:
    page = shown("Pubs", SENTENCE * 2)
    assert why_not("<meta name=author content='Ada Winter'>" + page) is not None
    assert "signed +1" in (why_not("<meta name=author content='Ada Winter'>" + page) or "")
    assert "signed" not in (why_not("<meta name=author content='Harbour Post'>" + page) or "signed")


def test_a_form_with_more_fields_than_words_speaks_against_an_article() -> None:
    form = "<form>" + "<input name=a type=text>" * 4 + "</form>"
    page = shown("Berths", SENTENCE * 3)
    assert why_not(page, "https://harbour.example/berths-and-moorings") is None
    assert "more fields than words -2" in (why_not(page + form, "https://harbour.example/berths-and-moorings") or "")


@pytest.mark.parametrize(
    ("texts", "points"),
    [
        ((), 0),
        (("It " + "x" * 96 + ".",), 1),
        (("It " + "x" * 95 + ".",), 0),
        (("It " + "x" * 116,), 0),
        (("ก" * 120,), 2),
        (("海" * 60 + "。", "“" + "y " * 149 + ".”"), 3),
        (("It " + "x" * 2_496 + "! ",), 5),
    ],
)
def test_paragraphs_that_end_as_sentences_do_are_running_text(texts: tuple[str, ...], points: int) -> None:
    assert points_of_running_text([Block(text=text) for text in texts]) == points

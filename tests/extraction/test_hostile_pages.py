"""Any bytes in, a body or nothing out: no exception and no hang, whatever a page does."""

import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsbot
from benchmarks.peers import saved_pages
from newsbot.extraction.body import article_body, comment_section, forms
from newsbot.extraction.body.article_body import BodyHints, extract_body
from newsbot.extraction.headlines import finding
from newsbot.extraction.metadata import json_ld_values, meta_tags, microdata
from newsbot.page import Page

URL = "https://harbour.example/story"
P = "<p>The ferry crossed the bay on Monday for the first time in ten years, with two hundred people on board.</p>"
REAL_PAGES = Path(__file__).parents[3] / "shared" / "real-pages"

TAGS: tuple[str, ...] = (
    "p",
    "div",
    "span",
    "a",
    "b",
    "br",
    "li",
    "ul",
    "h1",
    "h2",
    "figure",
    "img",
    "picture",
    "source",
    "table",
    "td",
    "blockquote",
    "article",
    "section",
    "script",
    "noscript",
    "figcaption",
    "svg",
    "body",
    "html",
    "iframe",
    "x-y",
)
ATTRIBUTES = ("class", "id", "href", "src", "srcset", "style", "hidden", "width", "itemprop")
VALUES = st.one_of(
    st.text(max_size=12), st.sampled_from(["caption", "related", "/a.jpg 9w,", "display:none", "#", "http://["])
)

piece = st.one_of(
    st.text(max_size=60),
    st.sampled_from([P, "<", ">", "&#0;", "&#xD800;", "<!--", "]]>", "\x00", "\ufeff", "<![CDATA["]),
    st.builds("<{} {}='{}'>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES), VALUES),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
)
pages = st.one_of(st.lists(piece, max_size=60).map("".join), st.binary(max_size=400))


@settings(max_examples=150)
@given(pages, st.text(max_size=40), st.lists(st.text(max_size=80), max_size=2))
def test_any_page_is_read_without_an_error(body: str | bytes, headline: str, told: list[str]) -> None:
    found = extract_body(Page(body, URL), headline, BodyHints(descriptions=told, article_bodies=told, explain=True))
    assert all(block.text.strip() for block in found.blocks)


@settings(max_examples=100)
@given(st.lists(piece, max_size=40).map("".join))
def test_reading_twice_gives_the_same(body: str) -> None:
    assert extract_body(Page(body, URL)) == extract_body(Page(body, URL))


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 10_000 + P * 3 + "</div>" * 10_000,
        "<p>" + "<b>" * 10_000 + "text",
        "".join("<div>" + P for _ in range(2_000)),
        P * 20_000,
        "<div>" + "A line of text that is long enough to be one.<br>" * 20_000,
        "<div>" + "<a href=/x>link</a> " * 20_000,
        f"<div>{'A line of text that is long enough to be one.<br>' * 60_000}</div>" + "<div><p>t</p></div>" * 20_000,
        P * 3 + "<img src=/a.jpg>" * 20_000,
        "<div>" + P * 3 + "<img>" * 20_000,
        P * 3 + "<figure>" * 2_000 + "<img src=/a.jpg>",
        P * 3 + "<img srcset='" + "a 1w, " * 100_000 + "'>",
        P * 3 + "<img srcset='" + "a" * 300_000 + " b c'>",
        "<p>" + "word " * 2_000_000,
        "<p>" + "a" * 300_000 + ": <a href=/x>b</a></p>" + P * 4,
        "<h1>Title of the page</h1>" * 20_000 + P * 3,
        "<ul><li>" * 5_000 + P * 3,
        "<table><tr><td>" * 3_000 + P * 3,
        "".join(f"<div class='c{n} x-{n}'>{P}</div>" for n in range(10_000)),
    ],
    ids=lambda body: f"{body[:24]} {len(body)}",
)
def test_a_huge_page_takes_seconds_at_most(body: str) -> None:
    started = time.process_time()
    extract_body(Page(body.encode(), URL))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "above",
    ["<time datetime=2026-11-22>22 November 2026</time>" * 40_000 + "<a href=/>Post</a>", "<a href=/>x</a>/ " * 60_000],
    ids=["times above the site's name", "links to the front page"],
)
def test_what_stands_above_the_headline_takes_seconds_at_most(above: str) -> None:
    started = time.process_time()
    newsbot.extract(f"<p>{above}</p><h1>Title of the page</h1>{P * 3}", URL)
    assert time.process_time() - started < 10


@pytest.mark.slow
@pytest.mark.skipif(not REAL_PAGES.exists(), reason="../shared/real-pages is not there")
def test_no_real_page_cut_off_anywhere_takes_ten_times_its_own_time() -> None:
    newsbot.extract(P, URL)  # imports and models are no cost of a page
    slow = []
    for page in list(saved_pages(REAL_PAGES))[::27]:
        whole = seconds(page.body, page.url)
        size = len(page.body)
        cuts = [page.body[: size * part // 20] for part in range(20)]
        limit = 10 * max(whole, 0.002)
        if any(seconds(cut, page.url, runs=1) > limit and seconds(cut, page.url) > limit for cut in cuts):
            slow.append(page.id)
    assert not slow


def seconds(body: bytes, url: str, runs: int = 2) -> float:
    """Return the processor time of reading *body*, the best of so many runs: another process may take a turn."""
    times = []
    for _ in range(runs):
        started = time.process_time()
        newsbot.extract(body, url)
        times.append(time.process_time() - started)
    return min(times)


# How much is looked at, as counted


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[object]:
    """Return a list that grows by one with each call of *name* in *module*."""
    calls: list[object] = []
    original = getattr(module, name)

    def count(*arguments: Any) -> Any:
        calls.append(None)
        return original(*arguments)

    monkeypatch.setattr(module, name, count)
    return calls


def test_of_one_meta_element_a_hundred_values_are_read() -> None:
    head = meta_tags.read(Page("<meta name=author content=Ada>" * 500, URL))
    assert len(head.metatags["author"]) == 100


def test_a_title_ends_where_no_headline_goes_on() -> None:
    assert len(meta_tags.read(Page(f"<title>{'Rain - ' * 9_000}</title>", URL)).title or "") == 2_000


@pytest.mark.parametrize("author", ["Ada Lovelace", {"name": "Ada Lovelace"}, {"name": ["Ada", "Alan"] * 300}])
def test_of_a_list_of_people_two_hundred_are_read(author: object) -> None:
    assert len(json_ld_values.names([author] * 500)) == 200


def test_properties_within_each_other_are_not_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, microdata, "_value")
    microdata.source(Page("<div itemscope itemprop=author><i itemprop=name>Ada</i>" * 900, URL))
    assert len(calls) <= 400 * 41


def test_the_headings_that_lie_within_each_other_are_not_all_read(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, finding, "words")
    nested = Page("<div><h2>rain" * 900, URL).root
    finding.find_headline(nested, list(nested.iter("h2")), ["Ferry returns"])
    assert len(calls) < 100


def test_a_thousand_headings_of_comments_take_one_look_at_each_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, comment_section, "_boxes")
    extract_body(Page(f"<article><h1>Rain</h1>{P * 3}{('<h3>Comments</h3>' + P) * 1_000}</article>", URL))
    assert len(calls) < 5_000


def test_each_box_around_the_fields_of_a_deep_page_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, forms, "text_in")
    extract_body(Page("<div>" * 300 + "<input type=email>" * 20 + "</div>" * 300 + P * 5, URL))
    assert 0 < len(calls) <= 20


def test_each_box_of_a_deep_page_is_asked_once_whether_it_is_a_dialog(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = counted(monkeypatch, article_body, "is_dialog")
    extract_body(Page("<div>" * 300 + P * 200 + "</div>" * 300 + "<h1>Ferry</h1>" + P * 200, URL), "Ferry")
    assert 0 < len(calls) < 1_000

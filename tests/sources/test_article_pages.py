"""Which pages number themselves as one of several of an article, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.page import Page
from newsbot.sources.article_pages import article_pages
from newsbot.sources.page_of_several import ArticlePages

SITE = "https://www.harbour.example"
URL = SITE + "/news/rain-falls-on-the-old-harbour"


def told(markup: str, url: str = URL) -> ArticlePages | None:
    return article_pages(Page(f"<html><body><p>{'Rain. ' * 9}</p>{markup}</body></html>", url))


@pytest.mark.parametrize(
    ("own", "second"),
    [
        ("/news/rain-falls-on-the-old-harbour", "?page=2"),
        ("/news/rain-falls-on-the-old-harbour?lang=en", "?lang=en&p=2"),
        ("/news/rain-falls-on-the-old-harbour", "/news/rain-falls-on-the-old-harbour/2"),
        ("/news/rain-falls-on-the-old-harbour/", "2/"),
        ("/news/rain-falls-on-the-old-harbour/", "page/2/"),
        ("/news/rain-falls-on-the-old-harbour", "/news/rain-falls-on-the-old-harbour/seite-2"),
        ("/news/rain-falls-on-the-old-harbour.html", "rain-falls-on-the-old-harbour-2.html"),
        ("/news/rain-falls-on-the-old-harbour.html", "rain-falls-on-the-old-harbour_2.html"),
        ("/news/rain-falls-on-the-old-harbour-12345678.html", "rain-falls-on-the-old-harbour-12345678-p2.html"),
        ("/n1/2026/1125/c1001-40123456.html", "c1001-40123456-2.html"),
        ("/news/rain-falls-on-the-old-harbour.html", "/news/rain-falls-on-the-old-harbour.html/2"),
        ("/story?id=123456", "/story?id=123456&page=2"),
        ("/20261125/af88e8921fbd", "?p=2"),
        ("/node/81234", "/node/81234?page=2"),
        ("/%E9%9B%A8%E3%81%AE%E6%B8%AF/123456", "?page=2"),
    ],
)
@pytest.mark.parametrize(
    "markup",
    [
        "<a href='{}'>2</a>",
        "<link rel='next' href='{}'>",
        "<a href='{}'>Next page »</a>",
        "<a href='{}'>Weiterlesen</a><h3>Seite 1 von 2</h3>",
        "<a href='{}'>Read on</a><span><b>1</b> / 2</span>",
    ],
)
def test_an_article_numbers_its_pages_in_many_ways(own, second, markup):
    found = told(markup.format(second), SITE + own)
    assert found
    assert found.number == 1
    assert found.following == Page("", SITE).url + _joined(own, second)


@pytest.mark.parametrize("count", ["۱ از ۲", "١ من ٢", "1 / 2", "01 / 02"])
def test_the_number_of_pages_is_read_in_the_digits_of_any_language(count):
    found = told(f"<a href='?page=2'>&gt;</a><p>{count}</p>")
    assert found
    assert found.of == 2


def _joined(own: str, second: str) -> str:
    from urllib.parse import urljoin

    return urljoin(SITE + own, second).removeprefix(SITE)


@pytest.mark.parametrize(
    "markup",
    [
        "<a rel='next' href='/news/council-meets-on-monday-evening'>Next</a>",
        "<link rel='next' href='/news/another-story-of-the-town-2'>",
        "<a href='?page=1'>2</a><a href='?page=2'>3</a><a href='?page=1'>next</a>",
        "<a href='?page=2'>Older</a><span>1 / 6</span>",
        "<div class='comments'><a href='?page=2'>2</a></div>",
        "<a href='?page=2#comments'>2</a>",
        "<a href='?page=5#post-1550709'>Who is nominated</a>",
        "<a href='?page=2'>Read our report on the storms of last winter</a>",
        "<a href='https://elsewhere.example/news/rain-falls-on-the-old-harbour?page=2'>2</a>",
        "<a href='/news/rain-falls-on-the-old-harbour/photo-2'>More pictures</a>",
        "<span>1 / 12</span>",
        "<a href='?start=2'>2</a>",
    ],
)
def test_what_only_looks_like_a_next_page_is_none(markup):
    assert told(markup) is None


@pytest.mark.parametrize(
    "url",
    [
        "/threads/rain-on-the-harbour.2509029/",
        "/forum/viewtopic.php?t=487157",
        "/politics/",
        "/category/local-news",
        "/",
        "/?p=12",
        "/search?q=rain",
    ],
)
def test_pages_of_lists_and_forums_are_none_of_an_article(url):
    assert told("<link rel='next' href='?page=2'><a href='?page=2'>2</a>", SITE + url) is None


def test_the_next_post_by_its_number_is_no_page_of_this_one():
    assert told("<a rel='prev' href='/?p=12'>x</a><a rel='next' href='/?p=14'>x</a>", SITE + "/?p=13") is None
    assert told("<a rel='next' href='/archives/2563'>x</a>", SITE + "/archives/2562") is None


@pytest.mark.parametrize(
    "back", ["<a href='{0}'>1</a>", "<link rel='prev' href='{0}'>", "<link rel=canonical href='{0}'>"]
)
def test_a_later_page_names_the_first(back):
    found = told(back.format(URL) + "<a href='/news/rain-falls-on-the-old-harbour/3'>3</a>", URL + "/2")
    assert found == ArticlePages(2, 3, URL, URL + "/3", None, {3: URL + "/3"})


@pytest.mark.parametrize(
    ("own", "third"),
    [
        ("/news/rain-falls-on-the-old-harbour/2", "3"),
        ("/news/rain-falls-on-the-old-harbour/2", "/news/rain-falls-on-the-old-harbour/3"),
        ("/news/rain-falls-on-the-old-harbour-2.html", "rain-falls-on-the-old-harbour-3.html"),
        ("/news/rain-falls-on-the-old-harbour?page=2", "?page=3"),
    ],
)
@pytest.mark.parametrize("quoted", ["href='{}'", 'HREF="{}"'])
def test_a_later_page_leads_on_by_the_number_after_its_own(own: str, third: str, quoted: str) -> None:
    first = own.replace("/2", "").replace("-2", "").replace("?page=2", "")
    found = told(f"<a rel=prev href='{first}'>1</a> <a {quoted.format(third)}>3</a>", SITE + own)
    assert found
    assert found.following == SITE + _joined(own, third)


def test_a_number_at_the_end_of_an_address_alone_says_nothing():
    assert told("<a href='/news/more-of-the-town'>More</a>", SITE + "/news/report-from-the-old-harbour-2") is None


@pytest.mark.parametrize(
    "link",
    [
        "<a href='?page=all'>Alles</a>",
        "<a href='/news/rain-falls-on-the-old-harbour/komplettansicht'>Auf einer Seite lesen</a>",
        "<a href='?singlepage=1'>x</a>",
        "<a href='?printPagedArticle=true'>Artikel auf einer Seite lesen</a>",
    ],
)
def test_where_all_is_on_one_page_is_known(link):
    found = told(f"<a href='?page=2'>2</a>{link}")
    assert found
    assert found.whole
    assert found.whole != found.following


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_links_say_nothing_breaks(href, label):
    page = Page(f"<html><body><a rel='next' href=\"{href}\">{label}</a><a href='?page=2'>2</a></body></html>", URL)
    found = article_pages(page)
    assert found is None or found.following

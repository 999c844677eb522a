"""newsbot.extract, the way from a page to an article without a crawl."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import newsbot

URL = "https://harbour.example/story/rain"
HTML = "<h1>Rain over the harbour</h1>" + "<p>It rained for days, and nobody knew when it would stop again.</p>" * 7


def imported_by(code: str) -> set[str]:
    """Return the modules that a fresh interpreter has loaded after *code*."""
    command = [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_importing_newsbot_loads_neither_scrapy_nor_a_reactor() -> None:
    assert not {"scrapy", "twisted", "twisted.internet.reactor", "lxml"} & imported_by("import newsbot")


def test_extracting_from_any_site_starts_no_reactor() -> None:
    code = f"import newsbot; assert newsbot.extract({HTML!r}, {URL!r})"
    assert "twisted.internet.reactor" not in imported_by(code)


@pytest.mark.parametrize("html", [HTML, HTML.encode(), HTML.encode("utf-16")])
def test_text_and_bytes_give_the_same_article(html: str | bytes) -> None:
    article = newsbot.extract(html, URL)
    assert article is not None
    assert (article.headline, article.url, article.publisher) == ("Rain over the harbour", URL, "harbour.example")


def test_a_page_that_is_no_article_gives_none() -> None:
    assert newsbot.extract("<title>Page not found</title>", URL) is None


def test_why_a_page_is_none_is_told_on_request() -> None:
    with pytest.raises(newsbot.NotAnArticle, match="soft 404") as refused:
        newsbot.extract("<title>Page not found</title>", URL, reasons=True)
    assert refused.value.reason == "soft 404"


def test_every_public_name_can_be_imported() -> None:
    assert {name: getattr(newsbot, name).__name__ for name in newsbot.__all__} == {
        name: name for name in newsbot.__all__
    }
    assert set(newsbot.__all__) <= set(dir(newsbot))


def test_an_unknown_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Artikle'"):
        newsbot.Artikle  # noqa: B018


NO_ADDRESSES = ["http://[::1/", "http://a]b/", "//[x/c", "https://\u2100.example/", "http://\ud800/", "\0", ""]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_is_the_address_of_an_article_and_of_a_listing(url: str) -> None:
    told = '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-11-20">'
    article = newsbot.extract(told + HTML, url)
    assert article is not None
    assert (article.headline, article.url) == ("Rain over the harbour", url)
    feed = f"<rss><channel><item><link>{URL}</link></item></channel></rss>"
    assert [entry.url for entry in newsbot.read_listing(feed, url).entries] == [URL]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_may_be_that_of_a_page_with_a_second_one(url: str) -> None:
    page = f"<html><h2><a href='{URL}'>Rain over the harbour</a></h2><a href='https://harbour.example/2'>2</a></html>"
    assert newsbot.read_listing(page, url).next_page is None
    posts = json.dumps([{"link": URL, "title": "Rain over the harbour"}] * 10)
    assert [entry.url for entry in newsbot.read_listing(posts, f"{url}wp/v2/posts").entries] == [URL] * 10


def test_an_unknown_publisher_is_told() -> None:
    for name in ("nobody", "__init__", "../nobody", "a.b"):
        with pytest.raises(LookupError, match=f"no publisher named '{name}'"):
            newsbot.extract(HTML, URL, publisher=name)


def test_a_publisher_is_found_by_its_spiders_name() -> None:
    article = newsbot.extract(HTML, URL, publisher="newstime")
    assert article is not None
    assert article.publisher == "newstime"


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda _: newsbot.extract(None, URL), "html takes str or bytes, and was given NoneType"),  # type: ignore[arg-type]
        (lambda _: newsbot.extract("", 1), "url takes str, and was given int"),  # type: ignore[arg-type]
        (lambda _: newsbot.extract("", URL, 1), "publisher takes str, and was given int"),  # type: ignore[arg-type]
        (lambda _: newsbot.read_listing(None, URL), "body takes str or bytes, and was given NoneType"),  # type: ignore[arg-type]
        (lambda _: newsbot.canonical_url(None), "url takes str, and was given NoneType"),  # type: ignore[arg-type]
        (lambda _: newsbot.Selection(publisher="bbc"), "unexpected keyword argument 'publisher'"),  # type: ignore[call-arg]
        (lambda archive: archive.articles(1), "selection takes Selection, and was given int"),
    ],
)
def test_a_value_of_another_type_is_named_with_what_is_taken(
    tmp_path: Path, call: Callable[[newsbot.Archive], Any], told: str
) -> None:
    with newsbot.Archive(tmp_path / "newsbot.db") as archive, pytest.raises(TypeError, match=told):
        call(archive)

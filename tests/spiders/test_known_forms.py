"""The second crawl of a section knows from the first which forms of its addresses are articles, and which not."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, own_article, rss
from tests.spiders.kinds_of_sites import NOW, sitemap

PLACES = "pier ferry crane wharf tower beacon anchor harvest".split()
EARLIER, LATER = PLACES[:5], PLACES[5:]
EMPTY = "<html><title>Pictures</title><body><img src='/1.jpg'></body></html>"


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    """Serve a site whose feed names articles that have one word, as its section does with others."""
    with MischievousServer() as server:
        for place in PLACES:
            server.answer(f"/sport/{place}", own_article(f"What became of the {place} in the storm of March"))
        server.answer_xml("/feed", rss(*(f"{server.base}/sport/{place}" for place in EARLIER)))
        yield server


def section(server: MischievousServer, *paths: str) -> None:
    labels = [path.rpartition("/")[2].replace("-", " ").capitalize() for path in paths]
    teasers = "".join(f"<p><a href='{path}'>{label}</a></p>" for path, label in zip(paths, labels, strict=True))
    server.answer("/sport/", f"<html><main>{teasers}</main></html>")


def galleries(server: MischievousServer, *numbers: int) -> list[str]:
    paths = [f"/gallery/boats-of-the-week-{number}" for number in numbers]
    for path in paths:
        server.answer(path, EMPTY)
    return paths


def follow(server: MischievousServer, archive: str, **more: Any) -> Heard:
    facts = {"sections": {"Sport": server.base + "/sport/"}, "feeds": [server.base + "/feed"]}
    return crawl(facts | {"allowed_domains": ["127.0.0.1"]} | more, ARCHIVE=archive, RETRY_TIMES=0)


def found(heard: Heard) -> list[str]:
    return sorted(article["url"].rpartition("/")[2] for article in heard.articles)


def test_articles_with_short_labels_are_found_once_others_of_their_form_were_articles(server, address):
    section(server, *(f"/sport/{place}" for place in LATER))
    assert found(follow(server, address)) == sorted(EARLIER)
    section(server, *(f"/sport/{place}" for place in reversed(LATER)))
    assert found(follow(server, address)) == sorted(LATER)


def test_what_never_was_an_article_is_asked_for_no_more(server, address):
    section(server, *(first := galleries(server, *range(10_001, 10_031))))
    follow(server, address)
    section(server, *(second := galleries(server, *range(20_001, 20_051))))
    follow(server, address)
    assert sum(server.requests[path] for path in first) == 30
    assert sum(server.requests[path] for path in second) <= 20  # one of five, as their hashes have it


def test_a_form_that_becomes_that_of_articles_is_asked_for_again(server, address):
    section(server, *galleries(server, *range(10_001, 10_031)))
    follow(server, address)
    for numbers in (range(20_000, 20_040), range(30_000, 30_040)):
        paths = [f"/gallery/boats-of-the-week-{number}" for number in numbers]
        for path in paths:
            server.answer(path, own_article(f"Boats of the week, {path[-5:]}"))
        section(server, *paths)
        last = follow(server, address)
    assert len([name for name in found(last) if name.startswith("boats")]) == 40


def test_a_publisher_file_that_says_what_articles_are_is_believed(server, address):
    section(server, *galleries(server, *range(10_001, 10_031)))
    follow(server, address)
    section(server, *(second := galleries(server, *range(20_001, 20_041))))
    follow(server, address, article_url=r"/gallery/")
    assert sum(server.requests[path] for path in second) == 40


def test_a_sitemap_names_articles_that_have_the_form_of_the_sites_others(server, address):
    section(server)
    follow(server, address)
    server.answer_xml("/sitemap.xml", sitemap(*(f"{server.base}/sport/{place}" for place in LATER), lastmod=NOW))
    assert found(follow(server, address, sitemaps=[server.base + "/sitemap.xml"])) == sorted(LATER)


def test_a_sitemap_of_short_addresses_names_no_articles_where_nothing_is_known(server, address):
    server.answer_xml("/sitemap.xml", sitemap(*(f"{server.base}/sport/{place}" for place in LATER), lastmod=NOW))
    assert found(follow(server, address, feeds=[], sections={}, sitemaps=[server.base + "/sitemap.xml"])) == []

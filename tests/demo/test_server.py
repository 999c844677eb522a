"""The demo publisher is what the other tests crawl, so its own promises come first."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from lxml import etree

from newsbot.demo import DemoPublisher

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher(now=NOW) as paper:
        yield paper


def get(paper: DemoPublisher, path: str, **headers: str) -> bytes:
    with urlopen(Request(paper.base + path, headers=headers)) as response:
        return response.read()


def status(paper: DemoPublisher, path: str, **headers: str) -> int:
    try:
        with urlopen(Request(paper.base + path, headers=headers)) as response:
            return response.status
    except HTTPError as error:
        with error:
            return error.code


def test_it_has_forty_stories_over_all_sections(paper):
    assert len(paper.stories) >= 40
    assert {story.section for story in paper.stories.values()} == {
        "politics",
        "business",
        "culture",
        "world",
        "mondhafen_kurier",
    }
    assert {story.language for story in paper.stories.values()} == {"en", "de", "fr", "es", "ru", "ar", "ja"}


def test_no_story_is_dated_in_the_future(paper):
    assert max(story.lastmod for story in paper.stories.values()) <= NOW


def test_every_story_has_its_page(paper):
    for story in paper.stories.values():
        assert story.headline in unescape(get(paper, story.path).decode())


def test_the_same_clock_gives_the_same_bytes(paper):
    with DemoPublisher(now=NOW) as other:
        for path in ("/politics/harbour-wall-vote.html", "/world/"):
            assert get(paper, path).replace(paper.base.encode(), other.base.encode()) == get(other, path)


def test_an_unchanged_page_answers_304_and_is_counted(paper):
    with urlopen(paper.base + "/feed.xml") as response:
        tag = response.headers["ETag"]
    assert status(paper, "/feed.xml", **{"If-None-Match": tag}) == 304
    assert paper.requests["/feed.xml"] == 2
    assert paper.answers["/feed.xml", 304] == 1


def test_without_validators_every_answer_is_whole():
    with DemoPublisher(now=NOW, validators=False) as paper, urlopen(paper.base + "/feed.xml") as response:
        assert response.headers["ETag"] is None


def test_a_changed_story_changes_its_page_and_its_listings(paper):
    before = get(paper, "/sitemaps/politics.xml")
    paper.change("library-hours", headline="Library stays closed on Sundays")
    assert b"Library stays closed on Sundays" in get(paper, "/politics/library-hours.html")
    assert get(paper, "/sitemaps/politics.xml") != before


def test_a_redecorated_page_differs_but_says_the_same_dates(paper):
    before = get(paper, "/politics/parking-fees.html")
    story = paper.redecorate("parking-fees")
    assert get(paper, "/politics/parking-fees.html") != before
    assert story.modified is None
    assert story.lastmod > story.published


def test_a_failing_story_heals(paper):
    paper.fail("library-hours")
    assert status(paper, "/politics/library-hours.html") == 503
    paper.heal("library-hours")
    assert status(paper, "/politics/library-hours.html") == 200


def test_a_deleted_story_is_gone_from_page_and_listing(paper):
    paper.delete("library-hours")
    assert status(paper, "/politics/library-hours.html") == 410
    assert b"library-hours" not in get(paper, "/sitemaps/politics.xml")


def test_a_published_story_is_the_newest_of_its_section(paper):
    paper.publish("fog", "Fog over the sound", ("Nobody has seen the ferry since noon.",))
    assert b"fog.html" in get(paper, "/politics/").split(b"<article>")[1]


def test_sections_are_paged_to_their_end(paper):
    assert b'rel="next" href="/politics/?page=2"' in get(paper, "/politics/")
    assert status(paper, "/politics/?page=9") == 404


@pytest.mark.parametrize(
    "path", ["/feed.xml", "/feed.rdf", "/atom.xml", "/news-sitemap.xml", "/sitemap.xml", "/sitemaps/archive.xml"]
)
def test_listings_are_well_formed(paper, path):
    assert len(etree.fromstring(get(paper, path))) > 0


def test_the_other_forms_of_listings_name_their_stories(paper):
    assert len(json.loads(get(paper, "/feed.json"))["items"]) == 15
    assert b"<loc>" in gzip.decompress(get(paper, "/sitemaps/business.xml.gz"))
    assert get(paper, "/sitemaps/culture.txt").startswith(paper.base.encode())


def test_monthly_sitemaps_hold_all_stories_between_them(paper):
    months = etree.fromstring(get(paper, "/sitemaps/archive.xml")).xpath("//*[local-name()='loc']/text()")
    named = [
        url
        for month in months
        for url in etree.fromstring(get(paper, month.removeprefix(paper.base))).xpath("//*[local-name()='loc']/text()")
    ]
    assert sorted(named) == sorted(paper.base + story.path for story in paper.newest())

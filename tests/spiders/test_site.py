"""`crawl site`: of each kind of site, which of its articles are found, and with how many requests."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest

from newsbot.sources import Entry, SourceKind
from newsbot.sources.usual_places import USUAL_FEEDS
from newsbot.spiders.found_sections import BELOW_AT_MOST
from newsbot.spiders.site import SiteSpider
from tests.downloader.names import looked_up
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, article
from tests.spiders.kinds_of_sites import GUESSES, KINDS, NOW, crawled, index, sitemap

STORY = "/politics/a-story-of-rain-on-the-harbour"


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.answer(STORY, article("A story of rain"))
        yield server


def crawl_site(server: MischievousServer, path: str = "/", host: str = "127.0.0.1", **settings: Any) -> Heard:
    url = server.base.replace("127.0.0.1", host) + path
    return crawl(arguments={"url": url}, spider=SiteSpider, **settings)


def found(heard: Heard, server: MischievousServer) -> list[str]:
    return sorted(entry["url"].removeprefix(server.base) for entry in heard.articles)


def asked(server: MischievousServer) -> int:
    """Return the number of requests, but for robots.txt and the article."""
    return sum(server.requests.values()) - server.requests["/robots.txt"] - server.requests[STORY]


@pytest.mark.parametrize("kind", KINDS)
def test_all_articles_of_a_site_are_found_whatever_leads_to_them(kind):
    with crawled(KINDS[kind]) as site:
        assert site.found == sorted(site.there)
        assert site.asked <= site.requests


@pytest.mark.parametrize("place", [0, 77, 199])
def test_of_an_index_of_200_the_newest_is_read_wherever_it_stands(server, place):
    numbers = [*range(1, 200)]
    numbers.insert(place, 200)
    server.answer("/robots.txt", f"Sitemap: {server.base}/index.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/index.xml", index(server.base, [f"map-{number}.xml" for number in numbers]))
    server.answer_xml("/map-200.xml", sitemap(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) <= 2 + 10 + len(USUAL_FEEDS)


@pytest.mark.parametrize("place", [3, 77, 199])
@pytest.mark.parametrize("name", ["map-{number}.xml", "map-{drawn:08x}.xml", "map-{drawn}.xml"])
def test_of_an_index_of_200_whose_names_tell_nothing_the_newest_is_found_by_dates_in_a_few(server, place, name):
    """Each is a week older than the one before it, up to the place where the site has begun anew."""
    drawn = [int(sha256(str(number).encode()).hexdigest()[:8], 16) for number in range(200)]
    names = [name.format(number=number, drawn=drawn[number]) for number in range(200)]
    server.answer("/robots.txt", f"Sitemap: {server.base}/index.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/index.xml", index(server.base, names))
    for at, one in enumerate(names):
        weeks = (place - at) % 200
        address = STORY if at == place else f"/politics/old-story-of-the-harbour-number-{at}"
        server.answer_xml(f"/{one}", sitemap(server.base + address, lastmod=NOW - timedelta(weeks=weeks)))
        if at != place:
            server.answer(address, article(f"Old story {at}"))
    assert STORY in found(crawl_site(server), server)
    assert sum(server.requests[f"/{one}"] for one in names) <= 22


def test_a_time_that_all_addresses_share_tells_nothing_of_them(server):
    old = [f"{server.base}/{NOW.year - 5}/03/0{day}/story-of-{name}" for day in range(1, 10) for name in "abcdefgh"]
    server.answer("/robots.txt", f"Sitemap: {server.base}/all.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/all.xml", sitemap(*old, server.base + STORY, lastmod=NOW))
    heard = crawl_site(server)
    assert found(heard, server) == [STORY]
    assert asked(server) == 2 + len(USUAL_FEEDS)


def test_pages_whose_scripts_send_on_to_each_other_do_not_hide_the_usual_feeds(server):
    server.answer("/", "<script>location.href = '/home'</script>")
    server.answer("/home", "<script>location.href = '/'</script>")
    server.answer_xml("/sitemap.xml", sitemap(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]


def test_pages_whose_scripts_send_on_and_on_are_followed_a_few_times_only(server):
    for number in range(20):
        server.answer(f"/{number or ''}", f"<script>location.href = '/{number + 1}'</script>")
    server.answer_xml("/sitemap.xml", sitemap(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) <= 5 + GUESSES


def test_a_domain_that_sends_on_to_another_is_read_there_and_told(server):
    server.redirect("/moved", server.base + "/home")
    server.answer("/home", f"<a href='{STORY}'>x</a>")
    heard = crawl_site(server, "/moved", host="localhost")
    assert found(heard, server) == [STORY]
    assert "localhost sends on to 127.0.0.1, which is read in its place" in heard.log


def test_a_page_that_leads_back_is_not_taken_for_the_site(server):
    server.redirect("/", f"{server.base}/consent?back=http://localhost/")
    server.answer("/consent", f"<a href='{STORY}'>x</a>")
    heard = crawl_site(server, host="localhost")
    assert heard.articles == []


def test_a_listing_of_another_site_that_nobody_named_is_left(server):
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    server.answer("/robots.txt", f"Sitemap: {server.base}/index.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/index.xml", f"<sitemapindex><sitemap><loc>{elsewhere}/map.xml</loc></sitemap></sitemapindex>")
    heard = crawl_site(server)
    assert heard.listing(f"{elsewhere}/map.xml") == "filtered: off site"
    assert server.requests["/map.xml"] == 0


@pytest.mark.parametrize(
    ("front", "other"), [("www.harbour.example", "harbour.example"), ("harbour.example", "www.harbour.example")]
)
def test_www_and_the_bare_host_are_one(front, other):
    spider = SiteSpider(url=f"https://{front}/")
    entry = Entry(f"https://{other}{STORY}")
    assert spider._on_own_host(entry.url) == f"https://{front}{STORY}"
    assert spider._on_own_host("https://sport.harbour.example/a") == "https://sport.harbour.example/a"
    assert SourceKind.WORDPRESS.singular == "wordpress"


def test_what_is_older_than_the_look_back_is_left(server):
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/sitemap.xml", sitemap(server.base + STORY, lastmod=NOW - timedelta(days=400)))
    assert crawl_site(server).articles == []


def test_a_site_that_does_not_answer_is_looked_for_beside_and_told():
    """By people's ways of writing an address: without a scheme, with www. or without."""
    with MischievousServer() as server, looked_up(www_harbour_test=[["127.0.0.1"]]):
        server.answer("/", f"<a href='{STORY}'>x</a>")
        server.answer(STORY, article("A story of rain"))
        address = server.base.replace("http://127.0.0.1", "harbour.test")
        heard = crawl(arguments={"url": address}, spider=SiteSpider, RETRY_TIMES=0)
        assert [entry["url"] for entry in heard.articles] == [
            server.base.replace("127.0.0.1", "www.harbour.test") + STORY
        ]
    assert heard.listing(f"https://{address}") == "failed: host not found"
    assert f"https://{address}: host not found; https://www.{address} is tried in its place" in heard.log


def test_a_page_that_is_gone_leads_to_the_front_page(server):
    server.answer("/", f"<a href='{STORY}'>x</a>")
    heard = crawl_site(server, "/old/start.html")
    assert found(heard, server) == [STORY]
    assert heard.listing(f"{server.base}/old/start.html") == "gone: HTTP 404"


def test_a_site_that_is_nowhere_is_told_once_for_each_place():
    with looked_up():
        heard = crawl(arguments={"url": "https://harbour.test/"}, spider=SiteSpider, RETRY_TIMES=0)
    fronts = ["https://harbour.test/", "https://www.harbour.test/", "http://harbour.test/", "http://www.harbour.test/"]
    assert [url for url, *_ in heard.listings] == fronts


def test_sections_that_lead_to_further_ones_without_end_are_followed_for_a_while_only(server):
    def sections(handler: Any) -> None:
        folder = handler.path.rstrip("/")
        handler.give(200, "".join(f"<a href='{folder}/{name}/'>{name}</a>" for name in ("north", "south", "east")), {})

    server.unknown = sections
    server.answer("/robots.txt", f"Sitemap: {server.base}/map.xml")
    server.answer_xml("/map.xml", sitemap(server.base + STORY, lastmod=NOW))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) <= 2 + len(USUAL_FEEDS) + 3 + BELOW_AT_MOST

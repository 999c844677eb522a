"""`crawl site`: of each kind of site, which of its articles are found, and with how many requests."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from newsbot.sources import Entry, SourceKind
from newsbot.spiders.site import USUAL_FEEDS, USUAL_SITEMAPS, SiteSpider
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, article, rss

NOW = datetime.now(UTC).replace(microsecond=0)
STORY = "/politics/a-story-of-rain-on-the-harbour"
GUESSES = len(USUAL_FEEDS) + len(USUAL_SITEMAPS)


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.answer(STORY, article("A story of rain"))
        yield server


def crawl_site(server: MischievousServer, path: str = "/", host: str = "127.0.0.1", **settings: Any) -> Heard:
    url = server.base.replace("127.0.0.1", host) + path
    return crawl(arguments={"url": url}, spider=SiteSpider, **settings)


def sitemap(*urls: str, lastmod: datetime | None = None) -> str:
    changed = f"<lastmod>{lastmod.isoformat()}</lastmod>" if lastmod else ""
    return "<urlset>" + "".join(f"<url><loc>{url}</loc>{changed}</url>" for url in urls) + "</urlset>"


def found(heard: Heard, server: MischievousServer) -> list[str]:
    return sorted(entry["url"].removeprefix(server.base) for entry in heard.articles)


def asked(server: MischievousServer) -> int:
    """Return the number of requests, but for robots.txt and the article."""
    return sum(server.requests.values()) - server.requests["/robots.txt"] - server.requests[STORY]


@pytest.mark.parametrize("status", [403, 404, 500])
def test_a_front_page_that_is_refused_does_not_end_the_search(server, status):
    server.answer("/", "no", status=status)
    server.answer_xml("/sitemap.xml", sitemap(server.base + STORY, lastmod=NOW))
    assert found(crawl_site(server, RETRY_TIMES=0), server) == [STORY]
    assert asked(server) == 1 + GUESSES


def test_a_front_page_that_is_no_html_does_not_end_the_search(server):
    server.answer("/", b"%PDF-1.4 " + bytes(range(256)), Content_Type="application/pdf")
    server.answer_xml("/feed", rss(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) == 1 + GUESSES


def test_the_sitemaps_that_only_robots_txt_names_are_read(server):
    server.answer("/", "no", status=403)
    server.answer("/robots.txt", f"User-agent: *\nDisallow: /x\nSitemap: {server.base}/maps/of-news.xml")
    server.answer_xml("/maps/of-news.xml", sitemap(server.base + STORY, lastmod=NOW))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) == 2 + len(USUAL_FEEDS), "no sitemap need be guessed"


def test_a_feed_that_the_front_page_declares_is_read_wherever_it_is(server):
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    server.answer("/", f"<link rel='alternate' type='application/rss+xml; charset=utf-8' href='{elsewhere}/feeds/all'>")
    server.answer_xml("/feeds/all", rss(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) == 2 + len(USUAL_SITEMAPS)


def test_a_feed_behind_a_redirect_is_read(server):
    server.answer("/", "<a href='/rss'>RSS</a>")
    server.redirect("/rss", server.base.replace("127.0.0.1", "localhost") + "/syndication/all.xml")
    server.answer_xml("/syndication/all.xml", rss(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]


def test_wordpress_is_read_by_its_list_of_posts(server):
    server.answer("/", f"<link rel='https://api.w.org/' href='{server.base}/wp-json/'>")
    post = f'{{"link": "{server.base}{STORY}", "date_gmt": "2026-11-20T08:00:00", "title": {{"rendered": "Rain"}}}}'
    path = "/wp-json/wp/v2/posts?per_page=100&_fields=link,title,date_gmt,modified_gmt"
    server.answer(path, f"[{post}]", Content_Type="application/json")
    assert found(crawl_site(server), server) == [STORY]
    assert server.requests[path] == 1


def test_a_news_sitemap_at_a_usual_place_is_found(server):
    server.answer("/", "<p>Welcome</p>")
    news = f"<n:news><n:publication_date>{NOW.isoformat()}</n:publication_date></n:news>"
    names = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    server.answer_xml("/googlenews.xml", f"<urlset {names}><url><loc>{server.base}{STORY}</loc>{news}</url></urlset>")
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) == 1 + GUESSES


def test_sections_alone_are_enough(server):
    server.answer("/", "<nav><a href='category/politics/'>Politics</a><a href='/privacy-policy'>Privacy</a></nav>")
    server.answer("/category/politics/", f"<a href='..{STORY}'>x</a><a href='../..{STORY}'>x</a>")
    assert found(crawl_site(server), server) == [STORY]
    assert server.requests["/privacy-policy"] == 0


@pytest.mark.parametrize("place", [0, 77, 199])
def test_of_an_index_of_200_the_newest_is_read_wherever_it_stands(server, place):
    numbers = [*range(1, 200)]
    numbers.insert(place, 200)
    index = "".join(f"<sitemap><loc>{server.base}/map-{number}.xml</loc></sitemap>" for number in numbers)
    server.answer("/robots.txt", f"Sitemap: {server.base}/index.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/index.xml", f"<sitemapindex>{index}</sitemapindex>")
    server.answer_xml("/map-200.xml", sitemap(server.base + STORY))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) <= 2 + 10 + len(USUAL_FEEDS)


@pytest.mark.parametrize("place", [3, 77, 199])
@pytest.mark.parametrize("name", ["map-{:08x}.xml", "map-{}.xml"])
def test_of_an_index_of_200_whose_names_tell_nothing_the_newest_is_found_by_dates_in_a_few(server, place, name):
    """Each is a week older than the one before it, up to the place where the site has begun anew."""
    names = [name.format(number * 2_654_435_761 % 2**32 if "x}" in name else number) for number in range(200)]
    server.answer("/robots.txt", f"Sitemap: {server.base}/index.xml")
    server.answer("/", "<p>Welcome</p>")
    index = "".join(f"<sitemap><loc>{server.base}/{one}</loc></sitemap>" for one in names)
    server.answer_xml("/index.xml", f"<sitemapindex>{index}</sitemapindex>")
    for at, one in enumerate(names):
        weeks = (place - at) % 200
        address = STORY if at == place else f"/politics/old-story-of-the-harbour-number-{at}"
        server.answer_xml(f"/{one}", sitemap(server.base + address, lastmod=NOW - timedelta(weeks=weeks)))
        if at != place:
            server.answer(address, article(f"Old story {at}"))
    assert STORY in found(crawl_site(server), server)
    assert sum(server.requests[f"/{one}"] for one in names) <= 22


def test_of_2_000_addresses_that_changed_now_those_of_old_days_are_left(server):
    """As sites write whose software takes the moment of writing the file for the time of change."""
    old = [f"{server.base}/{NOW.year - 1 - at % 9}/03/{1 + at % 28:02}/story-number-{at}" for at in range(1_999)]
    server.answer("/robots.txt", f"Sitemap: {server.base}/all.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/all.xml", sitemap(*old, server.base + STORY, lastmod=NOW))
    assert found(crawl_site(server), server) == [STORY]
    assert asked(server) == 2 + len(USUAL_FEEDS)


def test_a_time_that_all_addresses_share_tells_nothing_of_them(server):
    old = [f"{server.base}/{NOW.year - 5}/03/0{day}/story-of-{name}" for day in range(1, 10) for name in "abcdefgh"]
    server.answer("/robots.txt", f"Sitemap: {server.base}/all.xml")
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/all.xml", sitemap(*old, server.base + STORY, lastmod=NOW))
    heard = crawl_site(server)
    assert found(heard, server) == [STORY]
    assert asked(server) == 2 + len(USUAL_FEEDS)


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


def test_relative_links_go_by_the_base_that_the_page_declares(server):
    links = f"<a href='..{STORY}'>x</a><a rel='alternate' type='text/xml' href='rss'>x</a>"
    server.answer("/", f"<base href='/news/'>{links}")
    server.answer_xml("/news/rss", rss(server.base + "/politics/another-story-of-the-old-harbour"))
    server.answer("/politics/another-story-of-the-old-harbour", article("Another story"))
    assert len(crawl_site(server).articles) == 2


def test_what_is_older_than_the_look_back_is_left(server):
    server.answer("/", "<p>Welcome</p>")
    server.answer_xml("/sitemap.xml", sitemap(server.base + STORY, lastmod=NOW - timedelta(days=400)))
    assert crawl_site(server).articles == []

"""Crawls of a publisher through its listings: what is asked for, in which order, and where a walk ends."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

import pytest

from newsbot.spiders.site import SiteSpider
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, article, rss
from tests.mischief.spiders import BreaksOnFirstStory

NOW = datetime.now(UTC).replace(microsecond=0)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def sitemap(base: str, dated: Mapping[str, datetime | None]) -> str:
    entries = (
        f"<url><loc>{base}{path}</loc>{f'<lastmod>{date.isoformat()}</lastmod>' if date else ''}</url>"
        for path, date in dated.items()
    )
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'


def section(paths: list[str], next_page: str | None = None) -> str:
    links = "".join(f'<a href="{path}">{path}</a>' for path in paths)
    further = f'<a rel="next" href="{next_page}">more</a>' if next_page else ""
    return f"<html><body><nav><a href='/sport/'>Sport</a></nav>{links}{further}</body></html>"


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        yield server


def follow(arguments: dict[str, str] | None = None, **facts: object) -> Heard:
    return crawl({"allowed_domains": ["127.0.0.1"], "article_url": r"/story-", **facts}, arguments)


def paths(server: MischievousServer, urls: list[str], part: str = "/story-") -> list[str]:
    return [url.removeprefix(server.base) for url in urls if part in url]


def publish(server: MischievousServer, path: str, published: datetime | None = None) -> None:
    page = article(f"Story {path}")
    server.answer(path, page.replace("2026-11-20T08:00:00+00:00", published.isoformat()) if published else page)


def test_the_newest_articles_are_asked_for_first_whatever_the_order_of_the_listing(server):
    dated = {f"/story-{days}.html": ago(days) for days in (3, 9, 1, 20)}
    for path in dated:
        publish(server, path)
    server.answer_xml("/sitemap.xml", sitemap(server.base, dated))
    heard = follow(sitemaps=[server.base + "/sitemap.xml"])
    assert paths(server, heard.requests) == ["/story-1.html", "/story-3.html", "/story-9.html", "/story-20.html"]


def test_lastmod_selects_what_a_sitemap_gives_and_since_asks_for_more(server):
    dated = {f"/story-{days}.html": ago(days) for days in (2, 40, 400)}
    for path, date in dated.items():
        publish(server, path, date)
    server.answer_xml("/sitemap.xml", sitemap(server.base, dated))
    sitemaps = [server.base + "/sitemap.xml"]
    recent = follow(sitemaps=sitemaps)
    assert paths(server, recent.requests) == ["/story-2.html"]
    assert recent.outcome(server.base + "/story-40.html") == "filtered: older than LOOK_BACK_DAYS"
    asked = follow({"since": str(ago(60).date()), "until": str(ago(30).date())}, sitemaps=sitemaps)
    assert paths(server, asked.requests) == ["/story-2.html", "/story-40.html"]
    assert asked.outcome(server.base + "/story-2.html") == "filtered: after until"  # lastmod says when it changed
    assert asked.outcome(server.base + "/story-400.html") == "filtered: before since"
    assert [entry["url"] for entry in asked.articles] == [server.base + "/story-40.html"]


def test_an_archive_by_month_is_walked_back_to_since_and_no_further(server):
    months = sorted({ago(days).strftime("%Y-%m") for days in range(100)}, reverse=True)
    for month in months:
        publish(server, f"/story-{month}.html", datetime.fromisoformat(f"{month}-01T12:00+00:00"))
        server.answer_xml(f"/sitemap-{month}.xml", sitemap(server.base, {f"/story-{month}.html": None}))
    template = server.base + "/sitemap-{date:%Y-%m}.xml"
    heard = follow({"since": f"{months[2]}-01"}, sitemaps=[template])
    assert paths(server, heard.requests, "/sitemap-") == [f"/sitemap-{month}.xml" for month in months[:3]]
    assert len(heard.articles) == 3


def test_a_month_that_is_missing_does_not_end_the_walk(server):
    month = ago(32).strftime("%Y-%m")
    server.answer_xml(f"/{month}.xml", sitemap(server.base, {"/story-a.html": None}))
    publish(server, "/story-a.html", ago(32))
    heard = follow({"since": str(ago(33).date())}, sitemaps=[server.base + "/{date:%Y-%m}.xml"])
    assert paths(server, [entry["url"] for entry in heard.articles]) == ["/story-a.html"]


def test_a_section_is_walked_page_by_page_with_its_name_as_a_hint(server):
    server.answer("/politics/", section(["/story-1.html", "/story-2.html"], "/politics/?page=2"))
    server.answer("/politics/?page=2", section(["/story-2.html", "/story-3.html"], "/politics/?page=3"))
    server.answer("/politics/?page=3", section(["/story-1.html"], "/politics/?page=4"))
    for number in (1, 2, 3):
        publish(server, f"/story-{number}.html")
    heard = follow(sections={"politics": server.base + "/politics/"})
    assert len(heard.articles) == 3
    assert {entry["section"] for entry in heard.articles} == {"politics"}
    assert server.requests["/politics/?page=4"] == 0, "page 3 named nothing new"


def test_a_walk_back_to_since_ends_where_a_server_answers_any_page_number_with_its_last_page(server):
    publish(server, "/story-1.html", ago(1))
    for number in range(1, 6):
        server.answer(f"/politics/?page={number}", section(["/story-1.html"], f"/politics/?page={number + 1}"))
    follow({"since": "2020-01-01"}, sections={"politics": server.base + "/politics/?page=1"})
    assert server.requests["/politics/?page=2"] == 1
    assert server.requests["/politics/?page=3"] == 0


def test_variants_of_an_address_are_asked_for_once(server):
    publish(server, "/story-1.html")
    variants = ["?utm_source=rss", "#top", "?fbclid=1", "?amp=1", ""]
    server.answer_xml("/feed.xml", rss(*(f"{server.base}/story-1.html{variant}" for variant in variants)))
    server.answer_xml("/more.xml", rss(server.base + "/amp/story-1.html"))
    heard = follow(feeds=[server.base + "/feed.xml", server.base + "/more.xml"])
    assert len(paths(server, heard.requests)) == 1
    assert len(heard.found) == 1


def test_a_feed_on_another_host_is_read_by_the_rules_of_that_host(server):
    publish(server, "/story-1.html")
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    server.answer_xml("/feed.xml", rss(server.base + "/story-1.html"))
    heard = follow(feeds=[elsewhere + "/feed.xml"])
    assert len(heard.articles) == 1
    assert server.requests["/robots.txt"] == 2


def test_of_many_sitemaps_without_a_date_the_first_and_last_are_read(server):
    index = "".join(f"<sitemap><loc>{server.base}/map-{number}.xml</loc></sitemap>" for number in range(30))
    server.answer_xml("/index.xml", f"<sitemapindex>{index}</sitemapindex>")
    heard = follow(sitemaps=[server.base + "/index.xml"])
    read = [f"/map-{number}.xml" for number in (*range(5), *range(25, 30))]
    assert paths(server, heard.requests, "/map-") == read
    assert "20 sitemaps without a date are left alone" in heard.log


def test_what_one_source_takes_for_no_article_another_may_still_name(server):
    server.answer_xml("/sitemap.xml", sitemap(server.base, {"/about/": None}))
    server.answer_xml("/feed.xml", rss(server.base + "/about/"))
    publish(server, "/about/")
    listings = {"sitemaps": [server.base + "/sitemap.xml"], "feeds": [server.base + "/feed.xml"]}
    heard = crawl({"allowed_domains": ["127.0.0.1"], **listings})
    assert [entry["url"] for entry in heard.articles] == [server.base + "/about/"]


def test_a_limit_counts_articles_that_were_kept_and_spares_the_server(server):
    stories = [f"/story-{number}.html" for number in range(40)]
    for path in stories:
        publish(server, path)
    server.answer("/story-1.html", article("Story /story-0.html"))  # the same text as the first
    server.answer_xml("/feed.xml", rss(*(server.base + path for path in stories)))
    heard = follow({"limit": "5"}, feeds=[server.base + "/feed.xml"])
    assert len(heard.articles) == 5
    assert heard.end == "limit"
    assert len(paths(server, heard.requests)) <= 6 + 4 + 4, "no more than the duplicate and what was under way"


def test_one_page_is_asked_for_alone(server):
    publish(server, "/story-1.html")
    heard = follow({"url": server.base + "/story-1.html"}, feeds=[server.base + "/feed.xml"])
    assert paths(server, heard.requests, server.base) == ["/robots.txt", "/story-1.html"]
    assert len(heard.articles) == 1


def test_an_article_that_breaks_newsbot_is_told_of_and_the_crawl_goes_on(server):
    server.answer_xml("/feed.xml", rss(server.base + "/story-1.html", server.base + "/story-2.html"))
    for number in (1, 2):
        publish(server, f"/story-{number}.html")
    heard = crawl(
        {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"]},
        spider=BreaksOnFirstStory,
    )
    assert heard.outcome(server.base + "/story-1.html") == "failed: ZeroDivisionError in newsbot"
    assert len(heard.articles) == 1


def test_any_site_is_found_by_what_its_front_page_and_robots_txt_name(server):
    for name in ("feed", "robots", "front", "section"):
        publish(server, f"/2026/11/20/a-story-of-the-{name}")
    server.answer("/robots.txt", f"User-agent: *\nDisallow:\nSitemap: {server.base}/of-robots.xml")
    server.answer_xml("/of-robots.xml", sitemap(server.base, {"/2026/11/20/a-story-of-the-robots": ago(1)}))
    server.answer_xml("/of-front.xml", rss(server.base + "/2026/11/20/a-story-of-the-feed"))
    server.answer("/sport/", section(["/2026/11/20/a-story-of-the-section"]))
    declared = '<link rel="alternate" type="application/rss+xml" href="/of-front.xml">'
    server.answer("/", declared + section(["/2026/11/20/a-story-of-the-front"]))
    heard = crawl(arguments={"url": server.base + "/"}, spider=SiteSpider)
    assert len(heard.articles) == 4
    assert {entry["publisher"] for entry in heard.articles} == {"127.0.0.1"}
    assert server.requests["/sitemap.xml"] == 0, "what is declared need not be guessed"


def test_a_site_that_declares_nothing_is_asked_at_the_usual_places(server):
    publish(server, "/2026/11/20/a-story-of-the-feed")
    server.answer("/", "<html><body><p>Welcome</p></body></html>")
    server.answer_xml("/rss.xml", rss(server.base + "/2026/11/20/a-story-of-the-feed"))
    heard = crawl(arguments={"url": server.base + "/"}, spider=SiteSpider)
    assert len(heard.articles) == 1
    assert [state for _, state, _, _ in heard.listings] == ["read", "read"], "a guess that fails is no failure"


@pytest.mark.parametrize(("arguments", "limit"), [({}, 7), ({"since": "2026-01-01"}, 9)])
def test_an_index_without_end_is_left_after_so_many_listings(server, arguments, limit):
    children = [f"/map-{number}.xml" for number in range(20)]
    now = f"<lastmod>{NOW.isoformat()}</lastmod>"
    index = "".join(f"<sitemap><loc>{server.base}{child}</loc>{now}</sitemap>" for child in children)
    server.answer_xml("/index.xml", f"<sitemapindex>{index}</sitemapindex>")
    for child in children:
        server.answer_xml(child, sitemap(server.base, {}))
    facts = {"allowed_domains": ["127.0.0.1"], "sitemaps": [server.base + "/index.xml"]}
    heard = crawl(facts, arguments, LISTINGS_MAX=7, LISTINGS_MAX_SINCE=9)
    assert sum(server.requests[path] for path in ["/index.xml", *children]) == limit
    assert [reason for _, state, reason, _ in heard.listings if state == "filtered"] == ["too many listings"]
    assert "listings are enough for one crawl" in heard.log

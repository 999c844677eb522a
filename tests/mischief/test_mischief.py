"""What each kind of trouble comes to: a reason that can be counted, and the crawl goes on."""

import gzip
import itertools
import socket
from collections.abc import Iterator

import pytest

from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import (
    ENTITY_BOMB,
    FILE_ENTITY,
    MEGABYTE,
    MischievousServer,
    article,
    gzip_bomb,
    rss,
)

PAGES = {
    "/fine.html": "stored",
    "/flaky.html": "stored",
    "/wrong-charset.html": "stored",
    "/unknown-charset.html": "stored",
    "/no-charset.html": "stored",
    "/refresh.html": "failed: redirect loop",
    "/slow.html": "failed: timeout",
    "/error.html": "failed: HTTP 500",
    "/forbidden.html": "failed: HTTP 403",
    "/missing.html": "gone: HTTP 404",
    "/gone.html": "gone: HTTP 410",
    "/loop.html": "failed: redirect loop",
    "/away.html": "filtered: redirects off site",
    "/to-file.html": "failed: HTTP 302",
    "/to-nonsense.html": "failed: bad redirect",
    "/to-fine.html": "duplicate: redirects to a known address",
    "/truncated.html": "failed: truncated",
    "/reset.html": "failed: connection failed",
    "/no-http.html": "failed: connection failed",
    "/announced-huge.html": "failed: too large",
    "/huge.html": "failed: too large",
    "/bomb.html": "failed: too large",
    "/broken-gzip.html": "failed: broken compression",
    "/empty.html": "not_article: no body",
    "/image.html": "not_article: not a page",
    "/deep.html": "not_article: too large to read",
    "/secret/robots.html": "robots: robots.txt",
}
LISTINGS = {
    "/feed.xml": "read: 29",
    "/ampersands.xml": "read: 1",
    "/gzipped.xml": "read: 1",
    "/latin.xml": "read: 1",
    "/broken.xml": "failed: broken XML",
    "/nothing.xml": "failed: empty",
    "/page.xml": "failed: a page, no feed or sitemap",
    "/entities.xml": "read: 1",
    "/file-entity.xml": "read: 1",
    "/missing.xml": "gone: HTTP 404",
    "/error.xml": "failed: HTTP 500",
    "/bomb.xml.gz": "failed: too large",
    "/broken.xml.gz": "failed: broken gzip",
    "/cut.xml": "read: 1",
    "/index.xml": "read: 0",
    "/index-of-itself.xml": "read: 0",
}


def make_trouble(server: MischievousServer, closed_port: int) -> None:
    base = server.base
    server.answer("/robots.txt", "User-agent: *\nDisallow: /secret/", Content_Type="text/plain")
    server.answer("/fine.html", article())
    server.answer_in_turn("/flaky.html", (503, "", {}), (200, article("Ferry is back"), {}))
    server.answer(
        "/wrong-charset.html", article("Wind über dem Hafen").encode("cp1252"), Content_Type="text/html; charset=utf-8"
    )
    server.answer("/unknown-charset.html", article("A sailor's bar"), Content_Type="text/html; charset=x-klingon")
    server.answer(
        "/no-charset.html", article("Straße am Hafen").encode("cp1252"), Content_Type="text/html; charset=hex"
    )
    server.answer("/refresh.html", article(extra='<meta http-equiv="refresh" content="0; url=/refresh.html">'))
    server.drip("/slow.html")
    server.answer("/error.html", "sorry", status=500)
    server.answer("/forbidden.html", "no", status=403)
    server.answer("/gone.html", "", status=410)
    server.redirect("/loop.html", "/loop-on.html")
    server.redirect("/loop-on.html", "/loop.html")
    server.redirect("/away.html", "http://elsewhere.example/story.html")
    server.redirect("/to-file.html", "file:///etc/passwd")
    server.redirect("/to-nonsense.html", "javascript:alert(1)")
    server.redirect("/to-fine.html", "/fine.html")
    server.answer("/truncated.html", article(), Content_Length="100000")
    server.reset("/reset.html")
    server.write("/no-http.html", b"220 mail.harbour.example ESMTP\r\n")
    server.answer("/announced-huge.html", "x", Content_Length=str(10**12))
    server.write("/huge.html", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>boo</p>" * 400_000)
    server.answer("/bomb.html", gzip_bomb(50), Content_Encoding="gzip")
    server.answer("/broken-gzip.html", b"\x1f\x8b\x08 this is not gzip", Content_Encoding="gzip")
    server.answer("/empty.html", "")
    server.answer("/image.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, Content_Type="image/png")
    server.answer("/deep.html", "<html><body>" + "<div>" * 100_000)
    pages = [base + path for path in PAGES]
    nowhere = f"http://127.0.0.1:{closed_port}/nobody-home.html"
    server.answer_xml("/feed.xml", rss(*pages, nowhere, "http://nowhere.invalid/story.html"))
    make_listing_trouble(server)


def make_listing_trouble(server: MischievousServer) -> None:
    base = server.base
    one = rss(f"{base}/fine.html")
    server.answer_xml("/ampersands.xml", rss(f"{base}/fine.html?a=1&b=2").replace("A title", "Rum & Coke"))
    server.answer_xml("/gzipped.xml", gzip.compress(one.encode()))
    server.answer_xml("/latin.xml", one.replace("A title", "Über").encode("latin-1"))
    server.answer_xml("/broken.xml", "<rss><<<>>&&&" + "<" * 1000)
    server.answer_xml("/nothing.xml", "")
    server.answer_xml("/page.xml", article())
    server.answer_xml("/entities.xml", ENTITY_BOMB)
    server.answer_xml("/file-entity.xml", FILE_ENTITY)
    server.answer("/error.xml", "", status=500)
    server.answer("/bomb.xml.gz", gzip_bomb(60), Content_Type="application/gzip")
    server.answer("/broken.xml.gz", b"\x1f\x8b\x08 not gzip at all", Content_Type="application/gzip")
    cut = f"<urlset><url><loc>{base}/fine.html</loc></url><url><loc>{base}/fi"
    server.answer_xml("/cut.xml", cut)
    nest = ["/index.xml", *(f"/index-{number}.xml" for number in range(9))]
    for outer, inner in itertools.pairwise(nest):
        server.answer_xml(outer, f"<sitemapindex><sitemap><loc>{base}{inner}</loc></sitemap></sitemapindex>")
    itself = f"<sitemapindex><sitemap><loc>{base}/index-of-itself.xml</loc></sitemap></sitemapindex>"
    server.answer_xml("/index-of-itself.xml", itself)


@pytest.fixture(scope="module")
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        yield server


@pytest.fixture(scope="module")
def heard(server: MischievousServer) -> Heard:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        make_trouble(server, nobody.getsockname()[1])
        feeds = [server.base + path for path in LISTINGS if "index" not in path and "cut" not in path]
        sitemaps = [server.base + path for path in LISTINGS if "index" in path or "cut" in path]
        facts = {
            "allowed_domains": ["127.0.0.1", "nowhere.invalid"],
            "feeds": feeds,
            "sitemaps": sitemaps,
            "article_url": r"\.html",
        }
        return crawl(facts, DOWNLOAD_MAXSIZE=MEGABYTE, DOWNLOAD_TIMEOUT=1.5, CONCURRENT_REQUESTS_PER_DOMAIN=4)


@pytest.mark.parametrize(("path", "outcome"), PAGES.items())
def test_a_page_in_trouble_has_one_reason(heard: Heard, server: MischievousServer, path: str, outcome: str):
    assert heard.outcome(server.base + path) == outcome


@pytest.mark.parametrize(("path", "outcome"), LISTINGS.items())
def test_a_listing_in_trouble_has_one_reason(heard: Heard, server: MischievousServer, path: str, outcome: str):
    assert heard.listing(server.base + path) == outcome


def test_a_server_that_is_not_there_has_its_reason(heard: Heard):
    [refused] = [reason for url, _, reason in heard.outcomes if url.endswith("/nobody-home.html")]
    assert refused == "connection refused"
    assert heard.outcome("http://nowhere.invalid/story.html") == "failed: host not found"


def test_the_crawl_ends_as_any_other_and_shows_nobody_a_traceback(heard: Heard):
    assert heard.end == "finished"
    assert "Traceback" not in heard.log


@pytest.mark.usefixtures("heard")
def test_what_fails_for_a_moment_is_tried_again_and_what_fails_for_good_is_given_up(server):
    assert server.requests["/flaky.html"] == 2
    assert server.requests["/error.html"] == 4
    assert server.requests["/gone.html"] == 1


@pytest.mark.usefixtures("heard")
def test_an_endless_nest_of_sitemaps_is_left(server):
    assert [server.requests[f"/index-{number}.xml"] for number in range(5)] == [1, 1, 1, 0, 0]
    assert server.requests["/index-of-itself.xml"] == 1


def test_nothing_is_read_from_this_machine(heard):
    assert "root:" not in str(heard)

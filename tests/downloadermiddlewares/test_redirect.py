"""Redirects: with the cookies of their own chain, and from other hosts back to the publisher."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, article, rss


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        yield server


@pytest.fixture
def tracker() -> Iterator[MischievousServer]:
    """Another host, on which the publisher's feed has its links."""
    with MischievousServer(host="127.0.0.2") as tracker:
        yield tracker


def follow(server: MischievousServer, *links: str, **settings: Any) -> Heard:
    server.answer_xml("/feed.xml", rss(*links))
    facts = {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"], "article_url": r"\.html"}
    return crawl(facts, **settings)


def wants_cookie(headline: str, send_to: str, cookie: str = "seen=1") -> Any:
    """Return an answer that sends on to *send_to*, setting a cookie, until that comes back."""

    def give(handler: Any) -> None:
        if cookie in (handler.headers["Cookie"] or ""):
            handler.give(200, article(headline), {})
        else:
            handler.give(302, "", {"Location": send_to, "Set-Cookie": f"{cookie}; Path=/"})

    return give


def test_a_page_that_sets_a_cookie_and_sends_to_itself_is_read(server):
    server.pages["/one.html"] = wants_cookie("Ferry is back", "/one.html")
    heard = follow(server, server.base + "/one.html")
    assert heard.outcome(server.base + "/one.html") == "stored"
    assert server.requests["/one.html"] == 2


def test_a_page_that_sends_over_another_one_which_sets_a_cookie_is_read(server):
    server.pages["/one.html"] = wants_cookie("Ferry is back", "/set?to=/one.html")
    server.answer("/set?to=/one.html", status=302, Location="/one.html", Set_Cookie="seen=1; Path=/")
    assert follow(server, server.base + "/one.html").outcome(server.base + "/one.html") == "stored"


def test_a_page_that_refreshes_itself_with_a_cookie_is_read(server):
    refresh = article(extra='<meta http-equiv="refresh" content="0; url=/one.html">')

    def give(handler: Any) -> None:
        has_cookie = "seen=1" in (handler.headers["Cookie"] or "")
        handler.give(200, article("Ferry is back") if has_cookie else refresh, {"Set-Cookie": "seen=1"})

    server.pages["/one.html"] = give
    assert follow(server, server.base + "/one.html").outcome(server.base + "/one.html") == "stored"


def test_a_page_that_always_sends_to_itself_is_a_loop_however_many_cookies_it_sets(server):
    numbers = iter(range(1000))
    server.pages["/one.html"] = lambda handler: handler.give(
        302, "", {"Location": "/one.html", "Set-Cookie": f"n={next(numbers)}"}
    )
    server.answer("/two.html", status=302, Location="/two.html", Set_Cookie="same=1")
    heard = follow(server, server.base + "/one.html", server.base + "/two.html")
    assert heard.outcome(server.base + "/one.html") == "failed: redirect loop"
    assert heard.outcome(server.base + "/two.html") == "failed: redirect loop"
    assert server.requests["/one.html"] == 6
    assert server.requests["/two.html"] == 2


def test_a_cookie_does_not_outlive_its_chain(server):
    sent: list[str | None] = []

    def give(handler: Any) -> None:
        sent.append(handler.headers["Cookie"])
        handler.give(200, article("Bridge is closed"), {})

    server.pages["/one.html"] = wants_cookie("Ferry is back", "/one.html")
    server.pages["/two.html"] = give
    follow(server, server.base + "/one.html", server.base + "/two.html", CONCURRENT_REQUESTS=1)
    assert sent == [None]


def test_a_cookie_does_not_leave_its_host(server, tracker):
    sent: list[str | None] = []

    def give(handler: Any) -> None:
        sent.append(handler.headers["Cookie"])
        handler.give(200, article("Ferry is back"), {})

    server.pages["/one.html"] = give
    tracker.answer("/click", status=302, Location=server.base + "/one.html", Set_Cookie="who=me; Path=/")
    follow(server, tracker.base + "/click")
    assert sent == [None]


def test_cookies_beyond_all_measure_are_left_alone(server):
    server.answer("/one.html", article("Ferry is back"), Set_Cookie="a=" + "x" * 60_000)
    assert follow(server, server.base + "/one.html").outcome(server.base + "/one.html") != "stored"
    server.answer("/two.html", status=302, Location="/two.html", Set_Cookie="a=" + "x" * 15_000)
    assert follow(server, server.base + "/two.html").outcome(server.base + "/two.html") == "failed: redirect loop"


def test_a_feeds_link_over_a_click_tracker_is_stored_where_it_ends(server, tracker):
    server.answer("/one.html?utm_source=rss", article("Ferry is back"))
    tracker.redirect("/click/1", "/click/2")
    tracker.redirect("/click/2", server.base + "/one.html?utm_source=rss")
    heard = follow(server, tracker.base + "/click/1")
    assert [(found["url"], found["canonical_url"]) for found in heard.articles] == [
        (server.base + "/one.html?utm_source=rss", server.base + "/one.html")
    ]


def test_a_feeds_link_that_ends_on_another_site_is_not_read(server, tracker):
    tracker.answer("/story.html", article("Ferry is back"))
    tracker.answer("/other.html", article("Bridge is closed"))
    tracker.redirect("/click", "/other.html")
    heard = follow(server, tracker.base + "/story.html", tracker.base + "/click")
    assert heard.outcome(tracker.base + "/story.html") == "filtered: off site"
    assert heard.outcome(tracker.base + "/click") == "filtered: redirects off site"
    assert not heard.articles


def test_a_feeds_link_that_ends_on_a_page_that_is_no_article_is_not_read(server, tracker):
    server.answer("/shop", article("Buy a ferry"))
    tracker.redirect("/click", server.base + "/shop")
    heard = follow(server, tracker.base + "/click")
    assert heard.outcome(tracker.base + "/click") == "filtered: not an article address"


def test_another_site_whose_links_do_not_lead_back_is_left_alone(server, tracker):
    links = [f"{tracker.base}/story-{number}.html" for number in range(8)]
    heard = follow(server, *links, CONCURRENT_REQUESTS=1)
    assert tracker.requests.total() <= 4  # with robots.txt
    assert {heard.outcome(link) for link in links} <= {"filtered: off site", "gone: HTTP 404"}


def test_a_click_tracker_is_asked_by_the_rules_of_its_host(server, tracker):
    tracker.answer("/robots.txt", "User-agent: *\nDisallow: /")
    tracker.redirect("/click", server.base + "/one.html")
    heard = follow(server, tracker.base + "/click")
    assert heard.outcome(tracker.base + "/click") == "robots: robots.txt"
    assert not tracker.requests["/click"]


def test_links_of_other_listings_do_not_leave_the_domains(server, tracker):
    server.answer_xml("/map.xml", f"<urlset><url><loc>{tracker.base}/click.html</loc></url></urlset>")
    heard = crawl({"allowed_domains": ["127.0.0.1"], "sitemaps": [server.base + "/map.xml"]})
    assert heard.outcome(tracker.base + "/click.html") == "filtered: off site"
    assert not tracker.requests


def test_a_link_over_a_click_tracker_is_followed_once(server, tracker, tmp_path):
    server.answer("/one.html", article("Ferry is back"))
    tracker.redirect("/click", server.base + "/one.html")
    for later in ("", "?later"):  # so that the feed has changed, and is read again
        follow(server, tracker.base + "/click", server.base + f"/gone.html{later}", ARCHIVE=str(tmp_path / "a.db"))
    assert tracker.requests["/click"] == server.requests["/one.html"] == 1

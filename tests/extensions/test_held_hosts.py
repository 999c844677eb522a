"""A server that asks to wait is left alone by the next crawls, and the schedule says until when."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.extensions.held_hosts import held_hosts
from newsbot.scheduling.due import Schedule
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
STORIES = ("/one.html", "/two.html", "/three.html")


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.publish(STORIES)
        yield server


def crawl_into(archive: Path, server: MischievousServer, *further: MischievousServer) -> Heard:
    feeds = [site.base + "/feed.xml" for site in (server, *further)]
    facts = {"allowed_domains": ["127.0.0.1", "127.0.0.2"], "feeds": feeds, "article_url": r"\.html"}
    return crawl(facts, ARCHIVE=str(archive), CONCURRENT_REQUESTS=1)


def wait_in_schedule(path: Path) -> timedelta:
    with Archive(path) as archive:
        now = datetime.now(UTC)
        return Schedule(archive, {"harbour": None}).next_crawl("harbour", now).due - now


@pytest.mark.parametrize("path", ["/feed.xml", "/robots.txt"])
def test_a_publisher_whose_server_asks_to_wait_a_day_is_next_in_a_day(server, tmp_path, path):
    server.answer(path, "", status=503, Retry_After="86400")
    crawl_into(tmp_path / "a.db", server)
    assert timedelta(hours=23, minutes=59) < wait_in_schedule(tmp_path / "a.db") <= timedelta(days=1, seconds=2)


def test_a_wait_is_a_week_at_most(server, tmp_path):
    server.answer("/feed.xml", "", status=503, Retry_After="99999999999")
    crawl_into(tmp_path / "a.db", server)
    assert timedelta(days=6, hours=23) < wait_in_schedule(tmp_path / "a.db") <= timedelta(days=7, seconds=2)


def test_the_next_crawl_asks_a_server_that_asked_to_wait_for_nothing(server, tmp_path):
    server.answer("/two.html", "", status=429, Retry_After="3600")
    crawl_into(tmp_path / "a.db", server)
    before = server.requests.total()
    heard = crawl_into(tmp_path / "a.db", server)
    assert server.requests.total() == before
    assert heard.listing(server.base + "/feed.xml") == "filtered: server asks to wait"
    assert "127.0.0.1 asked to wait until" in heard.log
    assert wait_in_schedule(tmp_path / "a.db") > timedelta(minutes=59)


def test_a_wait_does_not_grow_with_each_crawl_that_respects_it(server, tmp_path):
    server.answer("/feed.xml", "", status=503, Retry_After="600")
    ends = []
    for _ in range(4):
        crawl_into(tmp_path / "a.db", server)
        ends.append(datetime.now(UTC) + wait_in_schedule(tmp_path / "a.db"))
    assert max(ends) - min(ends) < timedelta(seconds=0.5)


def test_a_page_that_was_not_asked_for_is_asked_for_when_the_wait_is_over(server, tmp_path):
    server.answer("/one.html", "", status=429, Retry_After="3600")
    crawl_into(tmp_path / "a.db", server)
    forget_waits(tmp_path / "a.db")
    crawl_into(tmp_path / "a.db", server)
    assert [server.requests[path] for path in STORIES] == [1, 1, 1]


def test_a_publisher_with_a_server_that_does_not_ask_to_wait_is_crawled_as_ever(server, tmp_path):
    with MischievousServer(host="127.0.0.2") as other:
        other.answer("/feed.xml", "", status=503, Retry_After="86400")
        crawl_into(tmp_path / "a.db", server, other)
        assert wait_in_schedule(tmp_path / "a.db") <= timedelta(hours=24)
        before = other.requests.total()
        heard = crawl_into(tmp_path / "a.db", server, other)
        assert other.requests.total() == before
        assert heard.listing(server.base + "/feed.xml") == "unchanged: "


def test_a_wait_that_is_over_or_that_a_wrong_clock_noted_holds_nobody():
    seconds = {"past": -1, "soon": 60, "far": 8 * 86400}
    stats = {f"newsbot/held/{host}": int(NOW.timestamp()) + seconds[host] for host in seconds}
    assert held_hosts(json.dumps(stats | {"newsbot/found": 1}), NOW) == {"soon": NOW + timedelta(minutes=1)}


def forget_waits(path: Path) -> None:
    with Archive(path) as archive:
        archive.database.write("UPDATE crawl SET stats = '{}'")

"""When a host's requests start: never more at once than allowed, never while it asks to wait, never twice."""

import asyncio
import threading
from collections.abc import Iterator
from itertools import pairwise
from time import monotonic, sleep
from typing import Any

import pytest
from scrapy.crawler import AsyncCrawlerRunner

from newsbot.spiders.publisher import PublisherSpider
from tests.crawling import Reactor, project_settings
from tests.mischief.crawl import crawl
from tests.mischief.server import MischievousServer, article, rss

STORIES = [f"/story-{number}.html" for number in range(12)]


class UnderWay:
    """How many requests a server answers at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.now = self.most = 0

    def answer(self, handler: Any) -> None:
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        sleep(0.05)
        with self._lock:
            self.now -= 1
        handler.give(200, article(), {})


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.publish(STORIES)
        yield server


def facts(server: MischievousServer) -> dict[str, object]:
    return {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"], "article_url": r"\.html"}


@pytest.mark.parametrize(("limit", "delay"), [(1, 0), (2, 0), (1, 0.01)])
def test_no_more_requests_are_under_way_than_a_host_is_asked_at_once(server, limit, delay):
    under_way = UnderWay()
    for path in STORIES:
        server.pages[path] = under_way.answer
    crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=limit, CONCURRENT_REQUESTS=8, DOWNLOAD_DELAY=delay)
    assert under_way.most == limit
    assert all(server.requests[path] == 1 for path in STORIES)


def test_a_connection_that_breaks_is_not_used_again_before_the_pause(server):
    server.keep_alive = True
    server.reset(STORIES[5])
    crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=1, RETRY_TIMES=1, RETRY_PAUSE=0.4)
    moments = [moment for path, moment in server.arrivals if path == STORIES[5]]
    assert len(moments) == 2
    assert moments[1] - moments[0] >= 0.29


def test_what_is_queued_for_a_host_waits_for_it_too(server):
    server.answer_in_turn(STORIES[2], (503, "", {"Retry-After": "1"}), (200, article(), {}))
    heard = crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=2, CONCURRENT_REQUESTS=8)
    asked_to_wait = next(moment for path, moment in server.arrivals if path == STORIES[2])
    later = sorted(moment - asked_to_wait for _, moment in server.arrivals if moment > asked_to_wait + 0.1)
    assert all(each >= 1 for each in later[1:])  # the first may have been under way, as two are at once
    assert len(heard.articles) == len(STORIES)


def test_what_is_queued_for_a_host_is_refused_where_the_wait_is_too_long(server):
    server.answer(STORIES[2], "", status=503, Retry_After="3600")
    heard = crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=1, CONCURRENT_REQUESTS=8)
    assert [path for path in STORIES if server.requests[path]] == STORIES[:3]
    assert heard.outcome(server.base + STORIES[2]) == "failed: HTTP 503"
    refused = {heard.outcome(server.base + path) for path in STORIES[3:]}
    assert refused == {"filtered: server asks to wait"}


def test_a_crawl_that_ends_does_not_wait_for_a_host(server):
    server.answer_in_turn(STORIES[2], (503, "", {"Retry-After": "30"}), (200, article(), {}))
    began = monotonic()
    heard = crawl(facts(server), CONCURRENT_REQUESTS_PER_DOMAIN=1, CLOSESPIDER_TIMEOUT=1)
    assert heard.end == "closespider_timeout"
    assert monotonic() - began < 15
    assert "filtered: the crawl ended" in {f"{state}: {reason}" for _, state, reason in heard.outcomes}


def test_a_crawl_that_ends_asks_for_nothing_more_that_waits_for_its_delay(server):
    began = monotonic()
    heard = crawl(facts(server), DOWNLOAD_DELAY=2, CLOSESPIDER_ITEMCOUNT=1, CONCURRENT_REQUESTS=16)
    assert heard.end == "closespider_itemcount"
    assert monotonic() - began < 18  # all would take 28
    asked = [path for path in STORIES if server.requests[path]]
    assert len(heard.articles) == len(asked) < len(STORIES)
    waited = {heard.outcome(server.base + path) for path in STORIES if path not in asked}
    assert waited == {"filtered: the crawl ended"}


def test_a_redirect_waits_for_its_turn_at_the_host_that_it_leads_to(server):
    with MischievousServer(host="127.0.0.2") as other:
        other.answer("/robots.txt", "User-agent: *\nCrawl-delay: 0.3")
        for path in STORIES[:4]:
            server.redirect(path, other.base + path)
            other.answer(path, article(f"Story {path}"))
        allowed = {"allowed_domains": ["127.0.0.1", "127.0.0.2"]}
        heard = crawl(facts(server) | allowed, CONCURRENT_REQUESTS_PER_DOMAIN=4, CONCURRENT_REQUESTS=8)
    moments = [moment for path, moment in other.arrivals if path != "/robots.txt"]
    assert len(heard.articles) == len(STORIES)
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.3


PUBLISHERS = ("harbour", "valley", "hill")


def crawl_side_by_side(server: MischievousServer, **settings: Any) -> None:
    """Let three publishers of one host be crawled at the same time."""
    for name in PUBLISHERS:
        for path in STORIES:
            server.pages.setdefault(f"/{name}{path}", lambda handler: handler.give(200, article(handler.path), {}))
        server.answer_xml(f"/{name}.xml", rss(*(f"{server.base}/{name}{path}" for path in STORIES)))
    runner = AsyncCrawlerRunner(project_settings({"ARCHIVE": "", "TDMREP_ENABLED": False, **settings}))
    spiders = [
        type("Spider", (PublisherSpider,), facts(server) | {"name": name, "feeds": [f"{server.base}/{name}.xml"]})
        for name in PUBLISHERS
    ]

    async def run() -> None:
        await asyncio.gather(*(runner.crawl(spider) for spider in spiders))

    Reactor.run(run(), 60)


@pytest.mark.parametrize(("limit", "delay"), [(1, 0), (2, 0), (1, 0.01)])
def test_crawls_of_one_process_keep_a_hosts_limit_together(server, limit, delay):
    under_way = UnderWay()
    server.pages.update({f"/{name}{path}": under_way.answer for name in PUBLISHERS for path in STORIES})
    crawl_side_by_side(server, CONCURRENT_REQUESTS_PER_DOMAIN=limit, DOWNLOAD_DELAY=delay)
    assert under_way.most == limit
    assert all(server.requests[f"/{name}{path}"] == 1 for name in PUBLISHERS for path in STORIES)


def test_crawls_of_one_process_keep_a_hosts_delay_together(server):
    server.answer("/robots.txt", "User-agent: *\nCrawl-delay: 0.1")
    crawl_side_by_side(server)
    moments = [moment for path, moment in server.arrivals if path != "/robots.txt"]
    assert len(moments) == 3 * (len(STORIES) + 1)
    assert min(later - earlier for earlier, later in pairwise(moments)) >= 0.1


def test_crawls_of_one_process_ask_a_host_in_turn(server):
    crawl_side_by_side(server, CONCURRENT_REQUESTS_PER_DOMAIN=1, DOWNLOAD_DELAY=0.02, DOWNLOAD_DELAY_JITTER=0)
    asked = [path.split("/")[1] for path, _ in server.arrivals if path.endswith(".html")]
    assert all(len(set(asked[at : at + 3])) == 3 for at in range(6, 24, 3))


def test_a_host_that_asks_one_crawl_to_wait_is_left_alone_by_all_of_the_process(server):
    server.answer_in_turn("/harbour" + STORIES[2], (503, "", {"Retry-After": "1"}), (200, article(), {}))
    crawl_side_by_side(server, CONCURRENT_REQUESTS_PER_DOMAIN=1, RETRY_TIMES=2)
    asked_to_wait = next(moment for path, moment in server.arrivals if path == "/harbour" + STORIES[2])
    later = [moment - asked_to_wait for _, moment in server.arrivals if moment > asked_to_wait + 0.1]
    assert len(later) > 10
    assert min(later) >= 1

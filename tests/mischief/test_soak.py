"""Crawl after crawl of hosts with rules of their own: not one request that breaks them.

Ten minutes of it: ``SOAK_SECONDS=600 pytest tests/mischief/test_soak.py -s``.
"""

import asyncio
import os
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest
from scrapy.crawler import AsyncCrawlerRunner

from newsbot.spiders.publisher import PublisherSpider
from tests.crawling import Reactor, project_settings
from tests.mischief.watched_host import Standstill, WatchedHost

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("SOAK_SECONDS", "0"))
ARTICLES = 100
"""How many are read at least, however long that takes."""
TROUBLES = ("wait", "reset", "away")
"""What hosts answer with at least once."""
DELAYS = (0.0, 0.0, 0.1, 0.3, 0.5)
"""Crawl-delay of each publisher's host."""
AT_ONCE = 2
SETTINGS = {
    "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
    "CONCURRENT_REQUESTS": 8,
    "RETRY_TIMES": 2,
    "RETRY_PAUSE": 0.1,
    "RETRY_AFTER_MAX": 3,
    "LIVE_PROGRESS": False,
}


def hosts_of(number: int, delay: float, servers: ExitStack, standstill: Standstill) -> list[WatchedHost]:
    """Start the two hosts of a publisher: its feed's, and the one that some of its stories have moved to."""
    at_once = 1 if delay else AT_ONCE
    moved = servers.enter_context(WatchedHost(f"127.0.1.{2 * number + 1}", delay, at_once, standstill))
    first = WatchedHost(f"127.0.1.{2 * number + 2}", delay, at_once, standstill, moved)
    return [servers.enter_context(first), moved]


def answers_of(hosts: list[WatchedHost]) -> Counter[str]:
    """Return how often *hosts* answered in each way."""
    return sum((host.answers for host in hosts), Counter())


async def crawl_on(hosts: list[WatchedHost], folder: Path, is_over: Callable[[], bool]) -> None:
    """Crawl one publisher again and again, into its own archive."""
    facts = {
        "name": f"paper_{hosts[0].base.rpartition(':')[2]}",
        "allowed_domains": [host.base.split("/")[2].split(":")[0] for host in hosts],
        "feeds": [hosts[0].base + "/feed.xml"],
        "article_url": "/story-",
    }
    spider = type("PaperSpider", (PublisherSpider,), facts)
    runner = AsyncCrawlerRunner(project_settings(SETTINGS | {"ARCHIVE": str(folder / f"{facts['name']}.db")}))
    while not is_over():
        await runner.crawl(spider)
        await asyncio.sleep(0.2)


def test_no_request_breaks_the_rules_of_its_host(tmp_path):
    with ExitStack() as servers:
        standstill = Standstill()
        publishers = [hosts_of(number, delay, servers, standstill) for number, delay in enumerate(DELAYS)]
        watched = [host for hosts in publishers for host in hosts]
        until = monotonic() + SECONDS

        def is_over() -> bool:
            answers = answers_of(watched)
            return monotonic() > until and answers["article"] >= ARTICLES and all(answers[each] for each in TROUBLES)

        async def crawl_all() -> None:
            noting = asyncio.create_task(standstill.note())
            await asyncio.gather(*(crawl_on(hosts, tmp_path, is_over) for hosts in publishers))
            noting.cancel()

        Reactor.run(crawl_all(), SECONDS + 600)
    for host in watched:
        print(host.base, dict(host.answers), f"{len(host.faults)} faults")
    assert [fault for host in watched for fault in host.faults] == []

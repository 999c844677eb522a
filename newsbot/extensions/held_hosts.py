"""WATCH: a server that asks to wait (Retry-After) is left alone by the next crawls too."""

import json
import logging
from datetime import UTC, datetime, timedelta
from math import ceil
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.spiders import Spider

from newsbot.archive_writer import ArchiveWriter
from newsbot.downloader.host_queues import queues_of
from newsbot.downloader.retry_after import LONGEST
from newsbot.signals import listing_outcome
from newsbot.urls import host_of

COUNTER = "newsbot/held/"
"""Before a host, in the counters of a crawl: the second (Unix time) from which on it may be asked again."""
ALL_HELD = "newsbot/held_until"
"""The second before which there is no use in another crawl, as each host of a listing is held until then."""
CRAWLS_ASKED = 20
"""Past crawls that are looked through: one that was killed left no counters."""

logger = logging.getLogger(__name__)


class HeldHosts:
    """Extension: take over from past crawls which hosts are held, and leave that to the next ones.

    It stands in the crawl log's counters, so that it is gone with them when nobody needs it any more.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._listing_hosts: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.count, listing_outcome)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self, spider: Spider) -> None:
        writer, now = ArchiveWriter.of(self._crawler), datetime.now(UTC)
        if not writer.archive:
            return
        with writer.one_line_errors():
            for crawl in writer.archive.crawls.last(spider.name, CRAWLS_ASKED):
                for host, until in held_hosts(crawl["stats"], now).items():
                    self._hold(host, until, now)

    def _hold(self, host: str, until: datetime, now: datetime) -> None:
        queues = queues_of(self._crawler)
        seconds = (until - now).total_seconds()
        if seconds > max(queues.longest_wait, queues.wait_for(host)):
            logger.warning("%s asked to wait until %s (Retry-After): left alone", host, until.astimezone())
        queues.hold(host, seconds)

    def count(self, url: str) -> None:
        self._listing_hosts.add(host_of(url))

    def spider_closed(self) -> None:
        now, stats = datetime.now(UTC).timestamp(), self._crawler.stats
        assert stats is not None
        held = {host: now + seconds for host, seconds in queues_of(self._crawler).held().items()}
        for host, until in held.items():
            stats.set_value(COUNTER + host, _rounded_up(until))
        if self._listing_hosts and self._listing_hosts <= held.keys():
            stats.set_value(ALL_HELD, _rounded_up(min(held[host] for host in self._listing_hosts)))


def _rounded_up(seconds: float) -> float:
    """Return *seconds* to the millisecond; each crawl rounds again, so to the second a wait would never end."""
    return ceil(seconds * 1000) / 1000


def held_hosts(stats: str, now: datetime) -> dict[str, datetime]:
    """Return the hosts that the counters of a crawl (JSON) name as held after *now*, and until when."""
    moments = {
        key.removeprefix(COUNTER): datetime.fromtimestamp(value, UTC)
        for key, value in json.loads(stats).items()
        if key.startswith(COUNTER)
    }
    # Beyond that, the clock was ahead when it was written.
    return {host: until for host, until in moments.items() if now < until <= now + LONGEST + timedelta(seconds=1)}

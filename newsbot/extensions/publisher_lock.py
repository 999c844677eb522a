"""WATCH: a publisher is crawled by one process at a time, whoever started it: cron, crawlall or a person."""

import logging
from datetime import UTC, datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.utils.asyncio import create_looping_call

from newsbot.archive.locks import BEAT
from newsbot.archive_writer import ArchiveWriter
from newsbot.signals import publisher_of
from newsbot.states.crawl_ends import FinishReason

LOOK = 5.0
"""Seconds after which the time is looked at; a computer that slept does not count them, but has another time then."""

logger = logging.getLogger(__name__)


class PublisherLock:
    """Extension: hold the archive's lock on the publisher while its crawl runs, and end the crawl that lost it.

    It comes before `ArchiveWriter` in EXTENSIONS, which closes the archive at the same signal that gives the lock back.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._held: str | None = None
        self._last_beat = datetime.now(UTC)
        self._heart = create_looping_call(self.beat)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        guard = cls(crawler)
        crawler.signals.connect(guard.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(guard.engine_stopped, signal=signals.engine_stopped)
        return guard

    def spider_opened(self) -> None:
        archive_writer = ArchiveWriter.of(self._crawler)
        publisher = getattr(self._crawler.spider, "lock_name", None) or publisher_of(self._crawler)
        if archive_writer.archive is None:
            return
        with archive_writer.one_line_errors():
            locks, self._last_beat = archive_writer.archive.locks, datetime.now(UTC)
            if locks.take(publisher, self._last_beat):
                self._held = publisher
                locks.guard(publisher)
                self._heart.start(LOOK, now=False)
                return
            who = locks.holder(publisher, self._last_beat)
            words = f"process {who.pid} of {who.host}" if who else "another process"
            logger.warning("%s is being crawled by %s; this crawl leaves it alone", publisher, words)
            archive_writer.archive.close()
            archive_writer.archive = None  # so that the crawl log does not get a crawl that was none
            raise CloseSpider(FinishReason.BUSY)

    def beat(self) -> None:
        """Let the archive hear of this process, now and then, and notice when another one took over."""
        archive_writer, now = ArchiveWriter.of(self._crawler), datetime.now(UTC)
        if self._held and archive_writer.archive and abs(now - self._last_beat) >= BEAT:
            self._last_beat = now
            with archive_writer.one_line_errors():
                archive_writer.archive.locks.beat(self._held, now)

    def engine_stopped(self) -> None:
        if self._heart.running:
            self._heart.stop()
        archive_writer = ArchiveWriter.of(self._crawler)
        if self._held and archive_writer.archive:
            with archive_writer.one_line_errors():
                archive_writer.archive.locks.release(self._held)

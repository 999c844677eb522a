"""WATCH: a publisher is crawled by one process at a time, whoever started it: cron, crawlall or a person."""

import logging
from datetime import UTC, datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from newsbot.archive_writer import ArchiveWriter
from newsbot.signals import publisher_of
from newsbot.states import FinishReason

logger = logging.getLogger(__name__)


class OneAtATime:
    """Extension: hold the archive's lock on the publisher while its crawl runs.

    It comes before `ArchiveWriter` in EXTENSIONS, which closes the archive at the same signal that gives the lock back.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._held: str | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        guard = cls(crawler)
        crawler.signals.connect(guard.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(guard.engine_stopped, signal=signals.engine_stopped)
        return guard

    def spider_opened(self) -> None:
        archive_writer, publisher = ArchiveWriter.of(self._crawler), publisher_of(self._crawler)
        if archive_writer.archive is None:
            return
        with archive_writer.one_line_errors():
            if archive_writer.archive.locks.take(publisher, datetime.now(UTC)):
                self._held = publisher
                return
            holder = archive_writer.archive.locks.holder(publisher)
            logger.warning("%s is being crawled by process %s; this crawl leaves it alone", publisher, holder or "?")
            archive_writer.archive.close()
            archive_writer.archive = None  # so that the crawl log does not get a crawl that was none
            raise CloseSpider(FinishReason.BUSY)

    def engine_stopped(self) -> None:
        archive_writer = ArchiveWriter.of(self._crawler)
        if self._held and archive_writer.archive:
            with archive_writer.one_line_errors():
                archive_writer.archive.locks.release(self._held)

"""WATCH: what a crawl has come to so far goes into the archive, for `scrapy crawls` and whoever else watches it."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from newsbot.archive import Archive
from newsbot.archive.crawls import COUNTS
from newsbot.archive_writer import ArchiveWriter

SECONDS = 5.0


class LiveCounts:
    """Extension: write the counts of a crawl every five seconds, with a batch of articles where there is one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._written: dict[str, Any] = {f"newsbot/{name}": 0 for name in COUNTS}
        self._task = create_looping_call(self.write)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def spider_opened(self) -> None:
        self._task.start(SECONDS, now=False)

    def spider_closed(self) -> None:
        if self._task.running:
            self._task.stop()

    def write(self) -> None:
        """Write the counts, unless they are what was written the last time."""
        writer, stats = ArchiveWriter.of(self._crawler), self._crawler.stats.get_stats()
        counts = {name: stats.get(name, 0) for name in self._written}
        if writer.crawl_id is not None and counts != self._written:
            self._written = counts
            writer.note(partial(_count, writer.crawl_id, counts))


def _count(crawl_id: int, counts: Mapping[str, Any], archive: Archive) -> None:
    archive.crawls.count(crawl_id, counts)

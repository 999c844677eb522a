"""WATCH: a crawl's counts go to its publisher's day, by which `scrapy health` knows what is usual."""

from datetime import timedelta
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.archive_writer import ArchiveWriter, now
from newsbot.health.crawl_counts import OLD_DATE, PAYWALL, PREFIX, counts_of_a_day
from newsbot.health.filling import fill
from newsbot.items import Article
from newsbot.sources import SourceKind
from newsbot.states import ANY_SITE
from newsbot.states.crawl_ends import FinishReason

OLD = timedelta(days=3)
"""Older at its first visit, an article's date is not the one of its publication, or its listing is an archive."""


class DailyCounts:
    """Extension: add up what each crawl came to, but for those that are not as usual crawls are."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.item_scraped, signals.item_scraped)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        return extension

    def item_scraped(self, item: Any) -> None:
        if not isinstance(item, Article):
            return
        if item.is_accessible_for_free is False:
            self._crawler.stats.inc_value(PREFIX + PAYWALL)
        if item.date_published and item.date_published.tzinfo and now() - item.date_published > OLD:
            self._crawler.stats.inc_value(PREFIX + OLD_DATE)

    def spider_closed(self, reason: str) -> None:
        writer, spider = ArchiveWriter.of(self._crawler), self._crawler.spider
        if writer.archive is None or writer.failure or spider is None or spider.name == ANY_SITE:
            return
        if FinishReason.of(reason).tells_of_publisher and is_usual(spider):
            counts = counts_of_a_day(self._crawler.stats.get_stats())
            with writer.one_line_errors():
                fill(writer.archive, spider.name)
                writer.archive.days.add(spider.name, now(), counts)


def is_usual(spider: Any) -> bool:
    """Tell whether a crawl was started without arguments that choose among the publisher's articles."""
    arguments = getattr(spider, "arguments", None)
    if arguments is None or arguments.url or arguments.since or arguments.until or arguments.sections:
        return False
    return not arguments.limit and all(kind in arguments.sources for kind in SourceKind if getattr(spider, kind))

"""WATCH: a crawl whose requests get no answer any more ends; the next one goes on from there.

Of a list of pages, only the server that gives none is left alone: others may be there.
"""

import asyncio
import logging
from collections import Counter
from typing import Self

from scrapy.crawler import Crawler

from newsbot.downloader.host_queues import queues_of
from newsbot.signals import listing_outcome, url_outcome
from newsbot.states import NO_ANSWER, NOT_READ
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import host_of

IN_A_ROW = 20
"""Requests without an answer, retries aside. What was not asked for stays due; asking would only count failures."""
LEFT_FOR = 3600.0
"""Seconds for which a server of a list is left alone."""

logger = logging.getLogger(__name__)


class EndWhenUnreachable:
    """Extension: end the crawl when the network, or the publisher, is gone."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._unanswered: Counter[str] = Counter()
        """Server of a list, or nothing -> requests in a row that it gave no answer to."""
        self._closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.count, url_outcome)
        crawler.signals.connect(extension.count, listing_outcome)
        return extension

    def count(self, url: str, state: str, reason: str) -> None:
        if state in NOT_READ:
            return
        spider = self._crawler.spider
        host = "" if getattr(spider, "follows_listings", True) else host_of(url)
        if reason not in NO_ANSWER:
            self._unanswered.pop(host, None)
            return
        self._unanswered[host] += 1
        if self._unanswered[host] < IN_A_ROW:
            return
        if host:
            del self._unanswered[host]
            logger.warning("%s: no answer to %d requests in a row; left alone for an hour", host, IN_A_ROW)
            queues_of(self._crawler).hold(host, LEFT_FOR)
        elif not self._closing:
            name = spider.name if spider else ""
            logger.warning(
                "%s: no answer to %d requests in a row, the last: %s; the crawl ends, the next one goes on from there",
                name,
                IN_A_ROW,
                reason,
            )
            self._closing = asyncio.ensure_future(
                self._crawler.engine.close_spider_async(reason=FinishReason.UNREACHABLE)
            )

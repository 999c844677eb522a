"""WATCH: a crawl whose requests get no answer any more ends; the next one goes on from there."""

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler

from newsbot.failures import NO_ANSWER
from newsbot.signals import listing_outcome, url_outcome
from newsbot.states import NOT_READ, FinishReason

IN_A_ROW = 20
"""Requests without an answer, retries aside. What was not asked for stays due; asking would only count failures."""

logger = logging.getLogger(__name__)


class EndWhenUnreachable:
    """Extension: end the crawl when the network, or the publisher, is gone."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._unanswered = 0
        self._closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.count, url_outcome)
        crawler.signals.connect(extension.count, listing_outcome)
        return extension

    def count(self, state: str, reason: str) -> None:
        if state in NOT_READ:
            return
        self._unanswered = self._unanswered + 1 if reason in NO_ANSWER else 0
        if self._unanswered >= IN_A_ROW and not self._closing:
            name = self._crawler.spider.name if self._crawler.spider else ""
            logger.warning(
                "%s: no answer to %d requests in a row, the last: %s; the crawl ends, the next one goes on from there",
                name,
                IN_A_ROW,
                reason,
            )
            self._closing = asyncio.ensure_future(
                self._crawler.engine.close_spider_async(reason=FinishReason.UNREACHABLE)
            )

"""REQUEST: failed requests are tried again later and later, or when the server says."""

import asyncio
import logging
import random
from time import monotonic
from typing import Any

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Request, Response

from newsbot.downloader.host_queues import queues_of
from newsbot.downloader.retry_after import seconds_to_wait
from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

logger = logging.getLogger(__name__)

UNCHANGED = 304
CONDITIONS = frozenset((b"If-None-Match", b"If-Modified-Since"))
"""Headers that ask whether there is anything new."""


class PatientRetry(RetryMiddleware):
    """Scrapy's middleware, which tries again at once, with pauses.

    The pause doubles from RETRY_PAUSE seconds. A Retry-After holds for all of its host, whose queue the downloader
    stops: up to RETRY_AFTER_MAX seconds are waited for, beyond that the host is left alone for this crawl.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self.pause = crawler.settings.getfloat("RETRY_PAUSE")
        self.longest = crawler.settings.getfloat("RETRY_AFTER_MAX")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetry":
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Refuse what the downloader would have to hold for too long."""
        if queues_of(self.crawler).wait_for(host_of(request.url)) > self.longest:
            raise RequestRefused(UrlState.FILTERED, Reason.ASKED_TO_WAIT)

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        wait = seconds_to_wait(self.crawler, response.status, response.headers.get("Retry-After"))
        if wait > self.longest:
            logger.warning(
                "%s answers %d and asks to wait %d s: left alone", host_of(request.url), response.status, wait
            )
            return response
        result = super().process_response(request, response)
        if response.status == UNCHANGED and not request.headers.keys() & CONDITIONS:
            result = self._again_past_caches(request) or response
        if isinstance(result, Request) and not wait:
            await self._sleep(self._back_off(result))
        return result

    def _again_past_caches(self, request: Request) -> Request | None:
        """Return another request for what a server calls unchanged without having been asked whether it is."""
        if request.meta.get("dont_retry"):
            return None
        assert self.crawler.spider
        again = get_retry_request(request, spider=self.crawler.spider, reason="HTTP 304 unasked", max_retry_times=1)
        if again is not None:
            again.headers["Cache-Control"] = "no-cache"
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Any:  # type: ignore[override]
        result = super().process_exception(request, exception)
        if isinstance(result, Request):
            await self._sleep(self._back_off(result))
        return result

    def _back_off(self, request: Request) -> float:
        return float(self.pause * 2 ** (request.meta["retry_times"] - 1) * random.uniform(0.75, 1.25))

    async def _sleep(self, seconds: float) -> None:
        """Sleep, but no longer than the crawl goes on."""
        until = monotonic() + seconds
        while self.crawler.crawling and (left := until - monotonic()) > 0:
            await asyncio.sleep(min(left, 1.0))

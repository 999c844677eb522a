"""REQUEST: failed requests are tried again later and later, or when the server says."""

import asyncio
import logging
import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Request, Response

from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

logger = logging.getLogger(__name__)


class PatientRetry(RetryMiddleware):
    """Scrapy's middleware, which tries again at once, with pauses.

    The pause doubles from RETRY_PAUSE seconds. A Retry-After holds for all of its host: up to RETRY_AFTER_MAX seconds
    are waited for, beyond that the host is left alone for this crawl.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self.pause = crawler.settings.getfloat("RETRY_PAUSE")
        self.longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self._free_at: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetry":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait until the request's host takes requests again."""
        wait = self._free_at.get(host_of(request.url), 0) - monotonic()
        if wait > self.longest:
            raise RequestRefused(UrlState.FAILED, Reason.ASKED_TO_WAIT)
        await self._sleep(wait)

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
        if response.status in self.retry_http_codes and asked:
            host = host_of(request.url)
            self._free_at[host] = max(self._free_at.get(host, 0), monotonic() + asked)
            if asked > self.longest:
                logger.warning("%s answers %d and asks to wait %d s: left alone", host, response.status, asked)
                return response
        result = super().process_response(request, response)
        if isinstance(result, Request) and not asked:
            await self._sleep(self._back_off(result))
        return result

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


def retry_after(value: bytes | None, now: datetime) -> float:
    """Return the seconds to wait that a Retry-After header names, as a number or as a date; 0 where it names none.

    >>> retry_after(b"120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> retry_after(b"Thu, 01 Jan 2026 00:01:00 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    60.0
    """
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())

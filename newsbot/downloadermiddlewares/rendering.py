"""REQUEST: articles of publishers with ``javascript = True`` are read as a browser has them, after their scripts."""

import logging
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Request, Response
from scrapy.http.request import NO_CALLBACK

from newsbot.downloader.browser import Browser, NoBrowser, is_installed, not_installed
from newsbot.downloader.browser_page import Answer, PageFailed
from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of, is_within

logger = logging.getLogger(__name__)

OF_THE_CONNECTION = frozenset("connection content-encoding content-length set-cookie transfer-encoding".split())
"""Headers of an answer that are not for the browser."""


class RenderedPages:
    """Downloader middleware, the outermost: the page has come as any other, and what its scripts ask for does so too.

    So all rules hold: robots.txt, delays, addresses that are not public, sizes, credentials.
    """

    def __init__(self, crawler: Crawler, browser: Browser) -> None:
        self.crawler = crawler
        self._browser = browser
        self._missing = "" if is_installed() else not_installed()
        """Why there is no browser."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        publisher: type[Any] = getattr(crawler.spidercls, "fetches_for", None) or crawler.spidercls
        if not getattr(publisher, "javascript", False):
            raise NotConfigured
        settings = crawler.settings
        browser = Browser(
            settings["BROWSER"],
            settings["USER_AGENT"],
            settings.getfloat("BROWSER_TIME_LIMIT"),
            settings.getint("DOWNLOAD_MAXSIZE"),
            settings.getint("BROWSER_REQUESTS_MAX"),
        )
        middleware = cls(crawler, browser)
        crawler.signals.connect(middleware.spider_closed, signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """Ask for no page that could not be read."""
        if self._missing and _is_page(request):
            raise self._refusal()

    async def process_response(self, request: Request, response: Response) -> Response:
        """Return the page as it is once its scripts are done."""
        if not (_is_page(request) and response.status == 200 and isinstance(response, HtmlResponse)):
            return response

        async def ask(url: str, kind: str) -> Answer | None:
            return await self._answer(url, kind, response)

        stats = self.crawler.stats
        try:
            rendered = await self._browser.page(response.url, _answer_of(response), ask)
        except NoBrowser as error:
            self._missing = str(error)
            raise self._refusal() from None
        except PageFailed as error:
            stats.inc_value(f"newsbot/browser/failed/{error}")
            raise RequestRefused(UrlState.FAILED, str(error)) from error
        stats.inc_value("newsbot/browser/pages")
        stats.inc_value("newsbot/browser/out_of_time", int(not rendered.in_time))
        for kind, number in rendered.refused.items():
            stats.inc_value(f"newsbot/browser/refused/{kind}", number)
        if rendered.leads_away:
            raise RequestRefused(UrlState.NOT_ARTICLE, Reason.PLACEHOLDER)
        headers = {**response.headers, "Content-Type": "text/html; charset=utf-8"}
        return response.replace(body=rendered.html.encode("utf-8", "replace"), headers=headers, encoding="utf-8")

    def _refusal(self) -> RequestRefused:
        """Return what to raise without a browser, which is told once."""
        if not self.crawler.stats.get_value("newsbot/failure"):
            logger.error(self._missing)
        self.crawler.stats.set_value("newsbot/failure", self._missing)
        return RequestRefused(UrlState.FILTERED, Reason.NO_BROWSER)

    async def _answer(self, url: str, kind: str, page: Response) -> Answer | None:
        """Return the answer to a page's request, None where it may not be made or failed."""
        domains = [*(getattr(self.crawler.spidercls, "allowed_domains", None) or ()), host_of(page.url)]
        if not is_within(url, domains):
            return None
        try:
            request = Request(url, callback=NO_CALLBACK, meta={"dont_retry": True, "for_browser": True})
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # refused, or failed in one of many ways: the page has to do without
            logger.debug("%s of %s: %s", kind, page.url, error)
            return None
        return _answer_of(response) if is_within(response.url, domains) else None

    async def spider_closed(self) -> None:
        """End the browser."""
        await self._browser.close()


def _is_page(request: Request) -> bool:
    return request.callback is not NO_CALLBACK and not request.meta.get("listing")


def _answer_of(response: Response) -> Answer:
    headers = {
        name.decode("latin-1").lower(): b", ".join(values).decode("latin-1")
        for name, values in response.headers.items()
        if name.decode("latin-1").lower() not in OF_THE_CONNECTION
    }
    return Answer(response.status, headers, response.body)

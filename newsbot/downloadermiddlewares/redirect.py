"""REQUEST: redirects are followed with the cookies that they set, and with no others."""

from http.cookiejar import Cookie
from typing import Any

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.http import Request, Response
from scrapy.http.cookies import CookieJar

LOOKED_AT = 4 * 4096
"""Bytes that surely hold the characters in which Scrapy looks for the element."""
COOKIES, SENT = "chain_cookies", "chain_cookies_sent"
"""In the `meta` of a chain's requests: its cookies, and what of them each address was sent."""
WITH_COOKIES = "again_with_cookies"
"""In the `meta` of a request for an address that the chain came by before, without the cookies that it has now."""
COOKIE_BYTES = 32 * 1024
"""Of an answer's cookies all in all; beyond, they are left alone."""


class ChainCookies(CookiesMiddleware):
    """Scrapy's middleware for one chain of redirects: its cookies are gone with it.

    Some sites set a cookie and send the reader to the same address again, for ever if it does not come back.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ChainCookies":
        if crawler.settings.getbool("COOKIES_ENABLED"):
            raise NotConfigured  # Scrapy's own keeps them for the whole crawl
        return cls()

    def process_request(self, request: Request) -> None:  # type: ignore[override]
        if (jar := request.meta.get(COOKIES)) is not None:
            request.headers.pop("Cookie", None)
            jar.add_cookie_header(request)

    def process_response(self, request: Request, response: Response) -> Response:  # type: ignore[override]
        set_cookies = response.headers.getlist("Set-Cookie")
        if set_cookies and sum(map(len, set_cookies)) <= COOKIE_BYTES:
            jar = request.meta.setdefault(COOKIES, CookieJar())
            request.meta[SENT] = {**request.meta.get(SENT, {}), request.url: request.headers.get("Cookie")}
            cookies: list[Cookie] = jar.make_cookies(response, request)
            self._process_cookies(cookies, jar=jar, request=request)
        return response


class _LetsCookiesThrough(BaseRedirectMiddleware):
    """Sends a request to an address of its own chain again, if it has other cookies now."""

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        result = super()._redirect(redirected, request, reason)
        if result.meta.pop(WITH_COOKIES, False):
            result.dont_filter = False  # that was for the request before
        jar = result.meta.get(COOKIES)
        if jar is not None and result.url in result.meta["redirect_urls"]:
            probe = Request(result.url)
            jar.add_cookie_header(probe)
            if probe.headers.get("Cookie") != result.meta[SENT].get(result.url):
                result.meta[WITH_COOKIES] = result.dont_filter = True
        return result


class Redirects(_LetsCookiesThrough, RedirectMiddleware):
    """Scrapy's middleware, with the cookies of the chain."""


class MetaRefresh(_LetsCookiesThrough, MetaRefreshMiddleware):
    """Scrapy's middleware, which decodes the whole of every page; this one leaves pages without a refresh alone."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        if b"refresh" not in response.body[:LOOKED_AT].lower():
            return response
        answer: Request | Response = super().process_response(request, response)
        return answer

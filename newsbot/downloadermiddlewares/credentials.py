"""REQUEST: a subscriber's cookie or headers go to the publisher's own hosts, and are seen nowhere else."""

from ipaddress import ip_address
from pathlib import Path
from typing import Any, Self
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request, Response
from scrapy.http.headers import Headers
from scrapy.utils.httpobj import urlparse_cached

from newsbot.credentials import Credentials, read_credentials
from newsbot.urls import host_of, is_within

PUBLIC_FILES = ("/robots.txt", "/.well-known/")
"""Everybody is given them, so nobody has to show anything."""


class SendCredentials:
    """Downloader middleware, the last before the request is made.

    Only while a request is under way has it the headers: what looks at it before or after (the log, redirects and
    retries, which copy a request, kept pages, an HTTP cache, spiders) has the request without them.
    """

    def __init__(self, credentials: Credentials, domains: list[str]) -> None:
        self._credentials = credentials
        self._domains = domains
        self._plain: WeakKeyDictionary[Request, Headers] = WeakKeyDictionary()
        """The requests that are under way with more -> their own headers."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        path = crawler.settings["CREDENTIALS"]
        publisher: type[Any] = getattr(crawler.spidercls, "fetches_for", None) or crawler.spidercls
        credentials = read_credentials(Path(path)).get(getattr(publisher, "name", "")) if path else None
        if credentials is None:
            raise NotConfigured
        return cls(credentials, list(publisher.allowed_domains))

    def process_request(self, request: Request) -> None:
        """Add the headers, where they may be sent."""
        if may_be_shown(request, self._domains):
            self._plain[request] = request.headers
            request.headers = _with(request.headers, self._credentials)

    def process_response(self, request: Request, response: Response) -> Response:
        """Take the headers away again."""
        self._take_away(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy gives it
        """Take the headers away again."""
        self._take_away(request)

    def _take_away(self, request: Request) -> None:
        if (plain := self._plain.pop(request, None)) is not None:
            request.headers = plain


def may_be_shown(request: Request, domains: list[str]) -> bool:
    """Tell whether *request* goes, unread by others, to a host on *domains* for more than what everybody is given.

    >>> [may_be_shown(Request(url), ["harbour.example"]) for url in ("https://www.harbour.example/a", "http://harbour.example/a")]
    [True, False]
    """
    parts, host = urlparse_cached(request), host_of(request.url)
    if parts.path.startswith(PUBLIC_FILES) or host != (parts.hostname or "").lower().rstrip("."):
        return False
    return is_within(request.url, domains) and (
        parts.scheme == "https" or (_is_loopback(host) and "proxy" not in request.meta)
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _with(plain: Headers, credentials: Credentials) -> Headers:
    """Return *plain* and the credentials; of two cookies of a name the one that the server has set since counts."""
    headers = plain.copy()
    for name, value in credentials.headers.items():
        headers[name] = value
    if credentials.cookie:
        own = (headers.get("Cookie") or b"").decode("latin-1")
        set_since = {cookie.partition("=")[0].strip() for cookie in own.split(";")}
        shown = [one.strip() for one in credentials.cookie.split(";")]
        kept = [one for one in shown if one.partition("=")[0] not in set_since]
        headers["Cookie"] = "; ".join([*kept, *([own] if own else [])])
    return headers

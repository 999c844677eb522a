"""REQUEST: the download handler: each connection goes to a public address, each request is made once."""

from importlib import import_module
from typing import Any

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _BindAddressAgent, _ScrapyAgent
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Request, Response
from scrapy.utils._download_handlers import normalize_bind_address, wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.interfaces import IReactorPluggableNameResolver
from twisted.web.client import Agent
from zope.interface import implementer

from newsbot.downloader.addresses import PublicNames, can_be_looked_up, is_internal
from newsbot.downloader.host_queues import queues_of
from newsbot.downloader.retry_after import seconds_to_wait
from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

INTERNAL = (UrlState.FILTERED, Reason.INTERNAL_ADDRESS)


class HttpDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's handler with two rules.

    Unless ALLOW_PRIVATE_ADDRESSES is set, no connection is made to loopback, private networks, link-local (cloud
    metadata) and the like, whatever a link, a redirect or a name server says; a proxy may be anywhere, as only the
    user names one. And a connection that breaks is an error, which the retry middleware hears of: Twisted would ask
    again at once.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool.retryAutomatically = False
        self._anywhere = crawler.settings.getbool("ALLOW_PRIVATE_ADDRESSES")
        self._internal: dict[str, bool] = {}

    async def download_request(self, request: Request) -> Response:
        host, by_proxy = urlparse_cached(request).hostname or "", request.meta.get("proxy")
        if not can_be_looked_up(host):
            raise CannotResolveHostError(f"no name of a host: {host}")
        if by_proxy and not self._anywhere:
            await self._check_for_proxy(host)
        names = None if by_proxy or self._anywhere else PublicNames(_reactor().nameResolver)
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(self._agent(names).download_request(request))
        except CannotResolveHostError:
            if names and names.refused:
                raise RequestRefused(*INTERNAL) from None
            raise
        finally:
            queues_of(self._crawler).was_answered(host_of(request.url))

    async def _check_for_proxy(self, host: str) -> None:
        """Refuse a host that the proxy would look up, where it is known to be internal."""
        if host not in self._internal:
            self._internal[host] = await is_internal(host, _reactor().nameResolver)
        if self._internal[host]:
            raise RequestRefused(*INTERNAL)

    def _agent(self, names: PublicNames | None) -> "_Agent":
        return _Agent(
            names,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )


class _Agent(_ScrapyAgent):
    """Makes one request; where there are *names*, over a connection to an address that they give."""

    def __init__(self, names: PublicNames | None, **options: Any) -> None:
        super().__init__(**options)
        self._names = names

    def _get_agent(self, request: Request, timeout: float) -> Agent:
        if self._names is None:
            return super()._get_agent(request, timeout)
        return _BindAddressAgent(
            reactor=_ReactorWithNames(self._names),  # type: ignore[arg-type]
            contextFactory=self._contextFactory,
            connectTimeout=timeout,
            bindAddress=normalize_bind_address(request.meta.get("bindaddress") or self._bindAddress),
            pool=self._pool,
        )

    def _cb_bodyready(self, txresponse: Any, request: Request) -> Any:
        """Hold the host as soon as its answer asks for that, before its queue goes on."""
        [value] = txresponse.headers.getRawHeaders(b"Retry-After", [None])[:1]
        if seconds := seconds_to_wait(self._crawler, txresponse.code, value):
            queues_of(self._crawler).hold(host_of(request.url), seconds)
        return super()._cb_bodyready(txresponse, request)


@implementer(IReactorPluggableNameResolver)
class _ReactorWithNames:
    """The reactor, but for where it looks names up."""

    def __init__(self, names: PublicNames) -> None:
        self.nameResolver = names

    def __getattr__(self, name: str) -> Any:
        return getattr(_reactor(), name)


def _reactor() -> Any:
    return import_module("twisted.internet.reactor")  # late, as importing it installs one

"""REQUEST: no request to an address that is not public, whatever a link or a redirect says."""

from importlib import import_module
from ipaddress import IPv6Address, ip_address
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Request
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of


class PublicAddressesOnly:
    """Downloader middleware that refuses loopback, private networks, link-local (cloud metadata) and the like.

    A name is looked up through the reactor's resolver, whose cache the connection then uses: a name that changes its
    address in between gains nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        if crawler.settings.getbool("ALLOW_PRIVATE_ADDRESSES"):
            raise NotConfigured
        self._public: dict[str, bool] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PublicAddressesOnly":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        host = host_of(request.url)
        if host not in self._public:
            address = await _resolved(host)
            if address is None:
                return  # the download will fail, and say why
            self._public[host] = is_public(address)
        if not self._public[host]:
            raise RequestRefused(UrlState.FILTERED, Reason.INTERNAL_ADDRESS)


def is_public(address: str) -> bool:
    """Tell whether an IP address can be a publisher's.

    >>> [is_public(address) for address in ("8.8.8.8", "169.254.169.254", "::ffff:10.0.0.1", "100.64.0.1")]
    [True, False, False, False]
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address):
        ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


async def _resolved(host: str) -> str | None:
    """Return the IP address of *host*, or None."""
    reactor: Any = import_module("twisted.internet.reactor")  # late, as importing it installs one
    try:
        return str(ip_address(host))
    except ValueError:
        pass
    try:
        return str(await maybe_deferred_to_future(reactor.resolve(host)))
    except (DNSLookupError, OSError, UnicodeError):
        return None

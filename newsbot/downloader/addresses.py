"""REQUEST: which IP addresses can be a publisher's, and a resolver that gives no others."""

import asyncio
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

GLOBAL_UNICAST = ip_network("2000::/3")
"""All that is given out of IPv6; without it are ::/96, fec0::/10, fc00::/7 and what may come."""
NAT64 = ip_network("64:ff9b::/96")
"""An IPv4 address in its last 32 bits, reached through a translator (RFC 6052)."""
NOT_PUBLIC = (
    ip_network("168.63.129.16/32"),  # Azure's own services, for the machines in it
    ip_network("192.0.0.0/24"),  # protocol assignments; Oracle's metadata service is here
    ip_network("192.88.99.0/24"),  # relays from IPv6, no longer in use
)
"""Addresses that Python takes for global, in this version or that one."""
PATIENCE = 20.0
"""Seconds that a name server gets where only its answer is of interest."""
NAME_LENGTH, LABEL_LENGTH = 253, 63
"""Characters of a name and of what stands between its dots, RFC 1035; resolvers fail in odd ways beyond."""


def is_public(address: str) -> bool:
    """Tell whether an IP address can be a publisher's; one inside another (mapped, 6to4, NAT64) is what counts.

    >>> [is_public(address) for address in ("8.8.8.8", "169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1")]
    [True, False, False, False]
    """
    ip = ip_address(address)
    if isinstance(ip, IPv6Address) and (inner := _inner(ip)) is not None:
        ip = inner
    if isinstance(ip, IPv6Address) and ip not in GLOBAL_UNICAST:
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in NOT_PUBLIC)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in NAT64 else ip.ipv4_mapped or ip.sixtofour


@implementer(IHostnameResolver)
class PublicNames:
    """A resolver that leaves out the addresses that are not public; `refused` tells whether there were such.

    It is asked for each connection, which then goes to an address that it gave: nothing is looked up twice.
    """

    def __init__(self, names: Any) -> None:
        self._names = names
        self.refused = False

    def resolveHostName(self, resolutionReceiver: Any, hostName: str, *arguments: Any, **options: Any) -> Any:
        """Look *hostName* up, as Twisted's interface has it."""
        receiver = _PublicReceiver(resolutionReceiver, self)
        return self._names.resolveHostName(receiver, hostName, *arguments, **options)


@implementer(IResolutionReceiver)
class _PublicReceiver:
    def __init__(self, receiver: Any, names: PublicNames) -> None:
        self._receiver = receiver
        self._public_names = names

    def resolutionBegan(self, resolutionInProgress: Any) -> None:
        self._receiver.resolutionBegan(resolutionInProgress)

    def addressResolved(self, address: Any) -> None:
        if is_public(address.host):
            self._receiver.addressResolved(address)
        else:
            self._public_names.refused = True

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()


@implementer(IResolutionReceiver)
class _Completion:
    """Waits for the end of a look-up."""

    def __init__(self) -> None:
        self.reached: Deferred[None] = Deferred()

    def resolutionBegan(self, resolutionInProgress: Any) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        pass

    def resolutionComplete(self) -> None:
        self.reached.callback(None)


async def is_internal(host: str, names: Any) -> bool:
    """Tell whether any address that *names* gives for *host* is not public; a host that is unknown is not internal."""
    public, completion = PublicNames(names), _Completion()
    public.resolveHostName(completion, host)
    with suppress(TimeoutError):
        await asyncio.wait_for(maybe_deferred_to_future(completion.reached), PATIENCE)
    return public.refused


def can_be_looked_up(host: str) -> bool:
    """Tell whether *host* is short enough to be a name.

    >>> can_be_looked_up("harbour.example."), can_be_looked_up("a" * 64 + ".example"), can_be_looked_up("")
    (True, False, False)
    """
    labels = host.removesuffix(".").split(".")
    return len(host) <= NAME_LENGTH and all(0 < len(label) <= LABEL_LENGTH for label in labels)

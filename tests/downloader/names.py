"""A name server for tests, as no test may ask a real one."""

import ipaddress
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer

from tests.crawling import Reactor


@implementer(IHostnameResolver)
class Names:
    """Gives each look-up of a name the next of its answers, the last one for ever; an IP address stands for itself."""

    def __init__(self, answers: dict[str, Sequence[Sequence[str]]]) -> None:
        self.left = {name: [*of_name] for name, of_name in answers.items()}
        self.asked: list[str] = []

    def resolveHostName(self, resolutionReceiver: Any, hostName: str, portNumber: int = 0, *_: Any) -> Any:
        self.asked.append(hostName)
        resolutionReceiver.resolutionBegan(self)
        for address in self._addresses(hostName):
            kind = IPv6Address if ":" in address else IPv4Address
            resolutionReceiver.addressResolved(kind("TCP", address, portNumber))
        resolutionReceiver.resolutionComplete()
        return self

    def _addresses(self, name: str) -> Sequence[str]:
        try:
            return [str(ipaddress.ip_address(name))]
        except ValueError:
            left = self.left.get(name, [[]])
            return left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def looked_up(**answers: Sequence[Sequence[str]]) -> Iterator[Names]:
    """Let names be looked up in *answers*, whose keys have ``_`` for the dots."""
    from_now = Names({name.replace("_", "."): of_name for name, of_name in answers.items()})
    before = _install(from_now)
    try:
        yield from_now
    finally:
        _install(before)


def _install(names: Any) -> Any:
    """Make *names* the reactor's resolver, and return the one before."""
    before = []

    async def install() -> None:
        from twisted.internet import reactor

        before.append(reactor.installNameResolver(names))

    Reactor.run(install(), 10)
    return before[0]

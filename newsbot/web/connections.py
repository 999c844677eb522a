"""HAND ON: connections of readers, each of which ends: who does not ask, or does not read, makes room for others."""

import socket
import struct
from asyncio import BaseTransport
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

FULL = b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
_AT_ONCE = struct.pack("ii", 1, 0)
"""For SO_LINGER: what was not read is forgotten, also by the system."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What readers may take of the server."""

    connections: int = 500
    """At once; a further one takes the place of who did not ask for longest."""
    idle_seconds: float = 15
    """Until a request, from its first to its last line of headers, has come whole; also the next one."""
    stalled_seconds: float = 30
    """That nothing of an answer is read."""
    unread_bytes: int = 64 * 2**20
    """Of all answers together; beyond, those that were not read for longest are ended."""
    request_bytes: int = 128 * 2**10
    """Of the lines of a request."""
    system_bytes: int = 256 * 2**10
    """That the system keeps of an answer."""


class Connection(H11Protocol):
    """One reader's connection, with what it was last seen to do."""

    def __init__(self, *arguments: Any, limits: Limits, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._limits = limits
        self._unread = 0
        self.idle_since = self.read_at = self.loop.time()

    def connection_made(self, transport: BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]
        if len(self.connections) <= self._limits.connections:
            return
        known = (one for one in self.connections if isinstance(one, Connection) and one is not self)
        idle = [one for one in known if one.is_idle and not one.transport.is_closing()]
        if idle:
            min(idle, key=lambda one: one.idle_since).drop()
        else:
            self.transport.write(FULL)
            self.transport.close()

    def on_response_complete(self) -> None:
        self.idle_since = self.loop.time()
        super().on_response_complete()

    @property
    def is_idle(self) -> bool:
        """Whether no whole request is here to be answered."""
        return self.cycle is None or self.cycle.response_complete

    def unread(self, now: float) -> int:
        """Return how many bytes of answers wait to be read; note whether any were since the last time."""
        left = self.transport.get_write_buffer_size()
        if left != self._unread or not left:
            self._unread, self.read_at = left, now
        if left or not self.is_idle:
            self.idle_since = now
        return left

    def is_over(self, now: float) -> bool:
        """Tell whether nobody asked, or read, for too long."""
        idle, stalled = now - self.idle_since, now - self.read_at
        return idle > self._limits.idle_seconds or stalled > self._limits.stalled_seconds

    def drop(self) -> None:
        """End it, with all that was not read."""
        with suppress(OSError):  # the other side was faster
            self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        self.transport.abort()


def end_those_that_are_over(connections: Collection[Connection], limits: Limits, now: float) -> None:
    """Drop connections at which nobody asks or reads, and those that hold too much between them."""
    unread = {one: one.unread(now) for one in connections}
    left = sum(unread.values())
    for one in sorted(unread, key=lambda one: one.read_at):
        if one.is_over(now) or (left > limits.unread_bytes and unread[one]):
            left -= unread[one]
            one.drop()

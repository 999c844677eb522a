"""WATCH: a job under way in a process of its own: waited for, ended, and how it ended."""

import asyncio
import signal
from collections.abc import Callable
from typing import NamedTuple

IN_ORDER = 8.0
"""Seconds that a job has to end in order once it is asked to; a worker is to end within ten."""


class End(NamedTuple):
    """How a process ended."""

    status: int
    """Its exit status; below zero the signal that killed it."""
    error: str = ""
    """What it said of why it failed, in one line."""


class JobProcess:
    """A process that does a job, of which one line says how it ended."""

    def __init__(self, end: asyncio.Future[End], send_signal: Callable[[int], None]) -> None:
        """Be the process that comes to this *end*, and that hears what `send_signal` sends."""
        self._end = end
        self._send_signal = send_signal
        self._asked = False

    async def wait(self, time_limit: float | None) -> str:
        """Wait for the end; return why the job failed, empty if it did not. One that takes too long is ended."""
        ended, _ = await asyncio.wait({self._end}, timeout=time_limit)
        if ended:
            return self._how_it_ended(*self._end.result())
        await self.end()
        return f"ended after {time_limit:.0f} s, as it did not end by itself"

    async def end(self) -> None:
        """Ask the process to end in order, and kill it if that takes long."""
        self._asked = True
        self._send_signal(signal.SIGTERM)
        ended, _ = await asyncio.wait({self._end}, timeout=IN_ORDER)
        if not ended:
            self._send_signal(signal.SIGKILL)
            await asyncio.wait({self._end}, timeout=1.0)

    def _how_it_ended(self, status: int, error: str) -> str:
        if not status or self._asked:
            return ""
        if status > 0:
            return error or f"ended with status {status}"
        return f"killed by {signal.Signals(-status).name}"

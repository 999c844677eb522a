"""REQUEST: the file of a list of addresses, or standard input, read in a thread of its own, line by line."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from functools import cache
from itertools import chain
from pathlib import Path
from queue import Empty, Queue

from newsbot.sources.address_list import Line, NoAddressList, read_address_list

STANDARD_INPUT = "-"
AT_ONCE = 65_536
"""Bytes."""
AHEAD = 500
"""Lines that are read before they are asked for."""


def opened(name: str) -> Iterator[Line]:
    """Return the lines of the list, of which the first was read; raises NoAddressList or OSError.

    What a pipe or standard input has is there once: whoever opens it again goes on.
    """
    return _begun(name) if name != STANDARD_INPUT and Path(name).is_file() else _opened_once(name)


def whole_name(name: str) -> str:
    """Return what tells the list from all others that are read at the same time."""
    return f"standard input of {os.getpid()}" if name == STANDARD_INPUT else str(Path(name).resolve())


async def in_thread(lines: Iterator[Line]) -> AsyncIterator[Line]:
    """Yield *lines* as they come: a pipe may give none for long, and neither the crawl nor its end waits for it."""
    reader = _Reader(lines, asyncio.get_running_loop())
    try:
        while (line := await reader.next()) is not None:
            yield line
    finally:
        reader.stop()


class _Reader:
    """A thread that reads *lines*, and no further than so many that nobody has asked for."""

    def __init__(self, lines: Iterator[Line], loop: asyncio.AbstractEventLoop) -> None:
        self._lines = lines
        self._loop = loop
        self._read: Queue[Line | Exception | None] = Queue(AHEAD)
        self._has_come = asyncio.Event()
        self._is_stopped = False
        threading.Thread(target=self._work, name="list of addresses", daemon=True).start()

    async def next(self) -> Line | None:
        """Return the next line, None after the last; raises what reading it came to."""
        while True:
            with suppress(Empty):
                found = self._read.get_nowait()
                if isinstance(found, Exception):
                    raise found
                return found
            self._has_come.clear()
            if self._read.empty():
                await self._has_come.wait()

    def stop(self) -> None:
        """Let the thread end with the line that it is about to put."""
        self._is_stopped = True
        with suppress(Empty):
            while True:
                self._read.get_nowait()

    def _work(self) -> None:
        end: Exception | None = None
        try:
            for line in self._lines:
                self._put(line)
                if self._is_stopped:
                    return
        except (NoAddressList, OSError) as error:
            end = error
        self._put(end)

    def _put(self, found: Line | Exception | None) -> None:
        self._read.put(found)
        if self._read.qsize() == 1:  # only then may somebody wait for it
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._has_come.set)


def _begun(name: str) -> Iterator[Line]:
    lines = read_address_list(_chunks(name))
    first = next(lines, None)
    if first is None:
        raise NoAddressList("there is no address in it")
    return chain([first], lines)


_opened_once = cache(_begun)


def _chunks(name: str) -> Iterator[bytes]:
    if name == STANDARD_INPUT:  # past Python's own buffer, whose lock would be held when the process ends
        while chunk := os.read(0, AT_ONCE):
            yield chunk
        return
    with Path(name).open("rb", buffering=0) as file:
        while chunk := file.read(AT_ONCE):
            yield chunk

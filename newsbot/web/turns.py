"""HAND ON: whose turn it is: few answers are made at once, each fast, and nobody is sent away for that."""

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, fail_after
from anyio.lowlevel import RunVar
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

READERS, SEARCHES = 4, 3
"""Answers that are made at once. A search may take seconds: those who read do not wait for it."""
MOST_SECONDS = 30.0
"""That a reader waits for a turn; by then most have gone away."""

Made = TypeVar("Made")
_LIMITERS: RunVar[dict[bool, CapacityLimiter]] = RunVar("limiters")


class TooMany(Exception):
    """Others took all the turns for long."""


class Gone(Exception):
    """The reader has not waited for the turn."""


async def in_turn(request: Request, make: Callable[[], Made], is_search: bool) -> Made:
    """Return what *make* returns, in a thread, when it is the turn of *request*; raises TooMany, or Gone."""
    turns = _turns(is_search)
    try:
        with fail_after(MOST_SECONDS):
            await turns.acquire()
    except TimeoutError:
        raise TooMany from None
    try:
        if await request.is_disconnected():
            raise Gone
        return await run_in_threadpool(make)
    finally:
        turns.release()


def _turns(is_search: bool) -> CapacityLimiter:
    """Return the turns of this event loop."""
    try:
        limiters = _LIMITERS.get()
    except LookupError:
        limiters = {False: CapacityLimiter(READERS), True: CapacityLimiter(SEARCHES)}
        _LIMITERS.set(limiters)
    return limiters[is_search]

"""REQUEST: what hosts are asked once, such as for robots.txt, however many pages are wanted of them."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

HOSTS = 1_000
"""So many answers are remembered; a list of addresses may have pages of any number of hosts."""
Answer = TypeVar("Answer")


class AskedOnce(Generic[Answer]):
    """The answers of the hosts that were wanted last; who wants the same meanwhile waits for the same answer."""

    def __init__(self, hosts: int = HOSTS) -> None:
        self._hosts = hosts
        self._asked: dict[str, asyncio.Task[Answer]] = {}
        """The one that was wanted last comes last."""

    async def answer(self, origin: str, ask: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer:
        """Return what *origin* answered, or ask it; raises what asking came to."""
        task = self._asked.pop(origin, None) or asyncio.ensure_future(ask())
        self._asked[origin] = task
        if len(self._asked) > self._hosts:
            del self._asked[next(iter(self._asked))]
        return await asyncio.shield(task)

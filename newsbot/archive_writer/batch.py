"""KEEP: what a crawl writes to the archive waits for a moment, as many small commits cost more than a large one."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scrapy.exceptions import DropItem

from newsbot.archive import ArchiveError

MOST = 50
"""Articles and states committed together."""
SECONDS = 0.25
"""What is waiting is committed after so long, however few."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is to be written, and who waits for it."""

    work: Callable[[], Any]
    future: asyncio.Future[Any] | None

    def attempt(self) -> Any:
        """Return the result, or the error of an article that cannot be stored."""
        try:
            return self.work()
        except (ArchiveError, OSError):
            raise
        except Exception as error:  # whatever it is: who waits for this part must hear of it, or the crawl never ends
            return error

    def settle(self, result: Any) -> None:
        """Let who waits for this part go on with its *result*, or its error."""
        if self.future is None:
            if isinstance(result, Exception) and not isinstance(result, DropItem):
                logger.error("the archive could not note what became of an address", exc_info=result)
        elif self.future.done():
            return
        elif isinstance(result, Exception):
            self.future.set_exception(result)
        else:
            self.future.set_result(result)


class Batch:
    """What waits to be written together; *flush* is called when it is time."""

    def __init__(self, flush: Callable[[], None]) -> None:
        self._flush = flush
        self._waiting: list[Part] = []
        self._timer: asyncio.TimerHandle | None = None

    def add(self, work: Callable[[], Any], future: asyncio.Future[Any] | None = None) -> None:
        """Let *work* wait, and *future* for its result."""
        self._waiting.append(Part(work, future))
        if len(self._waiting) >= MOST:
            self._flush()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(SECONDS, self._flush)

    async def done(self, work: Callable[[], Any]) -> Any:
        """Return the result of *work* when it is written."""
        future = asyncio.get_running_loop().create_future()
        self.add(work, future)
        return await future

    def taken(self) -> list[Part]:
        """Return what is waiting, for which nothing waits any more."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        parts, self._waiting = self._waiting, []
        return parts

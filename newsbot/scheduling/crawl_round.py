"""WATCH: crawl many publishers, a few at once, each ended at its time limit."""

import asyncio
import contextlib
import faulthandler
import logging
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from time import monotonic
from types import FrameType
from typing import Any

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler

from newsbot.states.crawl_ends import FinishReason

GRACE = 60.0
"""Seconds that a crawl gets to end in order; then the round goes on without it."""
STANDSTILL = 300.0
"""Seconds of one computation after which this process counts as hung, and ends: nothing in it can end it otherwise."""
BEAT = 5.0
TOP_UP = 60.0
"""Seconds after which a round looks for more to do, so that one long crawl does not keep the others waiting."""

logger = logging.getLogger(__name__)


@dataclass
class Round:
    """One run over many publishers in this process."""

    process: AsyncCrawlerProcess
    at_once: int
    time_limit: float
    """Seconds."""
    more: Callable[[], list[str]] = list
    """Arguments now and then for publishers whose time came while others are still being crawled."""
    still_wanted: Callable[[str], bool] = lambda _: True
    """Arguments when a publisher's turn comes, as another round may have crawled it in the meantime."""
    spider_of: Callable[[str], str | type[Spider]] = lambda name: name
    """The spider that looks at a publisher: the one of that name, which crawls it."""
    arguments_of: Callable[[str], Mapping[str, str]] = lambda _: {}
    """Its ``-a`` arguments."""
    crawled: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    """Publishers whose crawl newsbot itself could not bring to an end; one that is down does not belong here."""
    interrupted: bool = False

    def run(self, publishers: Iterable[str]) -> None:
        """Crawl *publishers*; return when all are done, or the user stopped the process (Ctrl-C, SIGTERM)."""
        work = asyncio.get_event_loop().create_task(self._work(deque(publishers)))
        self.process.start(stop_after_crawl=False)
        if work.done():
            work.result()
        else:  # a second Ctrl-C ends the process at once
            self.interrupted = True

    async def _work(self, waiting: deque[str]) -> None:
        from twisted.internet import reactor

        heart = asyncio.create_task(_beat())
        try:
            await self._crawl_all(waiting)
        finally:
            heart.cancel()
            with contextlib.suppress(Exception):  # stopped already, by the user
                reactor.stop()  # type: ignore[misc]

    async def _crawl_all(self, waiting: deque[str]) -> None:
        running: set[asyncio.Task[None]] = set()
        asked = monotonic()
        while running or (waiting and not self.interrupted):
            while waiting and len(running) < self.at_once and not self.interrupted:
                publisher = waiting.popleft()
                if self.still_wanted(publisher):
                    running.add(asyncio.create_task(self._crawl(publisher)))
            if running:
                ended, running = await asyncio.wait(running, timeout=TOP_UP, return_when=asyncio.FIRST_COMPLETED)
                for task in ended:
                    task.result()
            if monotonic() - asked >= TOP_UP:
                asked = monotonic()
                waiting.extend(name for name in self.more() if name not in waiting and name not in self.broken)

    async def _crawl(self, publisher: str) -> None:
        crawler = self.process.create_crawler(self.spider_of(publisher))
        task = self.process.crawl(crawler, **self.arguments_of(publisher))
        await asyncio.wait({task}, timeout=self.time_limit)
        if not task.done():
            await self._end(publisher, crawler, task)
        stats = _stats_of(crawler)
        reason = FinishReason.of(stats.get("finish_reason"))
        if reason in (FinishReason.BUSY, FinishReason.LOCK_LOST):
            return
        self.crawled.append(publisher)
        self.interrupted |= reason == FinishReason.SHUTDOWN
        if not task.done() or task.exception() or reason.is_failure or "newsbot/failure" in stats:
            self.broken.append(publisher)
        if task.done() and task.exception():
            logger.error("%s: %s", publisher, task.exception(), exc_info=task.exception())

    async def _end(self, publisher: str, crawler: Crawler, task: asyncio.Task[None]) -> None:
        """End a crawl that reached its time limit; what it stored stays, and the next one goes on from there."""
        logger.warning("%s: ended at its time limit of %.0f s", publisher, self.time_limit)
        closing = asyncio.ensure_future(crawler.engine.close_spider_async(reason=FinishReason.TIME_LIMIT))
        await asyncio.wait({task}, timeout=GRACE)
        if not task.done():
            closing.cancel()
            logger.error("%s: did not end within %.0f s; going on without it", publisher, GRACE)


def _stats_of(crawler: Crawler) -> dict[str, Any]:
    """Return the stats of a crawl; none where its publisher file broke before it had any."""
    try:
        return crawler.stats.get_stats()
    except RuntimeError:  # Scrapy's word for "not yet"
        return {}


async def _beat() -> None:
    """End this process when it stands still, telling where; the archive survives that, the lock is taken over."""
    try:
        while True:
            faulthandler.dump_traceback_later(STANDSTILL, exit=True)
            await asyncio.sleep(BEAT)
    finally:
        faulthandler.cancel_dump_traceback_later()


def run_processes(commands: Iterable[list[str]]) -> int:
    """Run *commands* side by side; return the worst exit status. SIGINT and SIGTERM are passed on to each, once."""
    running: list[subprocess.Popen[bytes]] = []

    def pass_on(number: int, _: FrameType | None) -> None:
        for process in running:
            process.send_signal(number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        # In sessions of their own, as a terminal's Ctrl-C would reach them as well, and a second one means "at once".
        running.extend(subprocess.Popen(command, start_new_session=True) for command in commands)
        return max(abs(process.wait()) for process in running)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)

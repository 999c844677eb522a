"""REQUEST: the downloader: what waits for a host is started when the host may be asked."""

import asyncio
from collections.abc import Iterator
from time import monotonic
from weakref import WeakSet

from scrapy import signals
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from scrapy.utils.asyncio import call_later, create_looping_call
from scrapy.utils.defer import _schedule_coro
from twisted.python.failure import Failure

from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

LOOK = 1.0
"""Seconds after which a queue looks whether the crawl still goes on."""
_open: "WeakSet[HostQueues]" = WeakSet()
"""The downloaders of this process whose crawls go on."""
_left: dict[str, float] = {}
"""Host -> when a crawl that has ended asked it last; without those that no delay reaches back to."""
LONGEST_DELAY = 600.0
"""Seconds; no crawl waits longer between two requests."""


class HostQueues(Downloader):
    """Scrapy's downloader, with hosts that can be held, and with its limits kept.

    Scrapy counts a request as being under way only when its task runs: without a delay, all that waits for a host is
    started at once. A redirect keeps the queue of the host that it comes from. And each crawl has queues of its own:
    here what one crawl does counts for all of its process, as several publishers may share a host. The crawl that
    started none for longest is the next; the strictest limit and the longest delay of any of them hold.

    And a crawl that is being closed waits for all that it has queued, each with its delay: half a minute, or many. Here
    that is refused; the archive knows it, and the next crawl asks for it.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.longest_wait = self.settings.getfloat("RETRY_AFTER_MAX")
        """Seconds that a host's requests wait; one that is held for longer is left alone."""
        self._free_at: dict[str, float] = {}
        self._paced: set[str] = set()
        self._looking = create_looping_call(self._look)
        crawler.signals.connect(self._begin_to_look, signals.spider_opened)
        _open.add(self)

    def close(self) -> None:
        """Leave to the crawls that go on what this one knows of their hosts."""
        super().close()
        if self._looking.running:
            self._looking.stop()
        _open.discard(self)
        now = monotonic()
        for host, slot in self.slots.items():
            _left[host] = max(_left.get(host, 0.0), slot.lastseen)
        for host in [host for host, last in _left.items() if last < now - LONGEST_DELAY]:
            del _left[host]
        for host, free_at in self._free_at.items():
            for other, _ in _queues_for(host):
                other._free_at[host] = max(other._free_at.get(host, 0.0), free_at)

    def pace(self, host: str, delay: float) -> None:
        """Make one request after the other to *host*, with at least *delay* seconds between an answer and the next.

        Counted from the answer, as only then it is sure when the server got the request before.
        """
        self.per_slot_settings[host] = {"delay": delay, "concurrency": 1, "jitter": 0}
        if slot := self.slots.get(host):
            slot.delay, slot.concurrency, slot.jitter = delay, 1, 0
        self._paced.add(host)

    def is_paced(self, host: str) -> bool:
        return host in self._paced

    def was_answered(self, host: str) -> None:
        """Note that a request to *host* came to its end, good or bad."""
        if any(host in crawl._paced for crawl in _open) and (slot := self.slots.get(host)):
            slot.lastseen = monotonic()

    def hold(self, host: str, seconds: float) -> None:
        """Start no request to *host* for so long."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), monotonic() + seconds)
        for crawl, slot in _queues_for(host):
            if self.wait_for(host) > crawl.longest_wait:
                _refuse_all(slot, Reason.ASKED_TO_WAIT)

    def wait_for(self, host: str) -> float:
        """Return the seconds for which *host* is held, by whichever crawl; 0 or less where it is not."""
        return max(crawl._free_at.get(host, 0.0) for crawl in (self, *_open)) - monotonic()

    def held(self) -> dict[str, float]:
        """Return the hosts that are held, of those that this crawl asked -> the seconds that are left."""
        asked = self._free_at.keys() | self.slots.keys()
        return {host: seconds for host in asked if (seconds := self.wait_for(host)) > 0}

    def get_slot_key(self, request: Request) -> str:
        return host_of(request.url)

    def _process_queue(self, slot: Slot) -> None:
        if slot.latercall or not slot.queue:
            return
        host = slot.queue[0][0].meta[self.DOWNLOAD_SLOT]
        held = self.wait_for(host)
        if self._is_closing:
            _refuse_all(slot, Reason.CRAWL_ENDED)
            return
        slots = {slot, *(other for _, other in _queues_for(host))}
        delay = min(max(other.download_delay() for other in slots), LONGEST_DELAY)
        last = max(_left.get(host, 0.0), *(other.lastseen for other in slots))
        wait = max(delay + last - monotonic() if delay else 0.0, min(held, LOOK))
        if wait > 0:
            slot.latercall = call_later(wait, self._latercall, slot)
            return
        room = min(other.concurrency for other in slots) - sum(len(other.transferring) for other in slots)
        for crawl, other in _in_turn(host, min(room, 1) if delay else room):
            crawl._start_first(other)
            if delay:
                _go_on(host)

    def _begin_to_look(self) -> None:
        self._looking.start(LOOK, now=False)

    def _look(self) -> None:
        """Refuse what still waits once the crawl is being closed."""
        if self._is_closing:
            for slot in list(self.slots.values()):  # who hears of it may ask for more
                _refuse_all(slot, Reason.CRAWL_ENDED)

    async def _download(self, slot: Slot, request: Request) -> Response:
        host = request.meta[self.DOWNLOAD_SLOT]
        await self._until_free(host)
        try:
            return await super()._download(slot, request)
        finally:
            _go_on(host)

    async def _until_free(self, host: str) -> None:
        """Wait where *host* asked for that after the request was started, and before it is made."""
        await asyncio.sleep(0)
        while 0 < (held := self.wait_for(host)) <= self.longest_wait and not self._is_closing:
            await asyncio.sleep(min(held, LOOK))

    def _start_first(self, slot: Slot) -> None:
        request, deferred = slot.queue.popleft()
        slot.lastseen = monotonic()
        slot.transferring.add(request)
        _schedule_coro(self._wait_for_download(slot, request, deferred))

    @property
    def _is_closing(self) -> bool:
        engine = self.crawler.engine
        return engine is None or engine._slot is None or engine._slot.closing is not None


def queues_of(crawler: Crawler) -> HostQueues:
    """Return the downloader of a running crawl."""
    assert crawler.engine is not None
    downloader = crawler.engine.downloader
    assert isinstance(downloader, HostQueues), "the setting DOWNLOADER must name newsbot's, or one built on it"
    return downloader


def _queues_for(host: str) -> list[tuple[HostQueues, Slot]]:
    """Return the queues for *host* of all crawls that go on in this process."""
    return [(crawl, slot) for crawl in _open if (slot := crawl.slots.get(host))]


def _in_turn(host: str, number: int) -> Iterator[tuple[HostQueues, Slot]]:
    """Yield so many times whose turn it is to ask *host*: the crawl's that waits and has asked least recently."""
    for _ in range(number):
        waiting = [(crawl, slot) for crawl, slot in _queues_for(host) if slot.queue]
        if waiting:
            yield min(waiting, key=lambda one: one[1].lastseen)


def _go_on(host: str) -> None:
    for crawl, slot in _queues_for(host):
        crawl._process_queue(slot)


def _refuse_all(slot: Slot, reason: Reason) -> None:
    """Refuse what waits in a queue; nothing was asked for, so nothing counts against the addresses."""
    waiting = [*slot.queue]
    slot.queue.clear()
    for _, deferred in waiting:
        deferred.errback(Failure(RequestRefused(UrlState.FILTERED, reason)))

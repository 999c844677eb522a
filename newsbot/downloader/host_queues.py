"""REQUEST: the downloader: what waits for a host is started when the host may be asked."""

from time import monotonic

from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.http import Request
from scrapy.utils.asyncio import call_later
from scrapy.utils.defer import _schedule_coro
from twisted.python.failure import Failure

from newsbot.failures import RequestRefused
from newsbot.states import Reason, UrlState
from newsbot.urls import host_of

LOOK = 1.0
"""Seconds after which a queue that is held looks whether the crawl still goes on."""


class HostQueues(Downloader):
    """Scrapy's downloader, with hosts that can be held, and with its limits kept.

    Scrapy counts a request as being under way only when its task runs: without a delay, all that waits for a host is
    started at once. And a redirect keeps the queue of the host that it comes from.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.longest_wait = self.settings.getfloat("RETRY_AFTER_MAX")
        """Seconds that a host's requests wait; one that is held for longer is left alone."""
        self._free_at: dict[str, float] = {}
        self._paced: set[str] = set()

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
        if host in self._paced and (slot := self.slots.get(host)):
            slot.lastseen = monotonic()

    def hold(self, host: str, seconds: float) -> None:
        """Start no request to *host* for so long."""
        self._free_at[host] = max(self._free_at.get(host, 0.0), monotonic() + seconds)
        if self.wait_for(host) > self.longest_wait and (slot := self.slots.get(host)):
            _refuse_all(slot, Reason.ASKED_TO_WAIT)

    def wait_for(self, host: str) -> float:
        """Return the seconds for which *host* is held; 0 or less where it is not."""
        return self._free_at.get(host, 0.0) - monotonic()

    def held(self) -> dict[str, float]:
        """Return the hosts that are held -> the seconds that are left."""
        return {host: seconds for host in self._free_at if (seconds := self.wait_for(host)) > 0}

    def get_slot_key(self, request: Request) -> str:
        return host_of(request.url)

    def _process_queue(self, slot: Slot) -> None:
        if slot.latercall or not slot.queue:
            return
        host = slot.queue[0][0].meta[self.DOWNLOAD_SLOT]
        delay, held = slot.download_delay(), self.wait_for(host)
        if held > 0 and self._is_closing:
            _refuse_all(slot, Reason.CRAWL_ENDED)
            return
        wait = max(delay + slot.lastseen - monotonic() if delay else 0.0, min(held, LOOK))
        if wait > 0:
            slot.latercall = call_later(wait, self._latercall, slot)
            return
        while slot.queue and slot.free_transfer_slots() > 0:
            self._start_first(slot)
            if delay:
                self._process_queue(slot)
                break

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


def _refuse_all(slot: Slot, reason: Reason) -> None:
    """Refuse what waits in a queue; nothing was asked for, so nothing counts against the addresses."""
    waiting = [*slot.queue]
    slot.queue.clear()
    for _, deferred in waiting:
        deferred.errback(Failure(RequestRefused(UrlState.FILTERED, reason)))

"""A host that has rules, breaks off, sends on and asks to wait, and notes each request that does not keep to it."""

import asyncio
import random
import threading
from collections import Counter, deque
from itertools import pairwise
from time import monotonic, sleep
from typing import Any

from tests.mischief.server import MischievousServer, own_article, rss

ON_ITS_WAY = 0.3
"""Seconds in which a request may still come that was sent before the answer which asks to wait was read, beside those
in which the crawls stood still and could read nothing."""
BEAT = 0.02
NEW_EACH_TIME = 12
"""Stories that are new whenever the feed is read."""


class Standstill:
    """Notes when the crawls' event loop went on, so that others can tell for how long it did not."""

    def __init__(self) -> None:
        self._beats: deque[float] = deque([monotonic()], maxlen=10_000)

    async def note(self) -> None:
        while True:
            self._beats.append(monotonic())
            await asyncio.sleep(BEAT)

    def longest(self, since: float) -> float:
        """Return the longest time since *since* in which the loop did not go on, in seconds."""
        beats = [*self._beats, monotonic()]
        gaps = (later - earlier for earlier, later in pairwise(beats) if later >= since)
        return max(0.0, max(gaps, default=0.0) - BEAT)


class WatchedHost(MischievousServer):
    """Asks for *delay* seconds between requests, or takes *at_once* of them; sends some to *other* on."""

    def __init__(
        self, host: str, delay: float, at_once: int, standstill: Standstill, other: MischievousServer | None = None
    ) -> None:
        super().__init__(host=host)
        self.keep_alive = True
        self.unknown = self._watch
        self.faults: list[str] = []
        self.answers: Counter[str] = Counter()
        self._delay, self._at_once, self._other, self._standstill = delay, at_once, other, standstill
        self._random = random.Random(host)
        self._lock = threading.Lock()
        self._under_way = 0
        self._last = self._asked_to_wait = self._free_at = 0.0
        self._stories = 0

    def _watch(self, handler: Any) -> None:
        now = monotonic()
        with self._lock:
            self._under_way += 1
            self._note(handler.path, now)
            answer = self._answer_to(handler.path)
        self.answers[answer] += 1
        try:
            self._give(handler, answer)
        finally:
            with self._lock:
                self._under_way -= 1

    def _note(self, path: str, now: float) -> None:
        """Note what the request for *path* breaks."""
        if self._under_way > self._at_once:
            self.faults.append(f"{path}: {self._under_way} at once")
        if self._last and now - self._last < self._delay:
            self.faults.append(f"{path}: {now - self._last:.3f} s after the one before")
        if self._asked_to_wait + ON_ITS_WAY < now < self._free_at:
            stood_still = self._standstill.longest(self._asked_to_wait)
            if self._asked_to_wait + ON_ITS_WAY + stood_still < now:
                after = (
                    f"{now - self._asked_to_wait:.3f} s after it was asked to wait, {stood_still:.3f} s standing still"
                )
                self.faults.append(f"{path}: {self._free_at - now:.3f} s before it may be asked, {after}")
        if path != "/robots.txt":  # which is where the delay stands
            self._last = now

    def _answer_to(self, path: str) -> str:
        if path == "/robots.txt":
            return "robots"
        if path == "/feed.xml":
            return "feed" if self._random.random() < 0.9 else "wait"
        if not path.startswith("/story-"):
            return "missing"
        kinds = {"article": 80, "wait": 4, "long wait": 1, "reset": 5, "error": 4, "away": 6 if self._other else 0}
        return self._random.choices([*kinds], [*kinds.values()])[0]

    def _give(self, handler: Any, answer: str) -> None:
        sleep(self._random.uniform(0.0, 0.05))
        match answer:
            case "robots":
                handler.give(200, f"User-agent: *\nCrawl-delay: {self._delay}", {"Content-Type": "text/plain"})
            case "feed":
                with self._lock:
                    self._stories += NEW_EACH_TIME
                    numbers = range(self._stories - NEW_EACH_TIME, self._stories)
                handler.give(200, rss(*(f"{self.base}/story-{n}.html" for n in numbers)), {"Content-Type": "text/xml"})
            case "article":
                handler.give(200, own_article(f"Story {handler.path}"), {})
            case "wait" | "long wait":
                self._ask_to_wait(handler, 1 if answer == "wait" else 6)
            case "reset":
                handler.break_off()
            case "away" if self._other:
                handler.give(302, "", {"Location": f"{self._other.base}{handler.path}"})
            case _:
                handler.give(500 if answer == "error" else 404, "", {})

    def _ask_to_wait(self, handler: Any, seconds: int) -> None:
        asked = monotonic()  # before it is sent, as this thread may have to wait after that
        handler.give(self._random.choice((429, 503)), "", {"Retry-After": str(seconds)})
        with self._lock:
            self._asked_to_wait = monotonic()
            self._free_at = max(self._free_at, asked + seconds)

"""REQUEST: how many pages that were no articles one crawl asks for again."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

PER_REQUESTS = 10
"""Of so many requests of a crawl, one may be a second look; the first one always may, or small publishers had none."""
PER_SUCCESS = 2
"""So many further ones for each that found an article: where a publisher works again, all are read in one crawl."""


class SecondLooks:
    """Requests that wait for their turn; pure."""

    def __init__(self) -> None:
        self.others = 0
        """Requests of this crawl that are no second looks."""
        self.successes = 0
        self._made = 0
        self._waiting: deque[Any] = deque()

    def wait(self, requests: Iterable[Any]) -> None:
        """Let *requests* wait for their turn."""
        self._waiting.extend(requests)

    def whose_turn_it_is(self) -> Iterator[Any]:
        """Yield the requests that may be made now."""
        allowed = max(1, self.others // PER_REQUESTS) + PER_SUCCESS * self.successes
        while self._waiting and self._made < allowed:
            self._made += 1
            yield self._waiting.popleft()

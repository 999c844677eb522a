"""WATCH: what became of the URLs of one publisher, and how complete its articles are (pure)."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from newsbot.items import ARTICLE_FIELDS, Article
from newsbot.states import PAGE_READ, SKIPPED, ListingState, Reason, UrlState
from newsbot.urls.claims import refusal_in

UNFIT = (Reason.NOT_AN_ARTICLE_ADDRESS, Reason.OFF_SITE)
"""Why addresses are filtered that do not fit the publisher file."""


@dataclass(slots=True)
class Counts:
    """The counts of one publisher in one run."""

    publisher: str
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(state, reason) -> URLs."""
    fields: Counter[str] = field(default_factory=Counter)
    """Article field -> articles in which it was found."""
    articles: int = 0
    """Articles whose fields were counted."""
    refused: Counter[str] = field(default_factory=Counter)
    """Reason -> articles that have not the address that their page declares."""
    listings: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(state, reason) -> listing pages; see `newsbot.signals.tell_listing`."""
    seconds: float = 0.0
    """Since the first count."""

    def of_state(self, *states: str) -> int:
        return sum(number for (state, _), number in self.outcomes.items() if state in states)

    def of_listing_state(self, *states: str) -> int:
        return sum(number for (state, _), number in self.listings.items() if state in states)

    @property
    def found(self) -> int:
        return self.of_state(UrlState.FOUND)

    @property
    def fetched(self) -> int:
        """Article pages that came; listings are counted apart."""
        return self.of_state(*PAGE_READ)

    @property
    def stored(self) -> int:
        return self.of_state(UrlState.STORED)

    @property
    def skipped(self) -> int:
        return self.of_state(*SKIPPED)

    @property
    def errors(self) -> int:
        return self.of_state(UrlState.FAILED) + self.of_listing_state(ListingState.FAILED, ListingState.GONE)

    @property
    def eventful(self) -> bool:
        """Whether there is more to tell than that the listings hold nothing new."""
        if any(state not in (UrlState.FOUND, UrlState.FILTERED) for state, _ in self.outcomes) or self.errors:
            return True
        is_unread = self.of_listing_state(ListingState.ROBOTS, ListingState.FILTERED) > 0
        return is_unread or 0 < self.found <= sum(self.outcomes[UrlState.FILTERED, reason] for reason in UNFIT)

    @property
    def pages_a_second(self) -> float:
        """Articles and listings that came, a second; within the first second, those that came so far."""
        listings = self.of_listing_state(ListingState.READ, ListingState.UNCHANGED)
        return (self.fetched + listings) / max(self.seconds, 1.0)

    def add_article(self, article: Article) -> list[str]:
        """Count and return the fields that *article* has; False is a value, an empty list is none."""
        found = [name for name in ARTICLE_FIELDS if getattr(article, name) not in (None, "", [], {})]
        self.articles += 1
        if reason := refusal_in(article.provenance):
            self.refused[reason] += 1
        self.fields.update(found)
        return found

    def coverage(self) -> dict[str, float]:
        """Return the share of articles in which each field was found, in the fields' own order."""
        return {name: self.fields[name] / self.articles for name in ARTICLE_FIELDS} if self.articles else {}

    def add(self, other: "Counts") -> None:
        """Add the numbers of a publisher that was counted at the same time or later."""
        self.outcomes += other.outcomes
        self.listings += other.listings
        self.fields += other.fields
        self.refused += other.refused
        self.articles += other.articles

    def line(self) -> str:
        """Return the counts as one line.

        >>> Counts("harbour_post", Counter({("found", ""): 3, ("stored", "new"): 2}), seconds=4).line()
        'harbour_post: 3 found, 2 fetched, 2 stored, 0 skipped, 0 errors, 0.5 pages/s'
        """
        return (
            f"{self.publisher}: {self.found} found, {self.fetched} fetched, {self.stored} stored, "
            f"{self.skipped} skipped, {self.errors} errors, {self.pages_a_second:.1f} pages/s"
        )


def by_state(outcomes: Counter[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Return state -> reason -> number; without a reason, the reason is empty.

    >>> by_state(Counter({("failed", "HTTP 503"): 2, ("failed", "timeout"): 1}))
    {'failed': Counter({'HTTP 503': 2, 'timeout': 1})}
    """
    states: dict[str, Counter[str]] = {}
    for (state, reason), number in sorted(outcomes.items()):
        states.setdefault(state, Counter())[reason] += number
    return states


class Board:
    """The counts of every publisher of one run; *clock* gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._counts: dict[str, Counts] = {}
        self._started: dict[str, float] = {}

    def __iter__(self) -> Iterator[Counts]:
        return (self.of(publisher) for publisher in tuple(self._counts))

    def of(self, publisher: str) -> Counts:
        """Return the counts of *publisher*, whose time runs from the first call on."""
        now = self._clock()
        counts = self._counts.setdefault(publisher, Counts(publisher))
        counts.seconds = now - self._started.setdefault(publisher, now)
        return counts

    def total(self) -> Counts:
        """Return the sum of all publishers' counts, under the name ``all``."""
        everything = Counts("all")
        for counts in self:
            everything.add(counts)
        return everything

    def outcome(self, publisher: str, state: str, reason: str | None = None) -> None:
        """Count one URL of *publisher*."""
        self.of(publisher).outcomes[state, reason or ""] += 1

    def listing(self, publisher: str, state: str, reason: str | None = None) -> None:
        """Count one listing page of *publisher*."""
        self.of(publisher).listings[state, reason or ""] += 1

"""WATCH: the share of articles with a field, or of pages that are walls, against the publisher's past (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsbot.health.cusum import Cusum
from newsbot.health.parameters import Parameters
from newsbot.health.tails import share_score, share_tail

MOST_CORRELATION = 0.5
USUAL_CORRELATION, USUAL_DAYS = 0.05, 14
"""What is taken for how alike the pages of a day are as long as little is known, and so many days count for it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A share that is not what it was."""

    since: int
    """Number of the day with which it began."""
    usual: float
    hits: int
    """Since then."""
    number: int


@dataclass
class Share:
    """One share of one publisher, day by day; *is_good* tells that more is better, such as articles with an author."""

    parameters: Parameters
    is_good: bool
    new_normal: int | None = None
    days: list[tuple[int, int]] = field(default_factory=list)
    """(hits, number) of each day."""
    _is_usual: list[bool] = field(default_factory=list)
    _waiting: tuple[int, int, int] = (0, 0, 0)
    """Hits and number that are too few yet, and the day with which they began."""
    _cusum: Cusum = field(init=False)

    def __post_init__(self) -> None:
        self._cusum = Cusum(self.parameters.slack, self.parameters.limit)

    def see(self, hits: int, number: int) -> Changed | None:
        """Take a day's *hits* among *number*; return how the share has changed, None where it has not."""
        today = len(self.days)
        usual = self._usual(today)
        self.days.append((hits, number))
        self._is_usual.append(True)
        if usual is None:
            return None
        is_far = self._add(today, hits, number, *usual)
        if not is_far and not self._cusum.is_alarm:
            return None
        since = self._since(today if self._cusum.began is None else self._cusum.began, usual[0])
        hits, number = self._sums(since)
        if self._gap(since, usual[0]) <= self.parameters.share_gap:
            return None
        self._is_usual[since:] = [False] * (today + 1 - since)
        return Changed(since, usual[0], hits, number)

    def _sums(self, since: int) -> tuple[int, int]:
        return sum(hits for hits, _ in self.days[since:]), sum(number for _, number in self.days[since:])

    def _gap(self, since: int, usual: float) -> float:
        """Return by how much the share since a day is worse than usual."""
        hits, number = self._sums(since)
        gap = usual - hits / max(number, 1)
        return gap if self.is_good else -gap

    def _since(self, began: int, usual: float) -> int:
        """Return the day with which the change began: the sum may have left zero by chance some days before."""
        for day in range(began, len(self.days) - 1):
            hits, number = self.days[day]
            gap = usual - hits / number if number else 0.0
            if (gap if self.is_good else -gap) >= self._gap(day, usual) / 2:
                return day
        return len(self.days) - 1

    def _add(self, today: int, hits: int, number: int, share: float, correlation: float) -> bool:
        """Add the score of what is gathered, ten articles or more; return whether it is too unlikely by itself."""
        waiting_hits, waiting_number, since = self._waiting
        since = since if waiting_number else today
        hits, number = hits + waiting_hits, number + waiting_number
        if number < self.parameters.share_articles:
            self._waiting = (hits, number, since)
            return False
        self._waiting = (0, 0, today)
        if not self.is_good:  # its fall is that of the others
            hits, share = number - hits, 1 - share
        self._cusum.add(since, share_score(hits, number, share, correlation))
        return hits < number * share and share_tail(hits, number, share, correlation)[0] < self.parameters.tail

    def _usual(self, today: int) -> tuple[float, float] | None:
        """Return the usual share, and how alike the pages of a day are; None as long as too little is known."""
        if today < self.parameters.history_days:
            return None
        days: list[tuple[int, int]] = []
        for day in range(today - self.parameters.lag_days, max(-1, (self.new_normal or 0) - 1), -1):
            if self._is_usual[day] and self.days[day][1]:
                days.append(self.days[day])
                if len(days) == self.parameters.level_days:
                    break
        number = sum(number for _, number in days)
        if number < self.parameters.share_articles * 2:
            return None
        share = (sum(hits for hits, _ in days) + 0.5) / (number + 1)
        # The usual share itself is only known from so many pages of so many days.
        return share, min(_correlation(days, share) * (1 + 1 / len(days)) + 1 / (number + 1), MOST_CORRELATION)


def _correlation(days: Sequence[tuple[int, int]], share: float) -> float:
    """Return how alike the pages of one day are, by the method of moments, drawn to what is usual."""
    squares = sum((hits - number * share) ** 2 for hits, number in days)
    binomial = sum(number * share * (1 - share) for _, number in days)
    pairs = sum(number * (number - 1) * share * (1 - share) for _, number in days)
    extra = pairs / len(days) * USUAL_DAYS
    found = (squares - binomial + USUAL_CORRELATION * extra) / (pairs + extra) if pairs > 0 else USUAL_CORRELATION
    return min(max(found, 0.01), MOST_CORRELATION)

"""WATCH: the articles of a day, against those that the same publisher's past and its country's others expect (pure)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from newsbot.health.cusum import Cusum
from newsbot.health.parameters import Parameters
from newsbot.health.tails import count_score, count_tail, silence_tail

WEEK = 7
MOST_RATIO, LEAST_RATIO = 3.0, 0.1
"""What the country's others may change an expectation by."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a day is expected to bring."""

    mean: float
    dispersion: float
    """α of the variance µ + αµ²."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of one day; the numbers of days count from the publisher's first one."""

    expected: float
    observed: int
    few_since: int | None = None
    """The day with which there began to be too few articles, None where there are not."""
    silent_since: int | None = None
    """The first day of a silence that is none of the publisher's usual ones."""
    expected_since: float = 0.0
    """Articles that were expected in that time."""
    observed_since: int = 0


@dataclass
class Volume:
    """One publisher's articles, day by day: `expect` what the next day brings, then `see` what it brought."""

    parameters: Parameters
    first_weekday: int = 0
    new_normal: int | None = None
    """The first day of what a person accepted: the level is that of the days since."""
    counts: list[int | None] = field(default_factory=list)
    """None for a day of which nothing is known."""
    _ratios: list[float] = field(default_factory=list)
    _is_good: list[bool] = field(default_factory=list)
    _cusum: Cusum = field(init=False)
    _silent: list[int] = field(default_factory=list)
    _silent_expectation: Expectation | None = None
    _silent_expected: float = 0.0

    def __post_init__(self) -> None:
        self._cusum = Cusum(self.parameters.slack, self.parameters.limit)

    def expect(self) -> Expectation | None:
        """Return what the next day is to bring; None as long as too little is known, or too little is published."""
        today = len(self.counts)
        if today < self.parameters.history_days:
            return None
        days = self._good_days(today - self.parameters.lag_days, WEEK * self.parameters.weekday_weeks)
        level_days = [day for day in days if self.new_normal is None or day >= self.new_normal]
        level_days = level_days[: self.parameters.level_days]
        if len(level_days) < WEEK:
            return None
        factors = self._weekday_factors(days)
        level = sum(self._count(day) for day in level_days) / sum(self._weight(day, factors) for day in level_days)
        mean = level * factors[self._weekday(today)]
        return Expectation(mean, self._dispersion(days, factors)) if level >= self.parameters.fewest_a_day else None

    def see(self, count: int | None, expected: Expectation | None, ratio: float = 1.0) -> Verdict | None:
        """Take the *count* of the day that was *expected*; *ratio* is what the country's others had of theirs."""
        today = len(self.counts)
        self.counts.append(count)
        self._ratios.append(min(max(ratio, LEAST_RATIO), MOST_RATIO))
        self._is_good.append(count is not None)
        if count is None or expected is None:
            return None
        mean = expected.mean * self._ratios[-1]
        few_since = self._few_since(today, count, Expectation(mean, expected.dispersion))
        silent_since = self._silent_since(today, count, mean, expected)
        begin = min((day for day in (few_since, silent_since) if day is not None), default=today)
        if few_since is not None or silent_since is not None:
            self._is_good[begin:] = [False] * (today + 1 - begin)
        return Verdict(
            expected=mean,
            observed=count,
            few_since=few_since,
            silent_since=silent_since,
            expected_since=self._silent_expected if silent_since is not None else mean,
            observed_since=sum(self.counts[day] or 0 for day in range(begin, today + 1)),
        )

    def _few_since(self, today: int, count: int, expected: Expectation) -> int | None:
        is_drifting = self._cusum.add(today, count_score(count, expected.mean, expected.dispersion))
        if is_drifting:
            return self._cusum.began
        is_far = (
            count < expected.mean and count_tail(count, expected.mean, expected.dispersion)[0] < self.parameters.tail
        )
        return today if is_far else None

    def _silent_since(self, today: int, count: int, mean: float, expected: Expectation) -> int | None:
        if count:
            self._silent, self._silent_expected, self._silent_expectation = [], 0.0, None
            return None
        self._silent_expectation = self._silent_expectation or expected
        self._silent.append(today)
        self._silent_expected += mean
        tail = silence_tail(self._silent_expected, self._silent_expectation.dispersion)
        return self._silent[0] if tail < self.parameters.tail else None

    def _good_days(self, end: int, number: int) -> list[int]:
        """Return the last good days up to *end*, the newest first, *number* at most."""
        found: list[int] = []
        for day in range(min(end, len(self.counts) - 1), -1, -1):
            if self._is_good[day]:
                found.append(day)
                if len(found) == number:
                    break
        return found

    def _weekday(self, day: int) -> int:
        return (self.first_weekday + day) % WEEK

    def _count(self, day: int) -> int:
        return self.counts[day] or 0

    def _weight(self, day: int, factors: Sequence[float]) -> float:
        return factors[self._weekday(day)] * self._ratios[day]

    def _weekday_factors(self, days: Sequence[int]) -> list[float]:
        """Return what each weekday has of the mean day, drawn to 1 as if it had been seen twice more at the mean."""
        mean = (sum(self._count(day) for day in days) / sum(self._ratios[day] for day in days)) or 1.0
        extra = self.parameters.weekday_shrinkage
        counts, weights = [extra * mean] * WEEK, [extra * mean] * WEEK
        for day in days:
            counts[self._weekday(day)] += self._count(day)
            weights[self._weekday(day)] += mean * self._ratios[day]
        return [count / weight for count, weight in zip(counts, weights, strict=True)]

    def _dispersion(self, days: Sequence[int], factors: Sequence[float]) -> float:
        """Return α by the method of moments over *days*, which are fitted by the level and seven factors."""
        weights = [self._weight(day, factors) for day in days]
        level = sum(map(self._count, days)) / sum(weights)
        means = [level * weight for weight in weights]
        squares = sum((self._count(day) - mean) ** 2 for day, mean in zip(days, means, strict=True))
        squares *= len(days) / max(1, len(days) - WEEK - 1)
        alpha = (squares - sum(means)) / sum(mean**2 for mean in means) if any(means) else 0.0
        return min(max(alpha, self.parameters.least_dispersion), self.parameters.most_dispersion)


def country_ratio(ratios: Sequence[float], parameters: Parameters) -> float:
    """Return the median of what other publishers had of their expected articles; 1 where they are too few.

    >>> country_ratio([0.5, 0.4, 0.6, 0.5, 1.2, 0.5], Parameters()), country_ratio([0.1], Parameters())
    (0.5, 1.0)
    """
    return median(ratios) if len(ratios) >= parameters.fewest_peers else 1.0

"""KEEP: when an address is due again (pure: times in, times out)."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Recheck:
    """When young articles are checked again and failed ones tried again."""

    recheck: tuple[timedelta, ...] = tuple(timedelta(hours=h) for h in (1, 6, 24, 72))
    """Ages at which an article is fetched again."""
    retry: tuple[timedelta, ...] = tuple(timedelta(minutes=m) for m in (10, 60, 6 * 60, 24 * 60, 72 * 60))
    """The pause after the first failure, the second ...; after the last one an address is given up."""

    second_looks: tuple[timedelta, ...] = tuple(timedelta(hours=h) for h in (1, 6, 24, 72, 168))
    """The pause after a page was no article for the first time, the second ...: six visits within 14 days."""

    @classmethod
    def of_hours(cls, recheck: list[float], retry: list[float]) -> "Recheck":
        """Make one from two lists of hours, as the settings hold them."""
        return cls(tuple(timedelta(hours=h) for h in recheck), tuple(timedelta(hours=h) for h in retry))

    def next_check(self, born: datetime, now: datetime) -> datetime | None:
        """Return the first recheck of an article *born* then that is still to come, None for an old one.

        An article "born" in the future (a wrong clock) counts as born now.
        """
        born = min(born, now)
        return next((born + age for age in self.recheck if born + age > now), None)

    def next_retry(self, failures: int, now: datetime) -> datetime | None:
        """Return when to try again after that many *failures* in a row, None when given up."""
        return now + self.retry[failures - 1] if failures <= len(self.retry) else None

    def next_second_look(self, visits: int, now: datetime) -> datetime | None:
        """Return when to look again at a page that was no article at so many *visits*, None for never."""
        return now + self.second_looks[visits - 1] if visits <= len(self.second_looks) else None

    def patience(self, quiet: int) -> timedelta:
        """Return how long to distrust a listing that said "changed" *quiet* times in a row without a change."""
        ages = self.recheck or (timedelta(),)
        return ages[min(quiet, len(ages)) - 1] if quiet else timedelta()

    def pause(self, failures: int) -> timedelta:
        """Return how long to distrust a listing that calls a page changed that failed so often in a row."""
        pauses = self.retry or (timedelta(),)
        return pauses[min(failures, len(pauses)) - 1] if failures else timedelta()

    @property
    def longest(self) -> timedelta:
        """The longest pause; what is due even later was written by a clock that was ahead."""
        return max((*self.recheck, *self.retry, *self.second_looks), default=timedelta())

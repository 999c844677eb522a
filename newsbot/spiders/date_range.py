"""REQUEST: the time whose articles are wanted (pure)."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from newsbot.sources import Entry
from newsbot.sources.calendar import time_in_address
from newsbot.states import Reason


@dataclass(frozen=True, slots=True)
class DateRange:
    """From `since` to before `until`, both aware or open; *zone* is meant where a listing names no offset."""

    since: datetime | None
    until: datetime | None
    zone: tzinfo
    oldest: datetime | None = None
    """Where `since` is open: what a sitemap dates before this is left alone."""

    def why_outside(self, published: datetime | None) -> str | None:
        """Return why an article published then is not wanted, or None."""
        return self._why_outside(published, published, self.since)

    def why_entry_outside(self, entry: Entry, *, of_sitemap: bool) -> str | None:
        """Return why *entry* is not wanted, going by what its listing and its address say of its time, or None."""
        first, last = self._bounds(entry)
        if of_sitemap and not self.since:
            return Reason.OLD if self._why_outside(None, last, self.oldest) else self._why_outside(first, None, None)
        return self._why_outside(first, last, self.since)

    def newest(self, entry: Entry) -> datetime | None:
        """Return the last moment (aware) that what *entry* names can be from, if known."""
        last = self._bounds(entry)[1]
        return self._aware(last) if last else None

    def _bounds(self, entry: Entry) -> tuple[datetime | None, datetime | None]:
        """Return when the article was published at the earliest, and when it changed at the latest.

        A change time is no lower bound: an old article may have been changed today.
        """
        if entry.published or entry.modified:
            return entry.published, _end(entry.modified or entry.published)
        return time_in_address(entry.url) or (None, None)

    def _why_outside(self, first: datetime | None, last: datetime | None, since: datetime | None) -> str | None:
        if since and last and self._aware(last) < since:
            return Reason.BEFORE_SINCE
        if self.until and first and self._aware(first) >= self.until:
            return Reason.AFTER_UNTIL
        return None

    def _aware(self, moment: datetime) -> datetime:
        return moment if moment.tzinfo else moment.replace(tzinfo=self.zone)


def minute(moment: datetime) -> int:
    """Return the number of the minute, for priorities: later is more."""
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(minutes=1))


def _end(moment: datetime | None) -> datetime | None:
    """Return the end of the day where *moment* is only a date."""
    if moment and moment.tzinfo is None and moment.time() == time.min:
        return moment + timedelta(days=1)
    return moment

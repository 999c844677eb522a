"""ITEM: which of the times that sources tell is believed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from newsbot.dates.machine_dates import Moment, Precision, to_aware
from newsbot.extraction.page_context import PageContext
from newsbot.extraction.source import Candidate, CandidateOutcome, Decision, Source, Trust, raw_values

_QUARTER = timedelta(minutes=15)
"""Offsets are multiples of it."""
_MINUTES = timedelta(minutes=2)
"""What is shown may be that much off the instant."""
_EASTERNMOST = timedelta(hours=14)


class _Reading(NamedTuple):
    time: datetime
    weight: tuple[bool, Precision]
    candidate: Candidate
    trust: Trust


def decided_time(field: str, sources: Iterable[Source], context: PageContext, shown: Moment | None = None) -> Decision:
    """Return the time that tells most: an instant beats a time without offset, and that a mere day.

    Among equals the first source wins, so that neither a day out of an address nor a listing beats the metadata.
    What the publisher's own selector finds is not weighed. *shown*, the time that readers see of it,
    decides between sources that tell different days, tells the clock where the sources tell the day alone, and the
    offset of an instant that was written in UTC.
    """
    candidates: list[Candidate] = []
    read: list[_Reading] = []
    for source, raw in raw_values(sources, field):
        found = context.moment(raw)
        time = to_aware(found, context.timezone, context.seen_at) if found else None
        if found is None or time is None:
            candidates.append(Candidate(field, source.name, raw, CandidateOutcome.UNUSABLE))
            continue
        candidate = Candidate(field, f"{source.name}, {time[1]}".rstrip(", "), raw, CandidateOutcome.LATE)
        read.append(_Reading(time[0], (source.trust.is_final, found.precision), candidate, source.trust))
    best = max(read, key=lambda reading: reading.weight, default=None)
    if best and shown and not best.trust.is_final:
        best = _as_shown(best, read, shown, context)
        if best not in read:
            read.append(best)
    for reading in read:
        candidates.append(
            reading.candidate._replace(outcome=CandidateOutcome.WON) if reading is best else reading.candidate
        )
    if shown:
        candidates.append(Candidate(field, "shown to readers", shown.time.isoformat(), CandidateOutcome.WITNESS))
    return Decision(best and best.time, best.candidate.source if best else "", candidates)


def with_offset_of(shown: Moment, sources: Iterable[Source], context: PageContext) -> PageContext:
    """Return *context* at home where the time *shown* has its offset, if nothing else tells where that is.

    Times of *sources* without an offset are then that zone's clock, unless one is the time shown in UTC.
    """
    if context.timezone or shown.time.tzinfo is None or shown.precision is not Precision.INSTANT:
        return context
    told = (context.moment(raw) for _, raw in raw_values(sources, "date_published"))
    naive = (found.time.replace(tzinfo=UTC) for found in told if found and found.time.tzinfo is None)
    if any(abs(time - shown.time) <= _MINUTES for time in naive):
        return context
    return replace(context, timezone=shown.time.tzinfo)


def _as_shown(best: _Reading, read: Sequence[_Reading], shown: Moment, context: PageContext) -> _Reading:
    """Return which of *read* readers see as *shown*: *best* if none does, or if they see it to be published then."""
    day = shown.time.date()
    time = to_aware(shown, context.timezone, context.seen_at)
    if day in _days(best.time):
        tells_more = best.weight[1] is Precision.DAY is not shown.precision and day == best.time.date()
        return _of_byline(time, shown, best) if time and tells_more else best
    zone = _offset_between(best.time, shown) or context.timezone
    is_utc = best.weight[1] is Precision.INSTANT and not best.time.utcoffset()
    if zone and is_utc and best.time.astimezone(zone).date() == day:
        return best._replace(time=best.time.astimezone(zone))
    # A vague element may tell the day of the printed edition, as the page does.
    surely = (reading for reading in read if reading.trust is not Trust.VAGUE_META)
    confirmed = [reading for reading in surely if day in _days(reading.time)]
    if confirmed or best.trust is not Trust.VAGUE_META or time is None:
        return max(confirmed, key=lambda reading: reading.weight, default=best)
    return _of_byline(time, shown, best)


def _of_byline(time: tuple[datetime, str], shown: Moment, best: _Reading) -> _Reading:
    source = f"byline, {time[1]}".rstrip(", ")
    candidate = Candidate(best.candidate.field, source, shown.time.isoformat(), CandidateOutcome.LATE)
    return _Reading(time[0], (False, shown.precision), candidate, Trust.LINES)


def _days(time: datetime) -> set[date]:
    return {time.date(), time.astimezone(UTC).date()}


def _offset_between(instant: datetime, shown: Moment) -> tzinfo | None:
    """Return the offset in which *instant*, told in UTC, is the clock time *shown*."""
    if shown.precision is not Precision.CLOCK:
        return None
    between = shown.time - instant.replace(tzinfo=None)
    east = round(between / _QUARTER) * _QUARTER
    return timezone(east) if abs(east) <= _EASTERNMOST and abs(between - east) <= _MINUTES else None

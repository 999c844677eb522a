"""VALUES: offsets from UTC as all who read a stored time understand them (pure)."""

from datetime import UTC, datetime, timedelta, timezone

FARTHEST = timedelta(hours=14)
"""Of a time zone from UTC; SQLite's date functions read no offset beyond it, and none with seconds."""


def with_usual_offset(time: datetime) -> datetime:
    """Return the aware *time* in whole minutes from UTC, the same instant; in UTC where no zone is so far from it.

    >>> with_usual_offset(datetime.fromisoformat("1930-05-01T12:00:00+00:19:32")).isoformat()
    '1930-05-01T12:00:28+00:20'
    >>> with_usual_offset(datetime.fromisoformat("2026-11-25T12:00:00+15:00")).isoformat()
    '2026-11-24T21:00:00+00:00'
    """
    offset = time.utcoffset() or timedelta()
    minutes = timedelta(minutes=round(offset / timedelta(minutes=1)))
    if offset == minutes and abs(offset) <= FARTHEST:
        return time
    try:
        return time.astimezone(timezone(minutes) if abs(minutes) <= FARTHEST else UTC)
    except OverflowError:  # at the ends of the calendar
        return time

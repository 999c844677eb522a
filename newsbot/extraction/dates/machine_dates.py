"""ITEM: a time as a page writes it -> an aware datetime with the page's own offset."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from enum import IntEnum
from typing import NamedTuple

from newsbot.extraction.dates.human_dates import ZONES, human_date
from newsbot.extraction.dates.zones import zone_of
from newsbot.extraction.page_context import PageContext

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199

_ISO_LIKE = re.compile(r"\d{4}-?\d\d-?\d\d")
_SPACE_BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$|Z$)")
_EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?$")
_MAIL_LIKE = re.compile(r"(?:[A-Z][a-z]{2,8}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:")
_UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (?:([A-Z]{1,5}|[+-]\d{4}) )?(\d{4})$")
_CLOCK_SKEW = timedelta(minutes=10)


class Precision(IntEnum):
    """How much a written time tells; more beats less, whichever source it stands in."""

    DAY = 1
    """No time of day; midnight counts as none."""
    CLOCK = 2
    """A time of day without an offset."""
    INSTANT = 3
    """A time of day with its offset."""


class Moment(NamedTuple):
    """A time as written, naive where no offset is written."""

    time: datetime
    precision: Precision


def moment(value: object, language: str | None = None, month_first: bool = False) -> Moment | None:
    """Return the time that *value* tells, or None.

    Read are ISO 8601, RFC 2822, Unix `date`, epoch seconds and milliseconds, and dates in words.

    >>> moment("1762590240000").time.isoformat()
    '2025-11-08T08:24:00+00:00'
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if not 6 <= len(text) <= 160:
        return None
    time = _iso(text) or _epoch(text) or _mail(text) or _unix(text)
    if time is not None:
        return _weighed(time, (time.hour, time.minute) != (0, 0))
    found = human_date(" ".join(text.split()), language, month_first)
    return _weighed(*found) if found else None


def _weighed(time: datetime, has_clock: bool) -> Moment | None:
    if not EARLIEST_YEAR <= time.year <= LATEST_YEAR:
        return None
    if not has_clock:
        return Moment(time, Precision.DAY)
    return Moment(time, Precision.CLOCK if time.tzinfo is None else Precision.INSTANT)


def _iso(text: str) -> datetime | None:
    if not _ISO_LIKE.match(text):
        return None
    text = _SPACE_BEFORE_OFFSET.sub("", text.partition("[")[0]).replace(",", ".")
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _epoch(text: str) -> datetime | None:
    if not _EPOCH.match(text):
        return None
    seconds = float(text)
    return datetime.fromtimestamp(round(seconds / 1000 if seconds > 9_999_999_999 else seconds), UTC)


def _mail(text: str) -> datetime | None:
    if text[:1].isdigit() and not text[:6].strip().endswith(tuple("abcdefghijklmnopqrstuvwxyz")):
        return None
    try:
        return (
            parsedate_to_datetime(text)
            if re.match(r"(?:[A-Za-z]{3,9}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:", text)
            else None
        )
    except (ValueError, TypeError, IndexError):
        return None


def _unix(text: str) -> datetime | None:
    """Read what Java's and C's default formats write: ``Fri Apr 28 19:20:36 CEST 2023``."""
    found = _UNIX.match(text)
    if found is None:
        return None
    month, day, clock, zone, year = found.groups()
    try:
        time = datetime.strptime(f"{day} {month} {year} {clock}", "%d %b %Y %H:%M:%S")  # noqa: DTZ007
        if zone in ZONES:
            return time.replace(tzinfo=timezone(timedelta(minutes=ZONES[zone])))
        return time.replace(tzinfo=datetime.strptime(zone, "%z").tzinfo) if zone and zone[0] in "+-" else time
    except ValueError:
        return None


def to_aware(found: Moment, context: PageContext) -> tuple[datetime, str] | None:
    """Return *found* as an aware time and a note on what was assumed; None if it lies in the future of the page.

    A missing offset is the publisher's, else that of the site's country, else UTC.
    """
    time, note = found.time, ""
    if time.tzinfo is None:
        time = time.replace(tzinfo=context.timezone or zone_of(context.url, context.language) or UTC)
        note = "offset assumed"
    if found.precision is Precision.DAY:
        note = f"{note}, day only".lstrip(", ")
    try:
        # A zone's name means nothing to readers of the record; its offset at that time does.
        time = time.replace(tzinfo=timezone(time.utcoffset() or timedelta()))
        if context.seen_at is not None and time > context.seen_at + _CLOCK_SKEW:
            return None
    except (OverflowError, ValueError):
        return None
    return time, note

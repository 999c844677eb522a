"""VALUES: a time as a page or a listing writes it -> a datetime with the offset that stands there."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from newsbot.dates.human_dates import CENTURY_TURNS, human_date
from newsbot.dates.offsets import with_usual_offset

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199

MINUS = "\u2212"
"""What stands for the hyphen before an offset in languages that tell the two apart."""
_ISO_LIKE = re.compile(r"\d{4}-?(?:\d\d-?\d\d|W\d\d|\d{3}(?:T|$))", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(r"(\d{4})-(\d{3})(?=T|$)")
"""The one form of ISO 8601 that Python does not read."""
_ALL_DIGITS = (12, 14)
"""Of a day and its clock, to the minute or to the second."""
_SPACE_BEFORE_OFFSET = re.compile(r"\s+(?=[+-]\d\d:?\d\d$|Z$)")
_DAY_WITH_OFFSET = re.compile(r"(?<=^\d{4}-\d\d-\d\d)(?=[+-]\d\d:?\d\d$|Z$)")
"""As XML Schema has days; Python takes the offset for a time of day."""
_PLUS_LOST = re.compile(r"(?<=:\d\d) (?=\d\d:\d\d$)")
"""Where an address was decoded that was none: a plus becomes a space."""
_SHORT_HOUR = re.compile(r"(?<=-\d\d)[T ](?=\d:)")
_EPOCH = re.compile(r"(?:/Date\()?(\d{10}(?:\d{3})?(?:\.\d+)?)(?:(?:[+-]\d{4})?\)/)?$")
"""Bare, or as .NET has it in JSON; the offset there changes nothing."""
_RFC_822 = re.compile(
    r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Za-z]{3}) (\d{4}|\d\d) (\d\d):(\d\d)(?::(\d\d))? (?:GMT|UTC?|Z|([+-])(\d\d)(\d\d))$"
)
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_HOMES = {"IST": "Asia/Kolkata"}
_NAMED_HOME = re.compile(rf"\b(?:{'|'.join(_HOMES)})\b")
_CLOCK_SKEW = timedelta(minutes=10)
_NO_TIMES = datetime(1970, 1, 1), datetime(1900, 1, 1), datetime(1899, 12, 31)  # noqa: DTZ001
"""What software writes, in any zone, where it has no date."""
_ANY_ZONE = timedelta(hours=14)


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
    home: tzinfo | None = None
    """Where most of the press is that names its zone as the text does, if nothing tells where the publisher is."""


def moment(value: object, language: str | None = None, month_first: bool = False) -> Moment | None:
    """Return the time that *value* tells, or None; naive where it tells no offset.

    Read are ISO 8601 and what looks like it, RFC 822, Unix `date`, JavaScript's dates, epoch seconds and milliseconds,
    and dates in words, with the zones that the press names.  *language* (its primary subtag) decides between months
    that are written alike, *month_first* reads 3/4/2025 as 4 March.  The epoch itself is no time, but a missing one.

    >>> moment("1762590240000").time.isoformat(), moment("Wed, 02 Oct 2024 03:15 PM CEST").time.isoformat()
    ('2025-11-08T08:24:00+00:00', '2024-10-02T15:15:00+02:00')
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    text = value.strip().replace(MINUS, "-")
    return _read(text, language, month_first) if 6 <= len(text) <= 160 else None


@lru_cache(maxsize=64)
def _read(text: str, language: str | None, month_first: bool) -> Moment | None:
    """Return what `moment` does; the times of a page are asked for again and again."""
    time = _iso(text) or _rfc_822(text) or _epoch(text)
    if time is not None:
        return _weighed(time, (time.hour, time.minute) != (0, 0))
    found = human_date(" ".join(text.split()), language, month_first)
    weighed = _weighed(*found) if found else None
    if weighed and weighed.time.tzinfo is None and (named := _NAMED_HOME.search(text)):
        return weighed._replace(home=ZoneInfo(_HOMES[named[0]]))
    return weighed


def _weighed(time: datetime, has_clock: bool) -> Moment | None:
    if not EARLIEST_YEAR <= time.year <= LATEST_YEAR or _is_none(time):
        return None
    if not has_clock:
        return Moment(time, Precision.DAY)
    return Moment(time, Precision.CLOCK if time.tzinfo is None else Precision.INSTANT)


def _is_none(time: datetime) -> bool:
    """Tell whether *time* is midnight of a day that stands for none, be it told in another zone."""
    if time.minute % 15 or time.second or time.year > _NO_TIMES[0].year:
        return False
    if time.tzinfo is not None:
        return time.astimezone(UTC).replace(tzinfo=None) in _NO_TIMES or time.replace(tzinfo=None) in _NO_TIMES
    return any(abs(time - none) <= _ANY_ZONE for none in _NO_TIMES)


def _iso(text: str) -> datetime | None:
    if not _ISO_LIKE.match(text):
        return None
    if text.isdecimal() and len(text) in _ALL_DIGITS:  # "20240903161500"
        text = f"{text[:8]}T{text[8:]}"
    text, _, tags = text.partition("[")  # as RFC 9557 has it: a zone, then what calendar and the like
    place = tags.partition("]")[0].lstrip("!")
    text = _SPACE_BEFORE_OFFSET.sub("", text.upper()).replace(",", ".")  # RFC 3339, 5.6, has small letters, too
    text = _PLUS_LOST.sub("+", _SHORT_HOUR.sub("T0", text))
    text = _DAY_WITH_OFFSET.sub("T00:00", text)
    try:
        if found := _DAY_OF_YEAR.match(text):
            day = datetime(int(found[1]), 1, 1) + timedelta(days=int(found[2]) - 1)  # noqa: DTZ001
            text = f"{day:%Y-%m-%d}{text[found.end() :]}" if f"{day:%Y}" == found[1] else ""
        time = datetime.fromisoformat(text.replace("T24:00", "T00:00"))
        if "T24:00" in text:  # as ISO 8601 writes the end of a day
            time += timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return time.replace(tzinfo=_zone_of(place)) if place and time.tzinfo is None else time


def _zone_of(place: str) -> tzinfo | None:
    """Return the zone that is called *place*, or has it as its offset."""
    try:
        if place.startswith(("+", "-")):
            return datetime.fromisoformat(f"2000-01-01T00:00{place}").tzinfo
        return ZoneInfo(place)
    except (ValueError, KeyError, OSError):
        return None


def _rfc_822(text: str) -> datetime | None:
    """Read the form of most feeds; what differs from it is left to `human_date`, which takes ten times as long."""
    found = _RFC_822.match(text)
    if found is None:
        return None
    day, name, year, hour, minute, second, sign, hours, minutes = found.groups()
    east = timedelta(hours=int(hours), minutes=int(minutes)) if sign else timedelta()
    try:
        zone = timezone(-east if sign == "-" else east) if east else UTC
        month = _MONTHS[name.lower()]
        century = 0 if len(year) == 4 else 2000 if int(year) < CENTURY_TURNS else 1900
        return datetime(century + int(year), month, int(day), int(hour), int(minute), int(second or 0), tzinfo=zone)
    except (ValueError, KeyError):
        return None


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.match(text)
    if found is None:
        return None
    seconds = float(found[1])
    return datetime.fromtimestamp(round(seconds / 1000 if seconds > 9_999_999_999 else seconds), UTC)


def to_aware(found: Moment, zone: tzinfo | None = None, seen_at: datetime | None = None) -> tuple[datetime, str] | None:
    """Return *found* as an aware time and a note on what was assumed; None if it lies in the future of its page.

    A missing offset is that of *zone*, where the publisher is at home, else UTC; *seen_at* is aware. So IST is the time
    of India, Ireland or Israel, and of India where nothing tells.
    """
    time, note = found.time, ""
    if time.tzinfo is None:
        time = time.replace(tzinfo=zone or found.home or UTC)
        note = "offset assumed"
    if found.precision is Precision.DAY:
        note = f"{note}, day only".lstrip(", ")
    try:
        # A zone's name means nothing to readers of the record; its offset at that time does.
        time = with_usual_offset(time.replace(tzinfo=timezone(time.utcoffset() or timedelta())))
        if seen_at is not None and time > seen_at + _CLOCK_SKEW:
            return None
    except (OverflowError, ValueError):
        return None
    return time, note

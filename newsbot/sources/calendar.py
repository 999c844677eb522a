"""REQUEST: archive listings by day, month or year, and the time that an address names (pure)."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

YEAR, MONTH, DAY = r"(?P<year>(?:19|20)\d\d)", r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
LISTING_FILE = r"(?=\.(?:xml|txt)\b)"
IN_ADDRESS = [
    re.compile(rf"/{YEAR}(?P<mark>[-/_.]){MONTH}(?P=mark){DAY}(?!\d)"),
    re.compile(rf"(?<!\d){YEAR}{MONTH}{DAY}(?!\d)"),
    re.compile(rf"(?<!\d){YEAR}[-_]{MONTH}[-_]{DAY}{LISTING_FILE}"),
    re.compile(rf"/{YEAR}[-/_.]{MONTH}(?=/|$)"),
    re.compile(rf"(?<!\d){YEAR}[-_]?{MONTH}{LISTING_FILE}"),
    re.compile(rf"/{YEAR}(?=/)"),
    re.compile(rf"(?<![\d/]){YEAR}{LISTING_FILE}"),
]
"""From the most exact to the least; strict, as the 201203rd article is not from March 2012."""
YEAR_ALONE = re.compile(r"(?:19|20)\d\d")


def is_dated(address: str) -> bool:
    """Tell whether *address* is a template such as ``https://x.example/sitemap-{date:%Y-%m}.xml``."""
    return "{date:" in address


def addresses_back(template: str, newest: datetime, oldest: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield the address for each day, month or year from *newest* back to *oldest*, with the moment at which it ends.

    >>> pages = addresses_back("/{date:%Y-%m}.xml", datetime(2026, 1, 9), datetime(2025, 12, 24))
    >>> [(address, end.isoformat()) for address, end in pages]
    [('/2026-01.xml', '2026-02-01T00:00:00'), ('/2025-12.xml', '2026-01-01T00:00:00')]
    """
    unit = _unit(template)
    start = _start(newest, unit)
    while _after(start, unit) > oldest:
        yield template.format(date=start), _after(start, unit)
        start = _start(start - timedelta(days=1), unit)


def time_in_address(address: str) -> tuple[datetime, datetime] | None:
    """Return the first and the last naive moment of the day, month or year that *address* names, if it names one.

    >>> [moment.isoformat() for moment in time_in_address("/2025/06/02/rain.html")]
    ['2025-06-02T00:00:00', '2025-06-03T00:00:00']
    """
    if not YEAR_ALONE.search(address):
        return None
    found = next((found for pattern in IN_ADDRESS if (found := pattern.search(address))), None)
    if not found:
        return None
    named = found.groupdict()
    year, month, day = (int(named.get(name) or 0) for name in ("year", "month", "day"))
    unit = "day" if day else "month" if month else "year"
    try:
        start = datetime(year, month or 1, day or 1)  # noqa: DTZ001 - an address names no offset
    except ValueError:
        return None
    return start, _after(start, unit)


def _unit(template: str) -> str:
    if re.search(r"%[djxD]", template):
        return "day"
    return "month" if re.search(r"%[mbB]", template) else "year"


def _start(moment: datetime, unit: str) -> datetime:
    start = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit in {"month", "year"}:
        start = start.replace(day=1)
    return start.replace(month=1) if unit == "year" else start


def _after(start: datetime, unit: str) -> datetime:
    if unit == "day":
        return start + timedelta(days=1)
    return _start(start + timedelta(days=32 if unit == "month" else 367), unit)

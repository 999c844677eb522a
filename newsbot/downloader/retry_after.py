"""REQUEST: a server that asks to wait (Retry-After) is not asked for anything until then."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.crawler import Crawler

LONGEST = timedelta(days=7)
"""What is asked for beyond that is a mistake, or no wish to be asked ever again, which robots.txt is for."""


def seconds_to_wait(crawler: Crawler, status: int, value: bytes | None) -> float:
    """Return the seconds to wait that an answer asks for; 0 where it asks for nothing."""
    if value is None or status not in map(int, crawler.settings.getlist("RETRY_HTTP_CODES")):
        return 0.0
    return min(retry_after(value, datetime.now(UTC)), LONGEST.total_seconds())


def retry_after(value: bytes | None, now: datetime) -> float:
    """Return the seconds to wait that a Retry-After header names, as a number or as a date; 0 where it names none.

    >>> retry_after(b"120", datetime(2026, 1, 1, tzinfo=UTC))
    120.0
    >>> retry_after(b"Thu, 01 Jan 2026 00:01:00 GMT", datetime(2026, 1, 1, tzinfo=UTC))
    60.0
    """
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())

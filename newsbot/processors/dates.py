"""ITEM: a time as a page writes it -> an aware datetime with the page's own offset."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]\s*(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s*(Z|[+-]\d\d:?\d\d|[+-]\d\d)?)?$", re.IGNORECASE
)


def moment(value: object) -> datetime | None:
    """Return the time that *value* tells, naive where it tells no offset; None if it tells none."""
    if not isinstance(value, str):
        return None
    value = value.strip()
    if found := _ISO.match(value):
        day, clock, offset = found.groups()
        try:
            return datetime.fromisoformat(f"{day}T{clock or '00:00'}{offset or ''}")
        except ValueError:
            return None
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None

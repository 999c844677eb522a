"""PAGE: the day that a page's scripts tell of its article; asked last, as they tell of others as well."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from newsbot.dates.machine_dates import moment
from newsbot.page import Page

_MOST_SCRIPTS = 200
_MOST_CODE = 2_000_000
"""Characters of all scripts that are looked at."""
_MOST = 200
_TOLD = re.compile(
    r"(?<![A-Za-z])(?:(?:article|page|content|post|story|news|first|original|display)[_-]?)?"
    r"(?:publi(?:sh(?:ed)?|cation)|pub|date|created)[_-]?(?:date|time|day|at|on|published|created)"
    r"\\?[\"']?\s{0,4}[:=]\s{0,4}\\?[\"'](\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]{0,12}(?:Z|[+-]\d\d:?\d\d)?)?)\\?[\"']",
    re.IGNORECASE,
)
"""A day or a time behind what says that something was published then: of analytics, or of an application's state."""


def days_in_scripts(page: Page) -> list[str]:
    """Return the first time that the scripts of *page* tell, if all that they tell are of one day."""
    days: dict[date, str] = {}
    for text in islice(_told(page), _MOST):
        if found := moment(text):
            days.setdefault(found.time.date(), text)
            if len(days) > 1:
                return []
    return list(days.values())


def _told(page: Page) -> Iterator[str]:
    left = _MOST_CODE
    for script in page.elements("script")[:_MOST_SCRIPTS]:
        if "ld+json" in script.get("type", "").lower():  # read by its nodes, of which some are others'
            continue
        code = script.text or ""
        left -= len(code)
        if left < 0:
            return
        for found in _TOLD.finditer(code):
            yield found[1]

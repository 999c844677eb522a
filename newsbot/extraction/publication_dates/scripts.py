"""PAGE: the day that a page's scripts tell of its article; asked last, as they tell of others as well."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from newsbot.extraction.page_context import PageContext
from newsbot.page import Page

_MOST_SCRIPTS = 200
_MOST_CODE = 2_000_000
"""Characters of all scripts that are looked at."""
_MOST = 200
_SAYS_PUBLISHED = re.compile(
    r"(?<![A-Za-z])(?:(?:article|page|content|post|story|news|first|original|display)[_-]?)?"
    r"(?:publi(?:sh(?:ed)?|cation)|pub|post|article|release|date|created)[_-]?(?:date|time|day|at|on|published|created)"
    r"\\?[\"']?\s{0,4}[:=]\s{0,4}\\?[\"']\Z",
    re.IGNORECASE,
)
"""What says, right before it, that a time is one of publication: of analytics, or of an application's state."""
_LONGEST_SAID = 50
"""Characters of it."""
_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[\d:.]{0,12}(?:[Zz]|[+-]\d\d:?\d\d)?)?(?=\\?[\"'])")
_YEAR, _DAY = 4, 2
"""Digits."""
_MONTH_AND_DAY = re.compile(r"-(?<=[\"']\d{4}-)\d\d-\d\d")
"""Of a day that begins a text; looked for from its stroke, as quotation marks and digits are all over a script."""
_DAY_FIRST = re.compile(r"[./](?<=[\"']\d\d[./])\d\d[./](?:19|20)\d\d(?=\\?[\"' ])")
"""As the page's own language writes them: looked for from their first stroke, or point."""
_WRITTEN = re.compile(r"\s*[\w.]{1,40}\(\s*[\"']([^\"'<>]{6,40})[\"']\s*\)\s*;?\s*")
"""A script that is nothing but a call which shows a date to readers."""
_LONGEST_CALL = 100
_MOST_DAYS = 5_000
"""In all scripts; only what stands around one is looked at: to look at all of the code takes twenty times as long."""


def days_in_scripts(page: Page, context: PageContext) -> list[str]:
    """Return the first time that the scripts of *page* tell, if all that they tell are of one day."""
    days: dict[date, str] = {}
    for text in islice(_told(page), _MOST):
        if found := context.moment(text):
            days.setdefault(found.time.date(), text)
            if len(days) > 1:
                return []
    return list(days.values())


def _told(page: Page) -> Iterator[str]:
    left, days = _MOST_CODE, _MOST_DAYS
    for script in page.elements("script")[:_MOST_SCRIPTS]:
        if "ld+json" in script.get("type", "").lower():  # read by its nodes, of which some are others'
            continue
        code = script.text or ""
        left -= len(code)
        if left < 0:
            return
        for found in islice(_MONTH_AND_DAY.finditer(code), days):
            days -= 1
            at = found.start() - _YEAR
            if _SAYS_PUBLISHED.search(code, max(0, at - _LONGEST_SAID), at) and (time := _TIME.match(code, at)):
                yield time[0]
        for found in islice(_DAY_FIRST.finditer(code), days):
            days -= 1
            at = found.start() - _DAY
            if _SAYS_PUBLISHED.search(code, max(0, at - _LONGEST_SAID), at):
                yield code[at : found.end()]
        if len(code) <= _LONGEST_CALL and (call := _WRITTEN.fullmatch(code)):
            yield call[1]

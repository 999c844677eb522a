"""PAGE: whether 3/4/2025 is 4 March there, as its address and its other dates tell."""

import re
from itertools import islice

from newsbot.dates.machine_dates import moment
from newsbot.extraction.publication_dates.address import dates_in_address
from newsbot.page import Page

_IN_NUMBERS = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/((?:19|20)\d\d)(?![\d/])")
_MONTHS = 12
_MOST = 200
"""Dates that are looked at."""
_TEXTS = "//body//text()[contains(., '/19') or contains(., '/20')][not(parent::script or parent::style)]"


def is_either(text: str) -> bool:
    """Tell whether *text* has a date in numbers of which the day may be the month.

    >>> is_either("Posted 3/4/2025"), is_either("25/3/2025"), is_either("3.4.2025")
    (True, False, False)
    """
    found = _IN_NUMBERS.search(text)
    return found is not None and found[1] != found[2] and max(int(found[1]), int(found[2])) <= _MONTHS


def told_month_first(page: Page) -> bool | None:
    """Return whether the dates of *page* have the month first, or None if none tells, or not all the same.

    Those tell that are the day in the address if they are read so, else those with a number above twelve.
    """
    texts = page.root.xpath(_TEXTS)
    dates = [found.groups() for found in islice((one for text in texts for one in _IN_NUMBERS.finditer(text)), _MOST)]
    days = {found.time.date().isoformat() for text in dates_in_address(page.url) if (found := moment(text))}
    by_address = {
        month_first
        for one, other, year in dates
        if one != other
        for month_first in (True, False)
        if "-".join((year, *((one, other) if month_first else (other, one)))) in days
    }
    by_size = {int(other) > _MONTHS for one, other, _ in dates if int(one) > _MONTHS or int(other) > _MONTHS}
    told = by_address or by_size
    return told.pop() if len(told) == 1 else None

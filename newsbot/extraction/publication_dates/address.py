"""PAGE: the days that an address tells."""

import re

_COMPACT_IN_ADDRESS = re.compile(
    r"(?<![0-9A-Za-z])t?((?:199|20[0-3])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_PARTED = re.compile(
    r"(?<=[/_])((?:19|20)\d\d)([./_])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![./_-]?\d)"
    r"|(?<=[A-Za-z]-)((?:19|20)\d\d)(-)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-]*\d)"
)
"""Parted otherwise than by strokes and hyphens alone, or behind the words of a slug."""
_DAY_IN_ADDRESS = re.compile(r"(?<![\d-])(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?![\d-]*\d)")


_YEAR_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)(?:/(0[1-9]|1[0-2]))?/")


def year_and_month_in_address(url: str) -> tuple[str, int | None] | None:
    """Return the year in *url*, which may say no day, and the month behind it, if there is one.

    >>> year_and_month_in_address("https://paper.example/2025/06/rain.html")
    ('2025', 6)
    """
    found = _YEAR_IN_ADDRESS.search(url)
    return (found[1], int(found[2]) if found[2] else None) if found else None


def dates_in_address(url: str) -> list[str]:
    """Return the days in *url*, written with the year or the day first."""
    year_first = ["-".join(found.groups()) for found in _IN_ADDRESS.finditer(url)]
    year_first += ["-".join(found.groups()) for found in _COMPACT_IN_ADDRESS.finditer(url)]
    parted = (found[:1] + found[2:4] if found[0] else found[4:5] + found[6:] for found in _PARTED.findall(url))
    year_first += [f"{year}-{number:0>2}-{day:0>2}" for year, number, day in parted]
    return list(dict.fromkeys(year_first)) + ["-".join(found.groups()[::-1]) for found in _DAY_IN_ADDRESS.finditer(url)]

"""PAGE: the days that an address tells."""

import re

_COMPACT_IN_ADDRESS = re.compile(
    r"(?<![0-9A-Za-z])t?((?:199|20[0-3])\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])"
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY_IN_ADDRESS = re.compile(r"(?<![\d-])(0[1-9]|[12]\d|3[01])-(0[1-9]|1[0-2])-((?:19|20)\d\d)(?![\d-]*\d)")


def dates_in_address(url: str) -> list[str]:
    """Return the days in *url*, written with the year or the day first."""
    year_first = ["-".join(found.groups()) for found in _IN_ADDRESS.finditer(url)]
    year_first += ["-".join(found.groups()) for found in _COMPACT_IN_ADDRESS.finditer(url)]
    return list(dict.fromkeys(year_first)) + ["-".join(found.groups()[::-1]) for found in _DAY_IN_ADDRESS.finditer(url)]

"""VALUES: days as papers of Iran write them, "۱۳ اسفند ۱۳۹۹" -> the day of everybody else's calendar (pure)."""

import re
from datetime import date

MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split()
_IN_WORDS = re.compile(rf"(?<!\d)(\d{{1,2}})\s?({'|'.join(MONTHS)})(?:\s?ماه)?\s?(?:سال\s?)?[،,]?\s?(1[34]\d\d)(?!\d)")
_IN_NUMBERS = re.compile(r"(?<!\d)(1[34]\d\d)\s?[/-]\s?(\d{1,2})\s?[/-]\s?(\d{1,2})(?!\d)")
_ARABIC_LETTERS = str.maketrans("يك", "یک")
"""What some keyboards write for Persian ones."""
_LONG_MONTHS = 6
"""Of 31 days, at the beginning of the year."""


def persian_day(text: str, in_numbers: bool) -> tuple[date, re.Match[str]] | None:
    """Return the day that *text*, with its digits in ASCII, tells in this calendar, and where; 1399/12/13 on demand.

    >>> persian_day("13 اسفند 1399", False)[0].isoformat(), persian_day("1403/01/01 10:30", True)[0].isoformat()
    ('2021-03-03', '2024-03-20')
    """
    if found := _IN_WORDS.search(text.translate(_ARABIC_LETTERS)):
        year, month, day = int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])
    elif in_numbers and (found := _IN_NUMBERS.search(text)):
        year, month, day = (int(number) for number in found.groups())
    else:
        return None
    if not (1 <= month <= len(MONTHS) and 1 <= day <= 30 + (month <= _LONG_MONTHS)):
        return None
    return date.fromordinal(_ordinal(year, month, day)), found


def _ordinal(year: int, month: int, day: int) -> int:
    """Return the day's number as `date.toordinal` counts; eight years of 33 are a day longer."""
    days_before = 31 * (month - 1) if month <= _LONG_MONTHS + 1 else 30 * (month - 1) + _LONG_MONTHS
    leap_days = 8 * ((year - 979) // 33) + ((year - 979) % 33 + 3) // 4
    return _FIRST_OF_979 + 365 * (year - 979) + leap_days + days_before + day - 1


_FIRST_OF_979 = date(1600, 3, 20).toordinal()

"""VALUES: dates as people write them ("2. Juni 2025, 13:58 Uhr", "22 tháng 10 năm 2025") -> a datetime."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsbot.dates.halves_of_days import BEFORE, BEHIND, of_24_hours
from newsbot.dates.months import month
from newsbot.dates.persian_calendar import persian_day
from newsbot.dates.weekdays import is_weekday

LONGEST = 160
"""Characters; a date stands in a short line."""

CENTURY_TURNS = 69
"""A year of two digits below it is of this century, as POSIX has it."""

_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20|25)\d\d)\s?[-./年년]\s?(\d{1,2})\s?[-./月월]\s?(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d:])(?<!\d\.)(\d{1,2})\s?([-./|])\s?(\d{1,2})\s?\2\s?((?:19|20)?\d\d)(?![\d:]|\.\d)")
_AMERICAN_CLOCK = re.compile(r"\d [AP]M\b")
"""Behind 03-12-2018, which has the day first where the clock has 24 hours."""
_REPUBLIC = re.compile(r"(?<![\d./-])(1[01]\d)([./-])(\d{1,2})\2(\d{1,2})(?![\d./-])")
"""As authorities of Taiwan write 107-03-12."""
_VIETNAMESE = re.compile(r"(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2})(?:\s+năm|,)\s+(\d{4})", re.IGNORECASE)
_MONGOLIAN = re.compile(r"((?:19|20)\d\d)\s?оны?\s(\d{1,2})(?:[- ]?(?:р|дугаар|дүгээр))?\s?сарын\s(\d{1,2})(?!\d)")
_ERA = re.compile(r"(令和|民國|中華民國|民国)\s?(\d{1,3}|元)年\s?(\d{1,2})月\s?(\d{1,2})日")
_BEFORE_ERA = {"令和": 2018}
"""The year before the first of Japan's era; Taiwan's calendar counts from 1912."""
_BEFORE_REPUBLIC = 1911
_YEAR = re.compile(r"(?<!\d)(?:19|20|25)\d\d(?!\d)")
_ZONE_NEXT = re.compile(r"\s?(?:[A-Z]{1,2}[SMD]?T|UTC|hrs?|hours|Uhr)\b")
"""Behind the clock of "2010 GMT", which is no year where another one stands in the line."""
_YEAR_OF_TWO_DIGITS = re.compile(r"(?<=[-'’])\d\d(?![\d:]|s\b)")
_BEFORE_SHORT_YEAR = re.compile(r"(?<!\d)(?:\d{1,2}-[^\s\d-]{2,12}-|['’])$")
"""As in 3-SEP-24, and in Sep 3, '24; F-16 and Covid-19 are names."""
_TWO_DIGITS = re.compile(r"\d\d")
_RFC_822_YEAR = re.compile(r"(?:[A-Za-z]{3,9},? )?\d\d? [A-Za-z]{3} (\d\d)(?= \d\d:\d\d)")
"""As in Mon, 2 Mar 26 09:05 CET."""
_ORDINAL = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th)\b|\.?[ºª°])", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_AROUND_NAMES = ".'’،׳॰"
"""What ends an abbreviation, or a word."""
_APOSTROPHES = ("'", "’")
"""Behind the one letter that is left of an article."""
_WORD_OR_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[:.,])\d{1,2}(?!\d|:\d|[.,]\d{3})|[^\s\d.,;:/|()\[\]\-–—•·]+(?:\.[^\s\d.,;:/|()\[\]\-–—•·]+)*"
)
_DIGITS = {point + digit: str(digit) for point in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0x1040) for digit in range(10)}
_DIGITS |= dict.fromkeys((0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
"""Marks for the direction of writing, which browsers put between the numbers of a date in Arabic."""
_DIGITS |= {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF1A: ":", 0xFF0F: "/"}
_CLOCK = re.compile(
    rf"(?<![\d:.+-])(?P<early>{BEFORE})?\s?(?P<hour>[01]?\d|2[0-4])\s?"
    r"(?:[:.h時时点시]\s?(?P<minute>[0-5]\d|\d(?=[分분]))"
    r"(?:\s?[:.分분]\s?(?P<second>[0-5]\d)(?!\d)(?:[.,]\d{1,9}(?!\d))?)?"
    rf"|\s?(?=Uhr\b|h\b|[ap]\.?m\b))(?!\d|\.\d{{4}})\s?(?P<late>{BEHIND})?",
    re.IGNORECASE,
)
_OFFSET = re.compile(
    r"(?:\b(?:GMT|UTC)\s?|\b[A-Z]{3,4}(?=[+-]\d\d:?\d\d))?([+-])(\d{1,2}):?(\d\d)?(?!\d)|\b([A-Z][A-Za-z]{1,13}/[A-Za-z_]{2,20})\b|\b([A-Z]{2,5}|МСК|мск)\b"
)

ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "MET": 60, "CEST": 120,
    "MESZ": 120, "MEST": 120, "IDT": 180,
    "SAST": 120, "CAT": 120, "EET": 120, "EEST": 180, "EAT": 180, "MSK": 180, "TRT": 180, "PKT": 300, "WIB": 420,
    "ICT": 420, "WITA": 480, "HKT": 480, "SGT": 480, "MYT": 480, "AWST": 480, "WIT": 540, "JST": 540, "KST": 540,
    "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300, "MST": -420,
    "MDT": -360, "PST": -480, "PDT": -420, "МСК": 180, "мск": 180, "BRT": -180, "BRST": -120, "UYT": -180,
    "CLT": -240, "CLST": -180, "AKST": -540, "AKDT": -480, "WAT": 60, "NPT": 345, "PHT": 480, "ACST": 570, "ACDT": 630,
    "HST": -600, "ART": -180, "COT": -300, "PET": -300, "VET": -240, "BOT": -240, "NDT": -150, "GST": 240, "IRST": 210,
    "SAMT": 240, "YEKT": 300, "NOVT": 420, "KRAT": 420, "IRKT": 480, "YAKT": 540, "VLAT": 600,
}  # fmt: skip
"""Abbreviation -> minutes east of Greenwich; those with one meaning in the press (not IST, CST, AST)."""
AMERICAN_ZONES = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "AT": "America/Halifax",
}  # fmt: skip
"""As the press of North America writes them, the same in summer and winter; the day tells the offset."""
_IN_FULL = re.compile(r"\s?\(?(Eastern|Central|Mountain|Pacific|Atlantic) (?:(?:Standard|Daylight) )?Time\b")
_TWO_WORD_MONTHS = {
    "كانون الثاني": "يناير",
    "كانون الأول": "ديسمبر",
    "كانون الاول": "ديسمبر",
    "تشرين الأول": "أكتوبر",
    "تشرين الاول": "أكتوبر",
    "تشرين الثاني": "نوفمبر",
}


def human_date(text: str, language: str | None = None, month_first: bool = False) -> tuple[datetime, bool] | None:
    """Return the date that *text* tells and whether it tells a time of day; naive where no offset is written.

    *month_first* reads 3/4/2025 as 4 March, as the United States write it; dates with dots have the day first.
    A date without a year is none, nor is "two hours ago": an article depends on no clock.

    >>> human_date("Veröffentlicht: 02.06.2025 • 13:58 Uhr")
    (datetime.datetime(2025, 6, 2, 13, 58), True)
    """
    if len(text) > LONGEST or not _DIGIT.search(text):
        return None
    found = None
    if not text.isascii() or language == "fa":
        text = text.translate(_DIGITS)
        if told := persian_day(text, in_numbers=language == "fa"):
            day, place = told
            found = (day.year, day.month, day.day), _without(text, place)
    found = found or _written_in_numbers(text, month_first)
    if found is None and language == "zh" and (taiwans := _REPUBLIC.search(text)):
        found = (_BEFORE_REPUBLIC + int(taiwans[1]), int(taiwans[3]), int(taiwans[4])), _without(text, taiwans)
    if found is None or found[0][0] < 100:  # "2 Mar 2026 09.05.07" ends with the time of day
        found = _written_in_words(text, language) or found
    if found is None:
        return None
    (year, number, day_of_month), rest = found
    if year > 2400:
        year -= 543  # the Buddhist calendar of Thai papers
    elif year < 100:
        year += 2000 if year < CENTURY_TURNS else 1900
    hour, minute, second, has_clock, after = _clock(rest)
    try:
        midnight = datetime(year, number, day_of_month, tzinfo=_offset(after))
        return midnight + timedelta(hours=hour, minutes=minute, seconds=second), has_clock  # 24:00 is the next day's
    except (ValueError, OverflowError):
        return None


_Found = tuple[tuple[int, int, int], str]


def _written_in_numbers(text: str, month_first: bool) -> _Found | None:
    if found := _YEAR_FIRST.search(text):
        return (int(found[1]), int(found[2]), int(found[3])), _without(text, found)
    if found := _VIETNAMESE.search(text):
        return (int(found[3]), int(found[2]), int(found[1])), _without(text, found)
    if not text.isascii() and (found := _MONGOLIAN.search(text)):
        return (int(found[1]), int(found[2]), int(found[3])), _without(text, found)
    if found := _ERA.search(text):
        year = _BEFORE_ERA.get(found[1], _BEFORE_REPUBLIC) + (1 if found[2] == "元" else int(found[2]))
        return (year, int(found[3]), int(found[4])), _without(text, found)
    if found := _DAY_FIRST.search(text):
        day, number = int(found[1]), int(found[3])
        is_american = found[2] == "/" or (found[2] == "-" and _AMERICAN_CLOCK.search(text, found.end()))
        if number > 12 or (month_first and is_american and day <= 12):
            day, number = number, day
        return (int(found[4]), number, day), _without(text, found)
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :].removeprefix(':')}"  # "02/Jun/2025:13:58"


def _written_in_words(text: str, language: str | None) -> _Found | None:
    if not text.isascii():
        for phrase, name in _TWO_WORD_MONTHS.items():
            text = text.replace(phrase, name)
    years = list(_YEAR.finditer(text)) or _years_of_two_digits(text)
    if not years:
        return None
    year = next((one for one in years if not _ZONE_NEXT.match(text, one.end())), years[0])
    rest = _ORDINAL.sub("", _without(text, year))
    tokens = [token for token in _WORD_OR_NUMBER.finditer(rest) if not _is_only_weekday(token[0], language)]
    found: tuple[int, re.Match[str], re.Match[str]] | None = None
    for at, token in enumerate(tokens):
        number = _month(token[0], language) if token[0] not in ZONES else None
        day = _day(tokens, at) if number else None
        if number is None or day is None or token.start() < year.start() <= day.start():
            continue  # nobody writes month, year and day in that order: "Joined Feb 2019, posts: 7"
        if found and found[2] is not day:
            break
        found = number, token, day  # "mar., 1 déc. 2020": what stands before the same day is its weekday
    if found is None:
        return None
    first, last = sorted((found[1], found[2]), key=lambda part: part.start())
    return (int(year[0]), found[0], int(found[2][0])), f"{rest[: first.start()]} {rest[last.end() :]}"


def _years_of_two_digits(text: str) -> list[re.Match[str]]:
    if named := _RFC_822_YEAR.match(text):
        return list(_TWO_DIGITS.finditer(text, *named.span(1)))
    found = _YEAR_OF_TWO_DIGITS.finditer(text)
    return [year for year in found if _BEFORE_SHORT_YEAR.search(text, 0, year.start())]


def _is_only_weekday(word: str, language: str | None) -> bool:
    """Tell whether *word* is a day of the week, which may stand between day and month, and no month."""
    return is_weekday(word) and _month(word, language) is None


def _month(word: str, language: str | None) -> int | None:
    """Return the month that *word* is, also behind an article as in "d’abril"."""
    word = word.strip(_AROUND_NAMES)
    return month(word[2:] if word[1:2] in _APOSTROPHES else word, language)


def _day(tokens: list[re.Match[str]], at: int) -> re.Match[str] | None:
    """Return the number beside the month: before it, with at most a small word ("de") between, else after it."""
    small_word_before = at > 0 and len(tokens[at - 1][0]) <= 3
    for near in (at - 1, at - 2, at + 1, at + 2) if small_word_before else (at - 1, at + 1, at + 2):
        if 0 <= near < len(tokens) and tokens[near][0].isdecimal() and 1 <= int(tokens[near][0]) <= 31:
            return tokens[near]
    return None


def _clock(text: str) -> tuple[int, int, int, bool, str]:
    found = _CLOCK.search(text)
    if found is None:
        return 0, 0, 0, False, ""
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    hour = of_24_hours(hour, found["early"] or found["late"] or "")
    return hour, minute, second, True, text[found.end() :]


def _offset(after: str) -> tzinfo | None:
    """Return the offset written right after the time of day."""
    if found := _IN_FULL.match(after):
        return ZoneInfo(AMERICAN_ZONES[f"{found[1][0]}T"])
    for found in _OFFSET.finditer(after[:30]):
        sign, hours, minutes, place, name = found.groups()
        if place:
            try:
                return ZoneInfo(place)
            except (ValueError, KeyError, OSError):
                continue
        if name:
            if name in AMERICAN_ZONES:
                return ZoneInfo(AMERICAN_ZONES[name])
            if name in ZONES:
                return timezone(timedelta(minutes=ZONES[name]))
        elif int(hours) <= 14:
            east = timedelta(hours=int(hours), minutes=int(minutes or 0))
            return timezone(-east if sign == "-" else east)
    return None

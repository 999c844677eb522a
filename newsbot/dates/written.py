"""VALUES: a time as people of a language write it (pure)."""

from datetime import datetime

from newsbot.dates.months import NAMES

WITH_CAPITAL = frozenset({"af", "de", "el", "en", "id", "ms", "sw", "tl", "tr", "zu"})
"""Languages that write the names of months with a capital letter."""
FORMS = {
    **dict.fromkeys(("cs", "da", "de", "et", "fi", "hr", "is", "no", "sk", "sl"), "{day}. {month} {year}"),
    **dict.fromkeys(("es", "pt"), "{day} de {month} de {year}"),
    **dict.fromkeys(("ja", "zh"), "{year}年{number}月{day}日"),
    "be": "{day} {month} {year} г.",
    "bg": "{day} {month} {year} г.",
    "hu": "{year}. {month} {day}.",
    "ko": "{year}년 {number}월 {day}일",
    "lt": "{year} m. {month} {day} d.",
    "lv": "{year}. gada {day}. {month}",
    "mk": "{day} {month} {year} г.",
    "ru": "{day} {month} {year} г.",
    "sr": "{day}. {number}. {year}.",
    "tl": "{month} {day}, {year}",
    "uk": "{day} {month} {year} р.",
    "vi": "{day} tháng {number}, {year}",
}
"""Language -> how a day is written; where it is not named, and its months are known: 22 novembre 2026."""
ALIKE = {"nb": "no", "nn": "no", "bs": "hr", "iw": "he", "in": "id", "fil": "tl"}
"""Languages whose dates are written as another one's."""
TIMES = {"de": ", {time} Uhr", "fr": " à {time}", "ar": "، {time}", "ur": "، {time}", "ja": " {time}", "zh": " {time}"}
"""Language -> how the time follows the day."""
BUDDHIST = 543
"""Years by which the Thai calendar is ahead."""


def written(moment: datetime, language: str | None = None, with_time: bool = True) -> str:
    """Return *moment*, in its own zone, as people of *language* (BCP 47) write it; unknown ones get ISO 8601.

    >>> november = datetime(2026, 11, 22, 9, 30)
    >>> written(november, "de"), written(november, "es-MX", with_time=False), written(november, "ja")
    ('22. November 2026, 09:30 Uhr', '22 de noviembre de 2026', '2026年11月22日 09:30')
    """
    tag = (language or "").replace("_", "-").lower()
    if tag == "en-us":
        return _american(moment, with_time)
    spoken = ALIKE.get(tag.split("-")[0], tag.split("-")[0])
    day = _day(moment, spoken)
    return day + TIMES.get(spoken, ", {time}").format(time=f"{moment:%H:%M}") if with_time else day


def month_name(number: int, language: str) -> str | None:
    """Return the name of a month as dates have it; None in a language that is not known.

    >>> month_name(11, "pl"), month_name(8, "ca"), month_name(3, "xx")
    ('listopada', "d'agost", None)
    """
    if language not in NAMES:
        return None
    spellings = NAMES[language].split()[number - 1].split("/")
    name = spellings[-1] if language == "he" else spellings[0]
    if language == "ca":
        name = f"d'{name}" if name[0] in "ao" else f"de {name}"
    return name.capitalize() if language in WITH_CAPITAL else name


def _day(moment: datetime, language: str) -> str:
    form, name = FORMS.get(language), month_name(moment.month, language)
    if form is None and name is None:
        return f"{moment:%Y-%m-%d}"
    if language == "ca":
        return f"{moment.day} {name} de {moment.year}"
    year = moment.year + BUDDHIST if language == "th" else moment.year
    return (form or "{day} {month} {year}").format(day=moment.day, month=name, number=moment.month, year=year)


def _american(moment: datetime, with_time: bool) -> str:
    day = f"{month_name(moment.month, 'en')} {moment.day}, {moment.year}"
    return f"{day}, {moment.hour % 12 or 12}:{moment:%M %p}" if with_time else day

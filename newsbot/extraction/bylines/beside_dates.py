"""ITEM: dates and calls that stand beside a name on its line: where the name ends, and whether a line tells when."""

import re
from functools import lru_cache

from newsbot.dates.human_dates import human_date
from newsbot.dates.months import month
from newsbot.dates.weekdays import is_weekday
from newsbot.extraction.bylines.agencies import agency
from newsbot.extraction.bylines.by_words import by_word
from newsbot.extraction.bylines.parsing import without_handles

_FROM_NUMBER = re.compile(r"(?:(?<!\s)\s+\d|^\d|(?<=[^\W\d_])\d+\W|(?<=[^\w\s])\d).*$")
"""Not the number at the end of a user's name."""
_GLUED = re.compile(r"(?<=[a-z])[A-Z][a-z]+$")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")
_AGO = re.compile(
    r"\d+ ?(?:sec|min|hour|hr|day|week|h|d)\w* ago\b|\bvor \d+ (?:minute|stunde|tag|woche)"
    r"|\bil y a \d|\bhace \d|\bhá \d"
    r"|\d+ (?:minuten|uur|dagen) geleden|\d+ \w+ (?:fa|sedan|siden|temu|önce|назад|тому)\b"
    r"|\d+ ?(?:分钟|小时|天|分|時間|日)前",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER_NEXT = re.compile(r"\s?\d[\d.]*,?(?:\s+|$)([^\W\d]*)")
"""What begins right behind a word, and the word that follows: the day of that month, or of the next."""
_CALL_FOR_COMMENTS = re.compile(
    r"(?<!\s)(?<!and)(?<!&)\s+(?:leave a (?:comment|reply)|add (?:a )?comment|no comments"
    r"|(?:hinterlasse |schreibe? )?(?:einen |keine )?kommentare?(?! von)"
    r"|(?:view|see|read) (?:all|more|profile|bio)|all posts|alle (?:beiträge|artikel)|voir tous|ver todos|ver más"
    r"|laisser un commentaire|aucun commentaire|deja(?:r)? un comentario|deixe um comentário|lascia un commento"
    r"|nessun commento|geen reacties|laat een reactie achter|min(?:ute)? read|read(?:ing)? time|lesezeit"
    r"|twitter|facebook|linkedin|e-?mail|listen|print|follow on|photo(?:graph)?s by|photography"
    r"|illustrat(?:ed|ions?) by)\b.*$",
    re.IGNORECASE,
)
"""What stands behind whom a line names."""
_LAST_WORD = re.compile(r"(?<!\s)\s+(\S+)$")
_PUBLISHED = frozenset(
    "published posted updated publié publiziert veröffentlicht publicado pubblicato publicat publicerad publiceret "
    "publisert gepubliceerd julkaistu opublikowano dodano publikováno objavljeno uppdaterad opdateret oppdatert "
    "bijgewerkt aktualisiert actualizado atualizado aggiornato".split()
)
_BEFORE_DATES = _PUBLISHED | frozenset(
    "on at am um em le el il op om den dne dnia på stand follow share watch live "
    "date datum fecha дата vor hace há y a "
    "تاريخ النشر опубликовано פורסם प्रकाशित".split()
)
_BEFORE_UPDATED = ("last", "first", "zuletzt")
_LONGEST_PART = 500
"""Characters of what may be names with a date behind them."""


def tells_when(text: str) -> bool:
    """Tell whether the line *text* is a date, a time, how long ago, or a label of these.

    >>> tells_when("June 2, 2025"), tells_when("3 hours ago"), tells_when("Published"), tells_when("Ada Lovelace")
    (True, True, True, False)
    """
    is_when = human_date(text) is not None or _tells_time(text) or _AGO.search(text) is not None
    return is_when or text.casefold().strip(" :") in _PUBLISHED


def _tells_time(text: str) -> bool:
    """Tell whether *text* has a word and then a time of day: a time alone may be how long a recording takes."""
    clocks = [found.start() for found in _CLOCK.finditer(text)]
    return bool(clocks) and _LETTER.search(text, 0, clocks[-1]) is not None


@lru_cache(maxsize=128)  # of a part of a line it is asked again and again
def without_date(text: str) -> str:
    """Return *text* up to its date: ``By Ada Lovelace Published Jul 17, 2024`` ends before "Published"."""
    if len(text) > _LONGEST_PART:
        return text
    bare = _CALL_FOR_COMMENTS.sub("", without_handles(text))
    text = _FROM_NUMBER.sub("", bare)
    beside = _NUMBER_NEXT.match(bare, len(text))
    text = text.rstrip(" ,-–(")
    if (glued := _GLUED.search(text)) and month(glued[0]):
        text = text[: glued.start()]
    whole = text
    while (last := _LAST_WORD.search(text)) and (
        _belongs_to_date(last[1]) or (text != whole and last[1].casefold() in _BEFORE_UPDATED)
    ):
        has_day = beside is not None and text == whole and month(beside[1]) is None
        may_be_surname = month(last[1]) or (is_weekday(last[1]) and by_word(text))
        if not has_day and may_be_surname and _ends_a_name(text):
            break
        text = text[: last.start()].rstrip(" ,-–")
    return text


def _ends_a_name(text: str) -> bool:
    """Tell whether the month or day at the end of *text* is a surname: Theresa May, Karl August, Plácido Domingo."""
    first, _, surname = text[len(by_word(text)) :].rpartition(" ")
    return first.isalpha() and surname[:1].isupper() and not (_belongs_to_date(first) or agency(first))


def _belongs_to_date(word: str) -> bool:
    return month(word.strip(".")) is not None or is_weekday(word) or word.casefold().strip(",.:") in _BEFORE_DATES

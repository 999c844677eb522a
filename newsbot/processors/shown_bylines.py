"""ITEM: the short lines around a text -> who signs it; most of such lines name nobody."""

import re
from collections.abc import Sequence

from newsbot.extractors.margins import Line
from newsbot.processors.context import Context
from newsbot.processors.human_dates import human_date
from newsbot.processors.months import month
from newsbot.processors.names import is_capitalised, is_cjk, is_full_name, is_newsroom, without_role
from newsbot.processors.people import BY, HANDLE, Byline, byline

_PART = re.compile(r"\s*[|•·]\s*|\s{3,}")
_FROM_NUMBER = re.compile(r"\s*\d.*$")
_GLUED = re.compile(r"(?<=[a-z])[A-Z][a-z]+$")
_LAST_WORD = re.compile(r"\s+(\S+)$")
_BEFORE_DATES = frozenset(
    "published posted updated on at am le stand publié publiziert veröffentlicht publicado pubblicato mon tue wed thu "
    "fri sat sun friday monday tuesday wednesday thursday saturday sunday follow share watch live".split()
)
_MOST_NAMES = 8
LONGEST_SIGNATURE = 4
"""Words; longer lines of capitalised words are headings."""


def shown_byline(lines: Sequence[Line], context: Context) -> Byline:
    """Return who signs according to *lines*: those that say "by", else names that are marked or stand beside a date.

    >>> shown_byline([Line("Weather"), Line("Von Ada Lovelace 02.06.2025, 13:58 Uhr")], Context())
    Byline(people=('Ada Lovelace',), agencies=(), newsrooms=())
    """
    parts = [(part, line.marked) for line in lines for part in _PART.split(line.text.strip(" ()（）")) if part]
    said = [_without_date(part) for part, _ in parts if BY.match(part) or _names_a_role(part)]
    found = byline(said, context, shown=True)
    if not (found.people or found.agencies or found.newsrooms):
        alone = [
            (_without_date(part), marked)
            for at, (part, marked) in enumerate(parts)
            if marked or _beside_date(parts, at)
        ]
        found = byline([text for text, marked in alone if marked or _is_signature(text)], context, shown=True)
    return found._replace(people=found.people[:_MOST_NAMES])


def _names_a_role(part: str) -> bool:
    """Tell whether *part* is a name with its title, as Korean and Japanese papers sign."""
    name = _without_date(part)
    return is_cjk(name) and without_role(name) != name


def _beside_date(parts: Sequence[tuple[str, bool]], at: int) -> bool:
    part = parts[at][0]
    if part.isupper() or is_cjk(part):
        return False
    return any(human_date(near) for near, _ in parts[max(0, at - 2) : at + 3])


def _is_signature(text: str) -> bool:
    return is_full_name(text) and is_capitalised(text) and "," not in text and len(text.split()) <= LONGEST_SIGNATURE


def signature(text: str) -> list[Line]:
    """Return the block *text* of a body as a line if it is nothing but a name, as some articles begin or end with."""
    return [Line(text, marked=True)] if _is_signature(text) and not is_cjk(text) and text[-1:].isalpha() else []


def newsroom_signatures(lines: Sequence[Line]) -> list[str]:
    """Return which of the *lines* below a text, marked as signatures, are the name of a newsroom.

    >>> newsroom_signatures([Line("HP-Redaktion", marked=True), Line("More news")])
    ['HP-Redaktion']
    """
    return [text for text, marked in lines if marked and len(text.split()) <= LONGEST_SIGNATURE and is_newsroom(text)]


def _without_date(text: str) -> str:
    """Return *text* up to its date: ``By Ada Lovelace Published Jul 17, 2024`` ends before "Published"."""
    text = _FROM_NUMBER.sub("", HANDLE.sub("", text)).rstrip(" ,-–")
    if (glued := _GLUED.search(text)) and month(glued[0]):
        text = text[: glued.start()]
    while (last := _LAST_WORD.search(text)) and (month(last[1]) or last[1].casefold().strip(",.:") in _BEFORE_DATES):
        text = text[: last.start()].rstrip(" ,-–")
    return text

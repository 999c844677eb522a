"""ITEM: a headline as shown: one line, without the site's name before or after it."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations

from newsbot.dates.human_dates import human_date
from newsbot.extraction.values.text import key_of, line

SHORTEST_WITHOUT_KICKER = 15
"""Characters; a shorter rest is no headline of its own."""
LONGEST_KICKER = 80
_NO_KICKERS = {"published", "posted", "updated", "veröffentlicht", "publié", "publicado", "advertisement", "anzeige"}
LONGEST_HEADLINE = 600
_LONGEST_DATE = 12
"""Characters of a date in numbers."""
_MOST_OF_DATE = 6
"""Spaces."""

_KICKER_MARKS = ":|\u2013\u2014\u2022-"
_AFTER_KICKER = re.compile(rf"\s*[{_KICKER_MARKS}]\s+$|(?<=[?!])\s*$")
_AFTER_HEADLINE = re.compile(r"\s*[|\uff5c\uff1a]|\s+(?:[\u2013\u2014\u2022\u00b7\u203a\u00bb\-]|::?)\s|\s*\(")
_SEPARATORS = re.compile(
    r"[|\uff5c]|(?<=\s)(?:[\u2013\u2014\u2022\u00b7\u203a\u00bb\u2039\u00ab<>~\u22c6\-]|//?|::?)(?=\s)|--|,(?=\s)"
)


def headline(value: object, names: Collection[str] = ()) -> str | None:
    """Return *value* without the site's name, or None if nothing but the name is left.

    *names* are the site's as `key_of` writes them.

    >>> headline("Rain is coming | Weather | The Harbour Post", ["theharbourpost"])
    'Rain is coming | Weather'
    """
    text = line(value)
    return None if text is None else _without_names(text, frozenset(names))


@lru_cache(maxsize=64)  # most sources of a page say the same, and each is asked several times
def _without_names(text: str, names: frozenset[str]) -> str | None:
    if len(text) > LONGEST_HEADLINE or key_of(text) in names:
        return None
    for _ in range(3):
        shorter = _without_name(text, names)
        if shorter == text:
            return text
        text = shorter
    return text


def kicker(value: object) -> str | None:
    """Return *value* as a kicker, or None for dates, labels of dates and what is too long for one."""
    text = line(value)
    if text is None or len(text) > LONGEST_KICKER or human_date(text) or key_of(text) in _NO_KICKERS:
        return None
    return text


def _is_name(text: str, names: Collection[str]) -> bool:
    """Tell whether *text* is the site's name, or a longer form of it."""
    key = key_of(text)
    return key in names or any(len(name) >= 8 and name in key and len(key) <= 2.5 * len(name) for name in names)


def _without_name(text: str, names: Collection[str]) -> str:
    """Cut one part off the end, else off the start, if it is one of *names*; a last part that is a date, too."""
    breaks = list(_SEPARATORS.finditer(text))
    if breaks and len(last := text[breaks[-1].end() :]) <= _LONGEST_DATE and human_date(last):
        return text[: breaks[-1].start()].rstrip() or text
    for at in breaks[:-4:-1]:
        if _is_name(text[at.end() :], names) and text[: at.start()].strip():
            return text[: at.start()].rstrip()
    if breaks and breaks[0][0] != "," and key_of(text[: breaks[0].start()]) in names:
        return text[breaks[0].end() :].lstrip()
    return text


def agreed(witnesses: Sequence[str]) -> int | None:
    """Return which of *witnesses* is the headline: the first that another one confirms, letter by letter.

    A page has several headlines: the heading shown, one for search engines, one for sharing. Where two of them are the
    same it is that one; None where all differ.
    """
    keys = [key_of(text) for text in witnesses]
    return next((one for one, other in combinations(range(len(keys)), 2) if keys[one] == keys[other]), None)


def up_to_shown(text: str, shown: str) -> str:
    """Return *text* up to the end of the headline that the page shows, if a site's name, a section or a date follows.

    >>> up_to_shown("Rain over the harbour – Post – 13.06.2025", "Rain over the harbour")
    'Rain over the harbour'
    """
    is_longer = len(shown) >= SHORTEST_WITHOUT_KICKER and text.startswith(shown)
    return shown if is_longer and _AFTER_HEADLINE.match(text, len(shown)) else text


def kicker_apart(shown: str, witnesses: Sequence[str]) -> tuple[str | None, str]:
    """Return kicker and headline where one of *witnesses* shows that *shown* is both, else None and *shown*.

    >>> kicker_apart("Weather: Rain over the harbour", ["Rain over the harbour"])
    ('Weather', 'Rain over the harbour')
    """
    for text in witnesses:
        before = shown.removesuffix(text)
        is_end = before != shown and len(text) >= SHORTEST_WITHOUT_KICKER and len(before) <= LONGEST_KICKER
        if is_end and _AFTER_KICKER.search(before):
            return _AFTER_KICKER.sub("", before), text
    return None, shown


def heading_apart(whole: str, parts: Sequence[str], witnesses: Sequence[str]) -> tuple[str | None, str]:
    """Return kicker and headline of a heading whose two *parts* may be that, as far as *witnesses* bear it out.

    Many papers show a kicker so, some the first line of a headline; without a witness the *whole* is the headline.
    A part that is a date is none of it.

    >>> heading_apart("Weather It rains at last", ["Weather", "It rains at last"], ["Storms: It rains at last"])
    ('Weather', 'It rains at last')
    """
    keys = set(map(key_of, witnesses))
    if not parts or key_of(whole) in keys:
        return None, whole
    undated = [part for part in parts if part.count(" ") > _MOST_OF_DATE or not human_date(part)]
    if len(undated) == 1:
        return None, undated[0]
    above, text = parts
    if key_of(above) in keys:
        return None, above  # what follows is a lead
    is_headline = key_of(text) in keys or any(_bears_out(witness, text) for witness in witnesses)
    return (above.rstrip(f" {_KICKER_MARKS}"), text) if is_headline else (None, whole)


def _bears_out(witness: str, text: str) -> bool:
    """Tell whether *witness* is *text* behind a kicker, or before a site's name."""
    return kicker_apart(witness, [text])[0] is not None or (witness != text and up_to_shown(witness, text) == text)

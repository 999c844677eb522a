"""ITEM: a headline as shown: one line, without the site's name before or after it."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations

from newsbot.dates.human_dates import human_date
from newsbot.extraction.bylines.names import is_cjk
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
_AFTER_HEADLINE = re.compile(
    r"\s*[|\uff5c\uff1a]|_|(?<=[\u3040-\u9fff])-+(?=[\u3040-\u9fff])|\s+(?:[\u2013\u2014\u2022\u00b7\u203a\u00bb\-]|::?)\s|\s*\("
)
_SEPARATORS = re.compile(
    r"[|\uff5c]|(?<=\s)(?:[\u2013\u2014\u2022\u00b7\u203a\u00bb\u2039\u00ab<>~\u22c6\-]|//?|::?)(?=\s)|--|,(?=\s)"
    r"|(?<=[\u3040-\u9fff])[_\-](?=[\u3040-\u9fff])"
)
_AROUND = re.compile(r"^[+•·|»›▶►■]\s+|\s+[•·|▶►■]$")
"""Signs that stand for no words."""
_OF_NAMES = frozenset("news online com de tv uk today sport sports magazine magazin media nachrichten info".split())
"""Words behind a site's name: "BBC News"."""
_SECTION_FIRST = re.compile(r"[^\W\d_]\w{2,20}(?: \w{1,20})?\s*(?:[|\uff5c»]|::)\s+")
_MOST_NAME_WORDS = 4
_FEWEST_WORDS = 4
_FEWEST_SIGNS = 10
"""Of a headline in a script without spaces, and twice those of a name beside it."""


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
    if len(text) > LONGEST_HEADLINE or is_own_name(text, names):
        return None
    text = _AROUND.sub("", text)
    for _ in range(3):
        shorter = _without_name(text, names)
        if shorter == text:
            return text
        text = shorter
    return text


def up_to_name(title: str) -> str:
    """Return *title*, of a page that tells its headline nowhere else, without what looks like names at its end.

    Those are parts of a few capitalised words behind a headline of more words: a section, then the site.

    >>> up_to_name("Rain over the old harbour - Weather - Harbour Post"), up_to_name("Rain over the harbour - and snow")
    ('Rain over the old harbour', 'Rain over the harbour - and snow')
    """
    for _ in range(2):
        ends = [at for at in _SEPARATORS.finditer(title) if at[0] != ","]
        if not ends or not _may_be_name(title[ends[-1].end() :]) or not _says_more(title, ends[-1].start()):
            break
        title = title[: ends[-1].start()].rstrip()
    section = _SECTION_FIRST.match(title)
    return title[section.end() :] if section and _says_more(title[section.end() :], len(title)) else title


def _may_be_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= _MOST_NAME_WORDS and all(not word[0].islower() for word in words) and text[-1] not in "?!."


def _says_more(title: str, end: int) -> bool:
    before, name = title[:end].strip(), title[end:].strip()
    if is_cjk(before):
        return len(before) >= max(_FEWEST_SIGNS, 1.5 * len(name))
    return len(before.split()) >= _FEWEST_WORDS and len(before) > len(name)


def kicker(value: object) -> str | None:
    """Return *value* as a kicker, or None for dates, labels of dates and what is too long for one."""
    text = line(value)
    if text is None or len(text) > LONGEST_KICKER or human_date(text) or key_of(text) in _NO_KICKERS:
        return None
    return text


def is_own_name(text: str, names: Collection[str]) -> bool:
    """Tell whether *text* is one of *names*, which are the site's as `key_of` writes them, or that and a word for it.

    >>> is_own_name("The Harbour Post", ["harbourpost"]), is_own_name("BBC News", ["bbc"]), is_own_name("Rain", ["bbc"])
    (True, True, False)
    """
    key = key_of(text)
    if key in names or key.removeprefix("the") in names:
        return True
    return any(key.startswith(name) and key[len(name) :] in _OF_NAMES for name in names)


def _is_name(text: str, names: Collection[str]) -> bool:
    """Tell whether *text* is the site's name, or a longer form of it."""
    key = key_of(text)
    return is_own_name(text, names) or any(
        len(name) >= 8 and name in key and len(key) <= 2.5 * len(name) for name in names
    )


def _without_name(text: str, names: Collection[str]) -> str:
    """Cut one part off the end, else off the start, if it is one of *names*; a last part that is a date, too."""
    breaks = list(_SEPARATORS.finditer(text))
    if breaks and len(last := text[breaks[-1].end() :]) <= _LONGEST_DATE and human_date(last):
        return text[: breaks[-1].start()].rstrip() or text
    for at in breaks[:-4:-1]:
        if _is_name(text[at.end() :], names) and text[: at.start()].strip():
            return text[: at.start()].rstrip()
    if breaks and breaks[0][0] != "," and is_own_name(text[: breaks[0].start()], names):
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

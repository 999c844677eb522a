"""ITEM: lines of text: entities, tags and spaces made plain; how long they are to readers."""

import re
from functools import lru_cache
from html import unescape
from typing import Any

LONGEST_LINE = 20_000
"""Characters; what is longer is no line of an article but a document."""

SENTENCE_END = re.compile(r"[.!?。।؟]\s*|\n")
"""Where a text may be parted into sentences; it also parts a number at its point."""
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x9f\u200c]"
    r"(?:(?<!\u200c)|(?<![\u0590-\u1fff]\u200c)(?![\u0590-\u1fff]))"
)
"""Soft hyphens, zero width, control and direction characters; not the joiners of Persian, Indian scripts and emoji."""
_WORD = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"(?<!\s)\s*[(（\[【<][^()（）\[\]【】<>]{0,80}[)）\]】>]")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff]")
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def line(value: Any) -> str | None:
    """Return *value* as one plain line, or None if nothing is left.

    >>> line("  Rain &amp;amp; <b>wind</b>\\n today ")
    'Rain & wind today'
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > LONGEST_LINE:
        return None
    if "&" in value:
        value = unescape(value)
        if "&" in value and ";" in value:
            value = unescape(value)
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(without_invisible(value).split()) or None


def without_invisible(text: str) -> str:
    r"""Return *text* without the characters that nobody sees and a search for its words trips over.

    >>> without_invisible("Bundes\xadregie\u200brung")
    'Bundesregierung'
    """
    if text.isprintable():  # no invisible character is
        return text
    return _LONE_SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def lowered(text: str) -> str:
    """Return *text* in lower case, each letter one: patterns that tell no case are ten times as fast on it.

    >>> lowered("İstanbul"), len("İstanbul".lower())
    ('istanbul', 9)
    """
    return text.replace("İ", "i").lower()


def extent(text: str) -> int:
    """Return the length of *text* in characters; letters of scripts that say more with each count as more.

    >>> extent("harbour"), extent("海港")
    (7, 4)
    """
    length = len(text)
    return length if text.isascii() else (length + len(text.encode("utf-8", "replace"))) // 2


def words_in(text: str) -> int:
    """Return how many words *text* has; of scripts that part none by spaces, two letters count as one.

    >>> words_in("the old harbour"), words_in("海港新码头"), words_in("")
    (3, 2, 0)
    """
    spaced = len(text.split())
    return spaced if text.isascii() else max(spaced, len(_SPACELESS.findall(text)) // 2)


@lru_cache(maxsize=128)
def key_of(name: str) -> str:
    """Return *name* for comparison: letters and digits only, without case.

    >>> key_of("The Harbour-Post")
    'theharbourpost'
    """
    return "".join(_WORD.findall(name.casefold()))


def without_brackets(text: str) -> str:
    """Return *text* without what stands in brackets: ``Ada Lovelace (ada)``."""
    return _BRACKETS.sub("", text)

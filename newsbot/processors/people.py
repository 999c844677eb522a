"""ITEM: bylines -> names of people, and the newsrooms that sign where nobody else does."""

import re
from collections.abc import Iterable

from newsbot.processors.agencies import agency
from newsbot.processors.text import line

_BY = re.compile(
    r"^(?:by|von|par|por|di|da|av|af|door|oleh|przez|autor(?:en|es|a|in)?|author(?:s)?|text|texte|foto|words|"
    r"written by|reported by|story by|ein(?:e)? \w+ von|published by|ditulis oleh|na|ngu)\s*(?::\s*|\s+)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*(?:[;|\u2022\u00b7\n]|(?<!\w)/|/(?!\w)|、|،|\s/\s)\s*")
_AND = re.compile(r"\s+(?:and|und|et|y|e|og|och|en|ja|dan|na|i|ve|και|и|і|&|und\s+von)\s+|\s*&\s*|\s*と\s*|\s+و\s?")
_NOT_A_NAME = re.compile(
    r"https?:|www\.|@|\d{2,}|[<>{}\[\]=_]|\.(?:com|de|net|org|co|at|ch|be|fr|it|es)\b", re.IGNORECASE
)
_PARENTHESIS = re.compile(r"\s*[(（\[][^()（）\[\]]{0,60}[)）\]]")


def people(values: Iterable[object]) -> list[str]:
    """Return the people that *values* name, in order, once each."""
    names: dict[str, str] = {}
    for value in values:
        text = line(value)
        if text is None or len(text) > 400:
            continue
        for part in split(text):
            if agency(part) is None and not _NOT_A_NAME.search(part) and part:
                names.setdefault(part.casefold(), part)
    return list(names.values())


def split(text: str) -> list[str]:
    """Return the names in one byline, still raw."""
    text = _BY.sub("", text)
    parts = [part for chunk in _LISTED.split(text) for part in _AND.split(chunk)]
    names = [name for part in parts for name in part.split(",")]
    return [_PARENTHESIS.sub("", name).strip(" .,:-–") for name in names if name.strip()]

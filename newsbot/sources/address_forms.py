"""REQUEST: the forms that the addresses on a page have, and which of them are those of articles, of names (pure)."""

import re
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsbot.sources.article_address import LONGEST_ADDRESS, number_of_words
from newsbot.urls.forgiving import FILE_ENDING

STEPS_AT_MOST = 12
PARAMETERS_AT_MOST = 8
HEADLINES_OF_A_FORM = 5
"""Fewer links of the same form with a headline may be so by chance."""
NAMES_OF_A_FORM = 4
NUMBER = re.compile(r"[\d_.-]+")
LONG_NUMBER = re.compile(r"\d{4}")


class Shown(Enum):
    """What the links to one address are shown as."""

    HEADLINE = "headline"
    """Outside of menus and of sentences."""
    HEADLINE_IN_MENU = "headline in a menu"
    NAME = "name"
    """In a word or two, wherever."""
    UNKNOWN = "unknown"
    """As a picture without words, within a sentence, or in words that may be either."""


class AddressForms:
    """The forms of a page's addresses: how often each is shown as what."""

    def __init__(self, shown: Iterable[tuple[str, Shown]]) -> None:
        self._counts: dict[tuple[str, ...], Counter[Shown]] = {}
        self._forms: dict[str, tuple[tuple[str, ...], ...]] = {}
        for address, how in shown:
            self._forms[address] = forms = forms_of(address)
            for form in forms:
                self._counts.setdefault(form, Counter())[how] += 1

    def is_of_articles(self, address: str) -> bool:
        """Tell whether most addresses in the folder of *address*, with the same ending, are shown by headlines."""
        return any(self._has_headlines(form) for form in self._forms.get(address, ())[:1])

    def is_of_names(self, address: str) -> bool:
        """Tell whether several addresses have a form that *address* has, and none of them is shown by a headline."""
        return any(self._has_names(form) for form in self._forms.get(address, ()))

    def _has_names(self, form: tuple[str, ...]) -> bool:
        count = self._counts.get(form, Counter())
        has_headline = count[Shown.HEADLINE] or count[Shown.HEADLINE_IN_MENU]
        return count[Shown.NAME] >= NAMES_OF_A_FORM and not has_headline

    def _has_headlines(self, form: tuple[str, ...]) -> bool:
        count = self._counts.get(form, Counter())
        headlines = count[Shown.HEADLINE]
        others = count[Shown.HEADLINE_IN_MENU] + count[Shown.NAME]
        return headlines >= HEADLINES_OF_A_FORM and headlines >= others


@lru_cache(maxsize=4096)  # asked for once more by where its link stands, and the pages of a site have the same menus
def forms_of(address: str) -> tuple[tuple[str, ...], ...]:
    """Return the forms of *address*: with the names of its folders first, then with their number only.

    >>> forms_of("https://x.example/sport/2026/rain-falls.html")
    (('x.example', 'sport', '0', 'words', '.html', ''), ('x.example', 'word', '0', 'words', '.html', ''))
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    path = unquote(parts.path).strip("/")
    if len(address) > LONGEST_ADDRESS or not path:
        return ()
    *folders, last = path.split("/")[:STEPS_AT_MOST]
    ending = found[0] if (found := FILE_ENDING.search(last)) else ""
    names = sorted(pair.partition("=")[0] for pair in parts.query.split("&")[:PARAMETERS_AT_MOST])
    tail = (_kind(last.removesuffix(ending)), ending, ",".join(names))
    named = ["0" if NUMBER.fullmatch(folder) else folder for folder in folders]
    counted = ["0" if folder == "0" else "word" for folder in named]
    return tuple(dict.fromkeys(((parts.netloc, *named, *tail), (parts.netloc, *counted, *tail))))


def _kind(step: str) -> str:
    if NUMBER.fullmatch(step):
        return "number"
    if LONG_NUMBER.search(step):
        return "with a number"
    return "words" if number_of_words(step) > 1 else "word"

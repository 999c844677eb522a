"""REQUEST: which forms of address are articles on a site, by those that were asked for and what they came to (pure)."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple
from zlib import crc32

from newsbot.sources.address_forms import forms_of
from newsbot.sources.article_address import WORDS_OF_A_HEADLINE, is_unlikely_article, number_of_words
from newsbot.urls import canonical

KNOWN_AT_MOST = 1_000
"""Addresses that are learned from."""
ARTICLES_OF_A_FORM, ARTICLES_OF_A_SHORT_FORM = 3, 5
"""From so many on a form has articles; more where sections may have it, too, as it has neither number nor headline."""
OTHERS_OF_A_FORM = 20
"""From so many on a form that never had an article has none: a few pages may be read wrongly, or on a bad day."""
ARTICLES_PER_OTHER = 4
ASKED_AGAIN = 5
"""Of so many addresses whose form never had an article one is asked for, as a site may change its ways: of thirty links
hardly ever none, and the next crawl takes all others."""


class Count(NamedTuple):
    """How many addresses of a form came to articles, and to none."""

    articles: int = 0
    others: int = 0


class KnownForms:
    """The forms of the addresses that are *known* (canonical) of a site -> whether each was an article."""

    def __init__(self, known: Mapping[str, bool]) -> None:
        self._known = dict(islice(known.items(), KNOWN_AT_MOST))

    def judged(self, url: str, by_address: bool | None) -> bool | None:
        """Return whether *url* is an article's, None where only the page can tell; *by_address* alone it is judged so.

        What is called a list, a service or a person is none, whatever has its form.
        """
        if by_address is False and is_unlikely_article(url):
            by_address = None
        if not self._known:
            return by_address
        key = canonical(url)
        if self.has_only_others(key):
            return by_address if key in self._known or crc32(key.encode()) % ASKED_AGAIN == 0 else False
        if by_address is False:
            return False
        return True if self.has_articles(key) else by_address

    def has_articles(self, key: str) -> bool:
        """Tell whether the addresses in the folder of *key* (canonical), with its form, were articles."""
        form = next(iter(_forms_of(key)), ())
        count = self._counts.get(form, Count())
        enough = ARTICLES_OF_A_SHORT_FORM if _is_short(form) else ARTICLES_OF_A_FORM
        return count.articles >= enough and count.articles >= ARTICLES_PER_OTHER * count.others

    def has_only_others(self, key: str) -> bool:
        """Tell whether several addresses with the form of *key* (canonical) were asked for and none was an article."""
        counts = (self._counts.get(form, Count()) for form in _forms_of(key))
        known = next((count for count in counts if max(count) >= OTHERS_OF_A_FORM), Count())
        return known.others >= OTHERS_OF_A_FORM and not known.articles

    def is_short(self, key: str) -> bool:
        """Tell whether *key* (canonical) has a form that sections may have, too: a word or a few, and no number."""
        return any(map(_is_short, _forms_of(key)))

    @cached_property
    def _counts(self) -> dict[tuple[str, ...], Count]:
        counts: dict[tuple[str, ...], Count] = {}
        for address, is_article in self._known.items():
            for form in _forms_of(address):
                count = counts.get(form, Count())
                counts[form] = Count(count.articles + is_article, count.others + (not is_article))
        return counts


@lru_cache(maxsize=4096)  # the pages of a site have the same menus
def _forms_of(address: str) -> list[tuple[str, ...]]:
    """Return the forms of *address*, the narrowest first, each with the length of what is in its last step."""
    last = address.partition("?")[0].rstrip("/").rpartition("/")[2]
    length = "headline" if number_of_words(last) >= WORDS_OF_A_HEADLINE else ""
    return [(*form, length) for form in forms_of(address)]


def _is_short(form: tuple[str, ...]) -> bool:
    *folders, kind, _, parameters, length = form or ("", "", "", "")
    return kind in ("word", "words") and not length and not parameters and "0" not in folders

"""REQUEST: whether a page is about what a listing named, by the words of headline, listing and address (pure)."""

import re
import unicodedata
from urllib.parse import urlsplit

from newsbot.urls.forgiving import FILE_ENDING

LONGEST = 50_000
"""Characters that are compared."""
RELATED_FROM = 0.3
"""Share of the shorter headline's trigrams that the other one has: 0.1 by chance, 0.5 where half was rewritten."""
_FEWEST_WORDS = 2
"""Words in an address from which it tells what the page is about."""
_STEM = 5
"""Letters by which words are compared."""
_WORD = re.compile(r"[a-z]{4,}")
_NUMBER = re.compile(r"\d{4,}")


def is_about(headline: str | None, title: str | None, url: str) -> bool | None:
    """Tell whether a page with that *headline* is what a listing named by *title* and *url*; None where nothing tells.

    >>> is_about("We'll be back soon", "Pier to be rebuilt", "https://x.example/1234")
    False
    >>> is_about("Board will rebuild pier", None, "https://x.example/pier-to-be-rebuilt")
    True
    >>> is_about("Vissza hamarosan", None, "https://x.example/1234") is None
    True
    """
    if not headline:
        return None
    witnesses = [fits_address(headline, url)]
    if title:
        witnesses.append(likeness(headline, title) >= RELATED_FROM)
    said = [witness for witness in witnesses if witness is not None]
    return any(said) if said else None


def fits_address(headline: str, url: str) -> bool | None:
    """Tell whether *headline* has a word of those in *url*; None where the address has none, or another script."""
    expected, said = words_of(_last_part(url)), words_of(headline)
    return not expected.isdisjoint(said) if len(expected) >= _FEWEST_WORDS and said else None


def are_alike(url: str, other: str) -> bool:
    """Tell whether two addresses name the same article by their end: by all of it, or one by the other's number alone.

    >>> are_alike("https://x.example/pier-rebuilt-4711", "https://x.example/news/4711")
    True
    >>> are_alike("https://x.example/storm-in-march-1", "https://x.example/storm-in-march-2")
    False
    """
    one, two = _last_part(url), _last_part(other)
    if one == two:
        return True
    numbers = set(_NUMBER.findall(one))
    return bool(numbers) and numbers == set(_NUMBER.findall(two)) and not (words_of(one) and words_of(two))


def likeness(text: str, other: str) -> float:
    """Return the share of the shorter text's trigrams that the other one has, in any script; 0 to 1."""
    one, two = _trigrams(text), _trigrams(other)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def words_of(text: str) -> set[str]:
    """Return the longer words of *text* in the letters that addresses have."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss")).encode("ascii", "ignore").decode()
    return {word[:_STEM] for word in _WORD.findall(plain)}


def _trigrams(text: str) -> set[str]:
    words = f" {' '.join(text[:LONGEST].casefold().split())} "
    return {words[place : place + 3] for place in range(len(words) - 2)}


def _last_part(url: str) -> str:
    try:
        path = urlsplit(url).path
    except ValueError:
        return ""
    return FILE_ENDING.sub("", path.rstrip("/").rpartition("/")[2])

"""REQUEST: where the number of a page stands in an address, and what the addresses of all pages begin with (pure)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsbot.sources.page_number import WORDS
from newsbot.urls import canonical

HIGHEST_NUMBER = 100_000
"""What is higher is a date, or an article's own number."""
NAMED = rf"{WORDS}|página|pg|s"
NAMES = rf"{NAMED}|page_?n(?:o|um|umber)|current_?page|cur_?page|pn|seitennr"
IN_QUERY = re.compile(rf"(?:^|&)(?:{NAMES})=(\d{{1,6}})(?=&|$)", re.IGNORECASE)
IN_PATH = re.compile(rf"(?:/|[/_.,;~-](?:{NAMED})[/_=-]?|[_.,;~-])(\d{{1,6}})$", re.IGNORECASE)
ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cms)$", re.IGNORECASE)


class Place(NamedTuple):
    """What an address is without a page's number, and the number."""

    stem: str
    form: str
    """How the number is written, the same on all pages; empty where there is none."""
    number: int


def places_in(address: str) -> Iterator[Place]:
    """Yield what the (canonical) *address* may be: a first page, and pages by each number in it.

    >>> [tuple(place) for place in places_in("https://x.example/rain-falls/2")]
    [('https://x.example/rain-falls/2', '', 1), ('https://x.example/rain-falls', '/', 2)]
    """
    path, _, query = address.partition("?")
    path = path.rstrip("/")
    bare = ENDING.sub("", path)
    yield Place(stem_of(bare, query), "", 1)
    if (found := IN_PATH.search(bare)) and 0 < int(found[1]) < HIGHEST_NUMBER and "//" in bare[: found.start()]:
        yield Place(stem_of(ENDING.sub("", bare[: found.start()]), query), found[0][: -len(found[1])], int(found[1]))
    for found in IN_QUERY.finditer(query):
        if 0 < int(found[1]) < HIGHEST_NUMBER:
            rest = (query[: found.start()] + query[found.end() :]).lstrip("&")
            yield Place(stem_of(bare, rest), found[0].lstrip("&").partition("=")[0], int(found[1]))


def stem_of(path: str, query: str) -> str:
    """Return the address of *path* and *query*, which may be empty."""
    return f"{path}?{query}" if query else path


def ending_of(address: str) -> str:
    """Return what its stem leaves out at the end of the path: ``.html``, a slash, or nothing."""
    path = address.partition("?")[0]
    found = ENDING.search(path.rstrip("/"))
    return found[0] if found else "/" if path.endswith("/") else ""


def numbers_in(url: str) -> set[int]:
    """Return what may be the number of a page in *url*."""
    return {place.number for place in places_in(canonical(url)) if place.form}


def last_words(own: str) -> set[str]:
    """Return how the last step of the address begins, on all pages."""
    return {step for place in places_in(own) if (step := last_word(place))}


def last_word(place: Place) -> str:
    """Return how the last step of the path begins at *place*."""
    return place.stem.partition("?")[0].rstrip("/").rpartition("/")[2]

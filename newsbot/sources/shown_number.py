"""REQUEST: the next page by the numbers that links show, however their addresses write them."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsbot.sources.article_address import ARCHIVE
from newsbot.sources.page_places import stem_of
from newsbot.urls.forgiving import parts_of

SEPARATOR = re.compile(r"(?<=\w)[/,._~;:-]")
IN_PATH = re.compile(
    r"([/,._~;:-]{1,2}(?:0,){0,3}(?:\(?[a-z_]{1,12}\)?[/_=:,.~-]?)?)(\d{1,6})/?(?:\.\w{2,5})?", re.IGNORECASE
)
LONGEST = 40
"""Characters at the end of a path in which a number may stand with what it is called."""
BARE = re.compile(r"(?:/(?:index|default)\.\w{2,5}|\.(?:s?html?|php|aspx?)|/)$", re.IGNORECASE)
"""What the address of a first page ends with beside its name."""
PARAMETER = re.compile(r"([\w.\[\]%-]{1,60})=(\d{1,6})/?")
NO_PAGE = re.compile(
    r"rat(?:e|ing)|vot|star(?!t)|sort|order|size|per_?page|limit|year|month|day|date|lang|id$|cpage", re.IGNORECASE
)
"""Parameters of numbers that are no pages."""
PAIRS_AT_MOST = 20
HIGHEST = 500
"""What is higher is a year, or how many there are."""
FEWEST_A_PAGE, MOST_A_PAGE = 5, 200


class Place(NamedTuple):
    """A number in an address, and the rest."""

    rest: str
    form: str
    """What stands before the number."""
    value: int


def by_shown_number(url: str, links: Iterable[tuple[str, str]]) -> str | None:
    """Return which of *links*, address and label, is the page after the one at *url*.

    Its label is a number, and but for a number that fits its address is that of *url*.

    >>> by_shown_number("https://x.example/politics/", [("https://x.example/politics/list~2", "2")])
    'https://x.example/politics/list~2'
    """
    if ARCHIVE.fullmatch(parts_of(url).path):
        return None  # whose numbers are days and months
    own, first = list(_places(url)), _bare(url)
    later: list[tuple[int, str]] = []
    for other, label in links:
        shown = int(label) if label.isascii() and label.isdigit() and len(label) < 4 else 0
        if not 2 <= shown <= HIGHEST:
            continue
        for place in _places(other):
            before = next((one.value for one in own if one[:2] == place[:2]), None)
            is_first = shown == 2 and place.rest.partition("?")[0] == first.partition("?")[0] and first in place.rest
            is_later = is_first if before is None else place.value > before
            if is_later and _fits(place.value, shown):
                later.append((place.value, other))
    return min(later)[1] if later else None


def _fits(value: int, shown: int) -> bool:
    """Tell whether *value* counts the page *shown*, from 1 or 0, or the entries before it."""
    a_page, rest = divmod(value, shown - 1)
    return value in (shown, shown - 1) or (rest == 0 and FEWEST_A_PAGE <= a_page <= MOST_A_PAGE)


def _places(url: str) -> Iterator[Place]:
    path, _, query = url.partition("#")[0].partition("?")
    for start in SEPARATOR.finditer(path, max(0, len(path) - LONGEST)):
        if found := IN_PATH.fullmatch(path, start.start()):
            yield Place(stem_of(path[: found.start()], query), found[1].lower(), int(found[2]))
    pairs = query.split("&")
    for at, pair in enumerate(pairs[:PAIRS_AT_MOST]):
        if (found := PARAMETER.fullmatch(pair)) and not NO_PAGE.search(found[1]):
            rest = "&".join(pairs[:at] + pairs[at + 1 :])
            yield Place(stem_of(BARE.sub("", path), rest), found[1].lower() + "=", int(found[2]))


def _bare(url: str) -> str:
    path, _, query = url.partition("#")[0].partition("?")
    return stem_of(BARE.sub("", path), query)

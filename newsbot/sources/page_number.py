"""REQUEST: which page of a listing an address names."""

import re
from typing import NamedTuple

WORDS = "page|seite|pagina|pag|p|sayfa|strona|strana|stranka|sida|side|sivu|oldal|hal|halaman|trang"
"""Before a page's number, in a path and in a query."""
PARAMETERS = (
    rf"{WORDS}|paged|pg|pagen_\d{{1,3}}|pageno|page_?num(?:ber)?|page_?index|current_?page|cur_?page|page_?nr|page_no|página|"
    r"stran(?:ica)?|lapa|puslapis|leht|pn|np|start|limitstart|b_start(?::int)?|offset|skip|begin|st|oset"
)
IN_QUERY = re.compile(
    rf"(?<=[?&;])(?:(?:\w{{1,40}}(?:\[|%5B))?(?:{PARAMETERS})(?:\]|%5D)?|page(?:\[|%5B)(?:number|offset)(?:\]|%5D))"
    r"=(?:\d(?:,|%2C)){0,9}(\d{1,6})(?:&|$)",
    re.IGNORECASE,
)
"""Where a page has several lists, one number counts the pages of each (Drupal)."""
CHECKSUM = re.compile(r"(?<=[?&])cHash=[0-9a-f]{8,40}(?:&|$)")
"""What TYPO3 adds to each page's address."""
IN_PATH = re.compile(
    rf"(?:/|[-_](?=p\d|page|seite))(?:{WORDS})[/_-]?(\d{{1,5}})"
    r"(?=/?(?:\.\w{2,5})?/?(?:\?|$))(?:\.s?html?|\.php|\.aspx?)?"
    r"|/index[_-]?(\d{1,5})\.\w{2,5}(?=\?|$)"
    r"|[_,-](\d{1,3})(?=\.(?:s?html?|php|aspx?)(?:\?|$))"
    r"|(?<=[^/])/(\d{1,4})(?=/?(?:\?|$))",
    re.IGNORECASE,
)

DIGIT = re.compile(r"\d")
INDEX = re.compile(r"/(?:index|default)\.\w{2,5}$")
ENDING = re.compile(r"\.(?:s?html?|php|aspx?)$")


class Number(NamedTuple):
    """Which page of a listing an address names."""

    place: str
    """The address without the number: the same for all pages of one listing."""
    value: int | None
    """As written: a page counted from 0 or 1, or how many entries are passed over. None on most first pages."""
    is_named: bool = False
    """Whether the address says what the number is, as in ``page=2``."""


def page_number(url: str) -> Number:
    """Return *url* without its page number, and the number.

    >>> [tuple(page_number(f"https://x.example/{rest}")) for rest in ("politics/page/3/", "?PAGEN_1=2&a=b")]
    [('https://x.example/politics', 3, True), ('https://x.example?a=b', 2, True)]
    """
    url = url.partition("#")[0]
    url = url.rstrip("/") if "?" in url else url
    if "=" in url and (found := IN_QUERY.search(url)):
        return Number(_place(url[: found.start()] + url[found.end() :]), int(found[1]), is_named=True)
    if DIGIT.search(url) and (found := IN_PATH.search(url)):
        digits = next(filter(None, found.groups()))
        place = _place(url[: found.start()] + url[found.end() :])
        return Number(place, int(digits), is_named=found[1] is not None)
    return Number(_place(url), None)


def goes_on(own: Number, other: Number) -> bool:
    """Tell whether *other* is a later page of what *own* is a page of."""
    return own.place == other.place and other.value is not None and other.value > (own.value or 0)


def _place(url: str) -> str:
    path, mark, query = (CHECKSUM.sub("", url) if "cHash" in url else url).rstrip("&").partition("?")
    path = INDEX.sub("", path.rstrip("/"))
    return path + mark + query if query else ENDING.sub("", path)

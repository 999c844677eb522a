"""PAGE: where readers see who wrote the article; asked where structured data is silent."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from newsbot.extraction.body.byline_lines import AUTHOR_PAGE, Line, text_of
from newsbot.extraction.bylines.visible import signature
from newsbot.items import Block
from newsbot.page import Element, Page

_ASIDE = frozenset(("nav", "footer", "aside"))
_LONGEST = 100
_MOST = 6


class SignedPlace(NamedTuple):
    """A place of the page that may show who signs."""

    name: str
    lines: Sequence[Line]


def signed_places(
    page: Page, above: Sequence[Line], below: Sequence[Line], text: Sequence[Block]
) -> Iterator[SignedPlace]:
    """Yield the places that may show who signs, the better witness first.

    *above* and *below* are the short lines around the *text*, whose first and last block may be nothing but a name.
    """
    yield SignedPlace("byline", above)
    yield SignedPlace("line below", below)
    yield SignedPlace("author link", _linked_authors(page))
    yield SignedPlace("text", [line for block in (*text[:1], *text[-1:]) for line in signature(block.text)])


def _linked_authors(page: Page) -> list[Line]:
    """Return the texts of the first links to an author's page; they stand under one roof."""
    links = (a for a in page.root.iter("a") if a.get("rel") == "author" or AUTHOR_PAGE.search(a.get("href", "")))
    found: dict[Element | None, list[Line]] = {}
    for link in _first(links):
        text = text_of(link)
        if 3 < len(text) <= _LONGEST:
            found.setdefault(link.getparent(), []).append(Line(text, marked=True))
    return next(iter(found.values()), [])


def _first(found: Iterable[Element]) -> list[Element]:
    """Return the first of *found* that stand outside of navigation, footers and asides."""
    shown = (element for element in found if not any(above.tag in _ASIDE for above in element.iterancestors()))
    return list(islice(shown, _MOST))

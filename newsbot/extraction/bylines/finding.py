"""PAGE: where readers see who wrote the article; asked where structured data is silent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.byline_lines import AUTHOR_PAGE, Line, text_of
from newsbot.extraction.bylines.visible import signature
from newsbot.extraction.surroundings import elements_of, own
from newsbot.page import Element, Page

_AUTHORS = re.compile(
    r"author|byline|writer|auteur|autor|redakteur|redactor|reporter|journalist|columnist|contributor|skribent|forfatter"
    r"|yazar|avtor|kirjoittaja|toimittaja|penulis|signature"
)
"""In the classes, in lower case, of what names the authors."""
_KNOWN_AT_MOST = 20_000
_LONGEST = 100
_MOST = 6
LAST_BLOCKS = 3
"""Notes may follow the name that signs a text."""


class SignedPlace(NamedTuple):
    """A place of the page that may show who signs."""

    name: str
    lines: Sequence[Line]


def signed_places(marked: Iterable[SignedPlace], body: Body) -> Iterator[SignedPlace]:
    """Yield the places that may show who signs, the better witness first; *marked* are those of the page.

    The first paragraph of the text or one of its last may be nothing but a name.
    """
    yield SignedPlace("byline", body.byline_lines)
    yield from marked
    yield SignedPlace("line below", body.credit_lines)
    ends = (*body.blocks[:1], *body.blocks[-LAST_BLOCKS:])
    texts = chain((block.text for block in ends if block.kind == "paragraph"), body.unended_lines)
    signed = (line for text in texts for line in signature(text))
    yield SignedPlace("text", list(signed))


def marked_places(page: Page, body: Body) -> Iterator[SignedPlace]:
    """Yield the first links to an author's page, which stand under one roof, and the elements marked as an author's."""
    links = (link for link, href in page.links if AUTHOR_PAGE.search(href) or link.get("rel") == "author")
    found: dict[Element | None, list[Line]] = {}
    for link in own(links, body.heading_element, _MOST):
        text = text_of(link)
        if 1 < len(text) <= _LONGEST:
            found.setdefault(link.getparent(), []).append(Line(text, marked=True))
    yield SignedPlace("author link", next(iter(found.values()), []))
    for element in own(elements_of(page, _is_authors), body.heading_element, _MOST):
        text = text_of(element)
        if 1 < len(text) <= _LONGEST:
            yield SignedPlace("author element", [Line(text, marked=True)])


@lru_cache(_KNOWN_AT_MOST)
def _is_authors(names: str) -> bool:
    return _AUTHORS.search(names.lower()) is not None

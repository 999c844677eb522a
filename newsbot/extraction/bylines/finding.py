"""PAGE: where readers see who wrote the article; asked where structured data is silent."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.byline_lines import AUTHOR_PAGE, Line, text_of
from newsbot.extraction.bylines.visible import signature
from newsbot.extraction.surroundings import own
from newsbot.page import Element, Page

_AUTHORS = etree.XPath(
    "//*[contains(@class, 'author') or contains(@class, 'Author') or contains(@class, 'byline')"
    " or contains(@class, 'Byline') or contains(@class, 'writer')]"
)
_LONGEST = 100
_MOST = 6


class SignedPlace(NamedTuple):
    """A place of the page that may show who signs."""

    name: str
    lines: Sequence[Line]


def signed_places(page: Page, body: Body) -> Iterator[SignedPlace]:
    """Yield the places that may show who signs, the better witness first.

    The first and the last block of the text may be nothing but a name.
    """
    yield SignedPlace("byline", body.byline_lines)
    yield from marked_places(page, body)
    yield SignedPlace("line below", body.credit_lines)
    ends = (*body.blocks[:1], *body.blocks[-1:])
    yield SignedPlace("text", [line for block in ends for line in signature(block.text)])


def marked_places(page: Page, body: Body) -> Iterator[SignedPlace]:
    """Yield the first links to an author's page, which stand under one roof, and the elements marked as an author's."""
    links = (a for a in page.root.iter("a") if a.get("rel") == "author" or AUTHOR_PAGE.search(a.get("href", "")))
    found: dict[Element | None, list[Line]] = {}
    for link in own(links, body.heading_element, _MOST):
        text = text_of(link)
        if 1 < len(text) <= _LONGEST:
            found.setdefault(link.getparent(), []).append(Line(text, marked=True))
    yield SignedPlace("author link", next(iter(found.values()), []))
    for element in own(_AUTHORS(page.root), body.heading_element, _MOST):
        text = text_of(element)
        if 1 < len(text) <= _LONGEST:
            yield SignedPlace("author element", [Line(text, marked=True)])

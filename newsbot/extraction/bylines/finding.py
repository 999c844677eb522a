"""PAGE: where readers see who wrote the article; asked where structured data is silent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from newsbot.extraction.body.article_body import Body
from newsbot.extraction.body.byline_lines import AUTHOR_PAGE, Line, marked_line, text_of
from newsbot.extraction.bylines.biographies import signed_by_biography
from newsbot.extraction.bylines.datelines import signed_in_text
from newsbot.extraction.bylines.visible import (
    CHECKED_OR_TRANSLATED,
    signature,
    signature_in_brackets,
    signature_of_lead,
)
from newsbot.extraction.surroundings import elements_of, own
from newsbot.page import Element, Page

_AUTHORS = re.compile(
    r"author|byline|writer|auteur|autor|redakteur|redactor|reporter|journalist|columnist|contributor|skribent|forfatter"
    r"|yazar|avtor|kirjoittaja|toimittaja|penulis|signature"
)
"""In the classes, in lower case, of what names the authors."""
_OTHERS = re.compile(r"review(?:er|ed)|translat|fact-?check")
"""In the classes, in lower case, of what names those who checked or translated the text."""
_KNOWN_AT_MOST = 20_000
_LONGEST = 100
_MOST = 6
_MOST_ALONE = 3
"""Boxes around each of several names."""
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
    if body.blocks:
        yield SignedPlace("dateline", signed_in_text(body.lead or body.blocks[0].text, body.blocks[-1].text))
    yield SignedPlace("lead", signature_of_lead(body.lead or ""))
    yield SignedPlace("line below", body.credit_lines)
    ends = (*body.blocks[:1], *body.blocks[-LAST_BLOCKS:])
    last = [*(block.text for block in body.blocks[-1:]), *body.unended_lines]
    yield SignedPlace("end of the text", [line for text in last for line in signature_in_brackets(text)])
    texts = chain((block.text for block in ends if block.kind == "paragraph"), body.unended_lines)
    signed = (line for text in texts for line in signature(text))
    yield SignedPlace("text", list(signed))
    yield SignedPlace("about the author", signed_by_biography(body.blocks))


def marked_places(page: Page, body: Body) -> Iterator[SignedPlace]:
    """Yield the first links to an author's page, which stand under one roof, and the elements marked as an author's."""
    links = (link for link, href in page.links if AUTHOR_PAGE.search(href) or link.get("rel") == "author")
    found: dict[Element | None, list[Line]] = {}
    for link in own(links, body.heading_element, _MOST):
        text = text_of(link)
        if 1 < len(text) <= _LONGEST and not _is_of_others(link):
            roof = _roof_of(link) if _is_called_authors(link) else link.getparent()
            found.setdefault(roof, []).append(Line(text, marked=True))
    yield SignedPlace("author link", next(iter(found.values()), []))
    alike: dict[tuple[Element, str | None], list[Line]] = {}
    for element in own(elements_of(page, _is_authors), body.heading_element, _MOST):
        text = text_of(element)
        if 1 < len(text) <= _LONGEST and not _is_of_others(element):
            alike.setdefault((_roof_of(element), element.get("class")), []).append(marked_line(element, text))
    yield from (SignedPlace("author element", lines) for lines in alike.values())


def _is_of_others(element: Element) -> bool:
    """Tell whether *element* is called, or labelled as, that of somebody who checked or translated the text."""
    if _OTHERS.search((element.get("class") or "").lower()):
        return True
    for one in (element, *islice(element.iterancestors(), 1)):
        before, around = one.getprevious(), one.getparent()
        label = before.tail if before is not None else around.text if around is not None else None
        if label and label.strip():
            return len(label) <= _LONGEST and CHECKED_OR_TRANSLATED.match(label.strip()) is not None
    return False


def _is_called_authors(link: Element) -> bool:
    """Tell whether *link* or the box around it is called an author's: lists of all who write for a paper are not."""
    box = link.getparent()
    return any(_is_authors(one.get("class") or "") for one in (link, box) if one is not None)


def _roof_of(element: Element) -> Element:
    """Return the element around *element* that may hold others like it: what holds nothing else is no more than it."""
    roof = element
    for _ in range(_MOST_ALONE):
        parent = roof.getparent()
        if parent is None:
            break
        roof = parent
        if len(list(islice(roof.iterchildren("*"), 2))) > 1:
            break
    return roof


@lru_cache(_KNOWN_AT_MOST)
def _is_authors(names: str) -> bool:
    return _AUTHORS.search(names.lower()) is not None

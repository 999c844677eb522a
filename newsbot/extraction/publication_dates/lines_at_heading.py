"""PAGE: the short lines right above and below the headline."""

from collections.abc import Collection, Iterator
from itertools import islice

from newsbot.extraction.body.byline_lines import text_of
from newsbot.extraction.surroundings import is_of_others
from newsbot.page import Element

LONGEST_LINE = 100
LONGEST_AFTER = 60
"""Characters from which what follows a heading is a sentence of the text."""
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_LEVELS_ABOVE = 4
_MOST_LINKS = 3
"""Links of a line that is a menu."""


def lines_above(heading: Element, header: Collection[Element] = ()) -> Iterator[str]:
    """Yield the short lines right above *heading*, up to a menu or a text, or to one of *header*, the page's."""
    node = heading
    for _ in range(_LEVELS_ABOVE):
        for line in node.itersiblings("*", preceding=True):
            is_menu = sum(1 for _ in islice(line.iter("a"), _MOST_LINKS)) == _MOST_LINKS
            if is_menu or line.tag == "header" or line in header or is_of_others(line, set()):
                return
            text = text_of(line)
            if len(text) > LONGEST_LINE:
                return
            if text:
                yield text
        parent = node.getparent()
        if parent is None or parent.tag == "body":
            return
        node = parent


def lines_after(heading: Element) -> Iterator[str]:
    """Yield the short texts after *heading*, each of an element, up to the first long one."""
    for level in (heading, *heading.iterancestors()):
        for box in level.itersiblings("*"):
            if is_of_others(box, set()):
                continue
            for element in box.iter("*"):
                for part in _texts_of(element, box):
                    text = " ".join(part.split())
                    if len(text) > LONGEST_AFTER:
                        return
                    if text:
                        yield text


def _texts_of(element: Element, box: Element) -> Iterator[str]:
    """Yield what stands first in *element* and, within *box*, right after it."""
    if element.tag not in _UNSEEN:
        yield element.text or ""
    if element is not box:
        yield element.tail or ""

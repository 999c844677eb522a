"""REQUEST: which links stand below a label or a heading that says that they are paid for: "Sponsored content"."""

from collections.abc import Iterator
from itertools import islice

from newsbot.page import HEADINGS, Element
from newsbot.sources.commercial_pages import is_called_paid

LONGEST_LABEL = 40
PARTS_OF_A_LABEL, PARTS_OF_A_TEASER = 10, 40
BOXES_AROUND = 5
PARTS_OF_A_BOX = 300
"""What stands in one box before the link; a list is not longer."""


class PaidBoxes:
    """The boxes of a page, as far as links in them were asked for."""

    def __init__(self) -> None:
        self._told: dict[Element, dict[Element, bool | None]] = {}

    def have(self, link: Element) -> bool:
        """Tell whether *link* stands behind a label of its own, or below a heading, that says that it is paid for.

        What is within the link says nothing: of three such links of real pages a person took all for articles.
        """
        inner = link
        for box in islice(link.iterancestors(), BOXES_AROUND):
            told = self._told_in(box).get(inner)
            if told is not None:
                return told
            inner = box
        return False

    def _told_in(self, box: Element) -> dict[Element, bool | None]:
        """Return for each part of *box* whether a label or heading before it says that it is paid for."""
        if box not in self._told:
            self._told[box] = dict(_told(box))
        return self._told[box]


def _told(box: Element) -> Iterator[tuple[Element, bool | None]]:
    told: bool | None = None
    for part in islice(box.iterchildren("*"), PARTS_OF_A_BOX):
        yield part, told
        heading = _heading(part)
        if heading is not None:
            told = is_called_paid(_text(heading))
        elif told is None and _is_label(part) and _has_one_address(box):
            told = True


def _heading(part: Element) -> Element | None:
    """Return the heading that *part* is or holds, if it holds no link."""
    inside = list(islice(part.iter("*"), PARTS_OF_A_LABEL + 1))
    if len(inside) > PARTS_OF_A_LABEL or any(inner.tag == "a" for inner in inside):
        return None
    return next((inner for inner in inside if inner.tag in HEADINGS), None)


def _is_label(part: Element) -> bool:
    text = part.text
    return text is not None and len(text) <= LONGEST_LABEL and len(part) == 0 and is_called_paid(text)


def _has_one_address(box: Element) -> bool:
    inside = list(islice(box.iter("*"), PARTS_OF_A_TEASER + 1))
    return len(inside) <= PARTS_OF_A_TEASER and len({one.get("href") for one in inside if one.tag == "a"}) == 1


def _text(heading: Element) -> str:
    text = "".join(islice(heading.itertext(), PARTS_OF_A_LABEL))
    return text if len(text) <= 2 * LONGEST_LABEL else ""

"""PAGE: the boxes amid a text's paragraphs that hold a picture and its caption, where no name tells them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from newsbot.page import Element, text_in

_BOXES = frozenset("div section span".split())
_FULL = 80
"""Characters from which a paragraph says that what holds it holds the text."""
_FEWEST = 3
"""Paragraphs of the text beside such a box: where each lies in a box of its own, a picture is beside one."""
_MOST_ELEMENTS = 40
_LONGEST = 300
"""Characters of a caption and a credit."""
_NO_CAPTION = ("h1", "h2", "h3", "h4", "ul", "ol", "blockquote", "table", "iframe", "form", "figcaption")
"""What such a box does not hold beside a picture; a picture with its own caption needs no other."""


def picture_boxes(paragraphs: Iterable[Element]) -> Iterator[Element]:
    """Yield the boxes beside *paragraphs*, all of a page, that hold a picture and a few words."""
    by_parent = Counter(paragraph.getparent() for paragraph in paragraphs if paragraph.tag == "p")
    for parent, count in by_parent.items():
        if parent is not None and count >= _FEWEST:
            boxes = [box for box in parent.iterchildren(*_BOXES) if _is_picture_box(box)]
            if boxes and sum(len(text_in(paragraph)) >= _FULL for paragraph in parent.iterchildren("p")) >= _FEWEST:
                yield from boxes


def _is_picture_box(box: Element) -> bool:
    inside = list(islice(box.iter(), _MOST_ELEMENTS + 1))
    tags = {element.tag for element in inside}
    if len(inside) > _MOST_ELEMENTS or "img" not in tags or not tags.isdisjoint(_NO_CAPTION):
        return False
    return len(text_in(box)) <= _LONGEST

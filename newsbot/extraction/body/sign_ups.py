"""PAGE: the boxes in which a page asks for its reader's address, to send a newsletter."""

from collections.abc import Callable
from functools import cache
from itertools import islice

from newsbot.page import Element, text_in

_MOST_FIELDS = 20
"""Fields that are looked at; a page has two or three."""
_LONGEST = 500
"""Characters of such a box's text."""
_MOST_LEVELS = 20
"""Boxes around a field that are looked at; a page may have two thousand, each with all of its elements."""
_BOXES = frozenset("div section aside form fieldset li p".split())


def sign_ups(top: Element, keep: Callable[[Element], bool]) -> frozenset[Element]:
    """Return the boxes under *top* that hold a field for a mail address, and hardly any text beside it.

    Told by the field (HTML 4.10.5.1.5, ``type=email``), whatever language the invitation is in. What is to be read
    anyway, as *keep* tells, is none, nor is a form for comments, which begins a part of its own.
    """

    @cache
    def may_be_box(element: Element) -> bool:
        return element.tag in _BOXES and not keep(element) and len(text_in(element)) <= _LONGEST

    fields = (field for field in islice(top.iter("input"), 10 * _MOST_FIELDS) if _asks_for_address(field))
    boxes = (_box_around(field, top, may_be_box) for field in islice(fields, _MOST_FIELDS))
    return frozenset(box for box in boxes if box is not None and next(box.iter("textarea"), None) is None)


def _asks_for_address(field: Element) -> bool:
    return field.get("type", "").strip().lower() == "email" or "mail" in field.get("name", "").lower()


def _box_around(field: Element, top: Element, may_be_box: Callable[[Element], bool]) -> Element | None:
    """Return the largest box around *field*, below *top*, that says little."""
    box = None
    for above in islice(field.iterancestors(), _MOST_LEVELS):
        if above is top or not may_be_box(above):
            break
        box = above
    return box

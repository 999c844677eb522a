"""PAGE: the boxes in which a page asks for its reader's address, to send a newsletter."""

from collections.abc import Callable
from itertools import islice

from newsbot.page import Element, text_in

_MOST_FIELDS = 20
"""Fields that are looked at; a page has two or three."""
_LONGEST = 500
"""Characters of such a box's text."""
_BOXES = frozenset("div section aside form fieldset li p".split())


def sign_ups(top: Element, keep: Callable[[Element], bool]) -> frozenset[Element]:
    """Return the boxes under *top* that hold a field for a mail address, and hardly any text beside it.

    Told by the field (HTML 4.10.5.1.5, ``type=email``), whatever language the invitation is in. What is to be read
    anyway, as *keep* tells, is none, nor is a form for comments, which begins a part of its own.
    """
    fields = (field for field in islice(top.iter("input"), 10 * _MOST_FIELDS) if _asks_for_address(field))
    boxes = (_box_around(field, top, keep) for field in islice(fields, _MOST_FIELDS))
    return frozenset(box for box in boxes if box is not None and next(box.iter("textarea"), None) is None)


def _asks_for_address(field: Element) -> bool:
    return field.get("type", "").strip().lower() == "email" or "mail" in field.get("name", "").lower()


def _box_around(field: Element, top: Element, keep: Callable[[Element], bool]) -> Element | None:
    """Return the largest box around *field*, below *top*, that says little."""
    box = None
    for above in field.iterancestors():
        if above is top or above.tag not in _BOXES or keep(above) or len(text_in(above)) > _LONGEST:
            break
        box = above
    return box

"""PAGE: the dialog in which a page asks to be allowed cookies, where no name tells it from the article."""

from collections.abc import Mapping

from lxml import etree

from newsbot.extraction.body.class_names import is_dialog, names_of, reason_to_drop
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.page_phrases import consent_words
from newsbot.page import Element, text_in

_SIDES = 4
"""Boxes at the beginning, and at the end, of a page that may be such a dialog."""
_LONGEST = 3_000
"""Characters of a dialog's text."""
_FEWEST_WORDS = 3
_MOST = 0.5
"""The share of a page's text from which a box may be its article."""
_CONTROLS = ("button", "input", "a")
_LEADS_NOWHERE = ("#", "javascript:")
_IS_LONGER = etree.XPath(f"string-length(normalize-space()) > {_LONGEST}")
"""Whether there is more text than in a dialog; to put that of half a page together takes much longer."""
_CODE = frozenset("script style noscript template link svg iframe".split())


def consent_dialogs(top: Element, heading: Element | None, weights: Mapping[Element, float]) -> list[Element]:
    """Return the boxes at either end of *top* that ask for cookies: short, called a dialog or with something to press.

    They are told by their words, as class names may be made up by a program; an article about cookies has a headline,
    *heading*, that says so, and where no headline is shown, most of the text, as *weights* tell.
    """
    if heading is not None and consent_words(text_in(heading)):
        return []
    around = set() if heading is None else {heading, *heading.iterancestors()}
    boxes = _boxes(top)
    while len(boxes) == 1:
        boxes = _boxes(boxes[0])
    ends = boxes if len(boxes) <= 2 * _SIDES else [*boxes[:_SIDES], *boxes[-_SIDES:]]
    most = _MOST * weights.get(top, 0) if heading is None else float("inf")
    return [box for box in ends if box not in around and weights.get(box, 0) <= most and _asks(box)]


def _boxes(parent: Element) -> list[Element]:
    return [child for child in parent if isinstance(child.tag, str) and child.tag not in _CODE]


def _asks(box: Element) -> bool:
    if not (_is_called_dialog(box) or _has_control(box)):
        return False
    if _IS_LONGER(box):
        return False
    text = text_in(box)
    return len(text) <= _LONGEST and consent_words(text, _FEWEST_WORDS) >= _FEWEST_WORDS


def _is_called_dialog(box: Element) -> bool:
    names = names_of(box)
    return box.tag == "dialog" or is_dialog(box, names) or reason_to_drop(names) is DropReason.CONSENT


def _has_control(box: Element) -> bool:
    return any(control.get("href", "#").startswith(_LEADS_NOWHERE) for control in box.iter(*_CONTROLS))

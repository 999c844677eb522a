"""PAGE: how much running text each element of a page holds, less where its name says that it is no article's."""

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsbot.extraction.body.class_names import PICTURE_REASONS, is_dialog, names_of, reason_to_drop
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Element

FULL = 80
"""Characters from which a paragraph counts in full: shorter ones may be teasers, labels, captions."""
_LONGEST = 1500
"""Characters up to which a paragraph counts: longer ones are mostly whole texts without their markup."""
_SHORT = 0.2
_LITTLE = 200
"""Weight up to which a page may have its text in short boxes without a paragraph, which otherwise are labels."""
_LINE = 30
"""Characters of such a box."""
_MOST = 0.5
"""The share of all running text of a page from which what lies in one element is the article."""
_DAMPED = 0.3
"""What text counts under an element whose name says that it is no article; names mislead, so it is not nothing."""
PROSE = _DAMPED * FULL
"""Weight from which an element holds a paragraph at least, although its name, which damps the weight, denies it."""
_LISTED = 0.5
"""What text in a list counts: most are teasers."""
_OWN_BOXES = (DropReason.NAMED_BOX, DropReason.CONSENT, DropReason.COMMENTS)
"""What boxes are called that hold a text of their own, and nothing that its parts are called by chance."""
_AROUND_TEXT = (DropReason.PAYWALL_BOX,)
"""What boxes are called that hold the text that is to be paid for as often as the call to pay."""
_OUTSIDE = frozenset("nav footer aside form figure figcaption noscript dialog table template".split())
_TEXT_BOXES = frozenset("div td section article main span font center dd blockquote pre".split())
_LOOKED_AT = ("p", "li", "br", "h1", "h2", "h3", *_TEXT_BOXES)
_NO_TEXT = frozenset(("a", "script", "style", "noscript"))
_WITHIN_LINES = frozenset("span font b strong em i u".split())
_MOST_WITHIN_LINES = 30
"""Of them one in the other that are looked at; real lines have some five."""
_BLOCKS = frozenset("br p div section article ul ol blockquote h1 h2 h3 h4 table figure".split())
"""What parts the text of a box into several; a box without any is one paragraph."""

Weights = dict[Element, float]


class Survey:
    """What one look over a page finds: its headings, paragraphs and boxes that may hold bare text, in their order."""

    def __init__(self, top: Element) -> None:
        self.top = top
        self.headings: list[Element] = []
        self.paragraphs: list[Element] = []
        boxes: dict[Element, None] = {}
        for element in top.iter(*_LOOKED_AT):
            tag = element.tag
            if tag in _TEXT_BOXES:  # most of a page
                text = element.text
                if text and not text.isspace() and (len(text) >= FULL or len(element)):
                    boxes[element] = None
            elif tag == "p" or tag == "li":
                if tag == "p" or not len(element):
                    self.paragraphs.append(element)
            elif tag == "br":
                parent = element.getparent()
                if parent is not None and parent.tag in _TEXT_BOXES:
                    boxes[parent] = None
            else:
                self.headings.append(element)
        self.boxes = list(boxes)


def _letters(text: str) -> int:
    """Return the length of *text* in characters; those of Chinese and the like, which say more, count as two."""
    length = len(text)
    return length if text.isascii() else max(length, len(text.encode("utf-8", "replace")) - length)


def text_length(paragraph: Element) -> float:
    """Return how much running text *paragraph* holds, in characters; links and mere labels count little or nothing."""
    length = _letters((paragraph.text or "").strip())
    if len(paragraph):
        for node in paragraph.iterdescendants():
            if node.tag not in _NO_TEXT and (text := node.text):
                length += _letters(text.strip())
            if tail := node.tail:
                length += _letters(tail.strip())
    return min(length, _LONGEST) if length >= FULL else length * _SHORT


def _own_texts(survey: Survey) -> Weights:
    """Return the length of the running text directly in each element: its paragraphs, list items, lines, bare text."""
    own: Weights = {}
    for paragraph in survey.paragraphs:
        parent = paragraph.getparent()
        if parent is not None:
            own[parent] = own.get(parent, 0) + text_length(paragraph)
    for box in survey.boxes:
        length = _letters((box.text or "").strip())
        length += sum(_letters(tail.strip()) for child in box if (tail := child.tail))
        if length >= FULL and not (box.tag in _WITHIN_LINES and _is_in_paragraph(box)):
            parent = box.getparent()
            if parent is None or any(child.tag in _BLOCKS for child in box):
                own[box] = own.get(box, 0) + length
            else:
                own[parent] = own.get(parent, 0) + min(length, _LONGEST)
    if sum(own.values()) < _LITTLE:
        _add_texts_of_no_box(own, survey.top)
    return own


def _add_texts_of_no_box(own: Weights, top: Element) -> None:
    """Add to *own* the lengths of short boxes, of bare text behind other elements, and of that in unknown ones."""
    for parent in top.iter(etree.Element):
        lengths = [length for child in parent for length in _lengths_of_no_box(parent, child)]
        if lengths:
            own[parent] = own.get(parent, 0) + sum(lengths)


def _lengths_of_no_box(parent: Element, child: Element) -> Iterator[float]:
    tag = str(child.tag)
    length = _letters((child.text or "").strip()) if isinstance(child.tag, str) else 0
    if len(child) == 0 and tag in _TEXT_BOXES and tag not in _WITHIN_LINES and _LINE <= length < FULL:
        yield length * _SHORT
    elif "-" in tag and length >= FULL:
        yield min(length, _LONGEST)
    behind = _letters((child.tail or "").strip())
    if parent.tag in _TEXT_BOXES and tag in _BLOCKS and behind >= FULL:
        yield min(behind, _LONGEST)


def _is_in_paragraph(element: Element) -> bool:
    """Tell whether *element* is part of a line of a `<p>`, whose text was counted with it."""
    for above in islice(element.iterancestors(), _MOST_WITHIN_LINES):
        if above.tag not in _WITHIN_LINES:
            return above.tag == "p"
    return False


def _around_most_text(own: Weights) -> frozenset[Element]:
    """Return what holds the element with most of all running text: a name that denies it is wrong.

    The texts of comments and teasers lie each in an element of its own.
    """
    fullest = max(own, key=own.__getitem__, default=None)
    if fullest is None or own[fullest] < _MOST * sum(own.values()):
        return frozenset()
    return frozenset((fullest, *fullest.iterancestors()))


def _is_prose(box: Element, reason: DropReason) -> bool:
    """Tell whether *box*, whose name says that it holds a picture, holds more paragraphs than pictures."""
    if reason not in PICTURE_REASONS:
        return False
    pictures = sum(1 for _ in box.iter("img"))
    return sum(1 for _ in islice(box.iter("p"), pictures + 1)) > pictures


def weigh(survey: Survey) -> Weights:
    """Return the weight of all running text in every element of the page that holds some, outer elements first."""
    top = survey.top
    own = _own_texts(survey)
    factor: dict[Element, float] = {top: 1.0}
    named: dict[Element, DropReason | str] = {}
    cleared = _around_most_text(own)
    for start in own:
        path = []
        node: Element | None = start
        while node is not None and node not in factor:
            path.append(node)
            node = node.getparent()
        if node is None:
            continue
        damping, said = factor[node], named.get(node)
        for below in reversed(path):
            tag = str(below.tag)
            if tag == "a":
                damping = 0.0
            elif tag == "li":
                damping *= _LISTED
            elif tag == "main":  # which nothing else holds, but for elements that were never closed
                damping, said = 1.0, None
            elif tag in _OUTSIDE:
                if tag != said:
                    damping *= _DAMPED
                    said = tag
            else:
                names = names_of(below)
                reason = reason_to_drop(names) if names else None
                if reason in _AROUND_TEXT or (below in cleared and reason not in _OWN_BOXES):
                    reason = None
                if reason is not None and reason is not said:
                    damping *= 1 if _is_prose(below, reason) else _DAMPED
                    said = reason
                elif is_dialog(below, names):
                    damping *= _DAMPED
            if said:
                named[below] = said
            factor[below] = damping
    total = dict.fromkeys(factor, 0.0)
    for node, length in own.items():
        if node in total:
            total[node] += length * factor[node]
    for node in reversed(total):
        parent = node.getparent()
        if parent in total and node is not top:
            total[parent] += total[node]
    return total


def without(left_out: Element, total: Weights) -> Weights:
    """Return the weights in *total* as they are where *left_out* holds no text."""
    inside = {*left_out.iter()}
    around = {*left_out.iterancestors()}
    lost = total.get(left_out, 0)
    return {node: weight - lost if node in around else weight for node, weight in total.items() if node not in inside}

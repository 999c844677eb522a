"""PAGE: the boxes amid a text's paragraphs that hold a picture and its caption, where no name tells them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from newsbot.extraction.body.class_names import names_of, reason_to_drop
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.bylines.by_words import by_word
from newsbot.page import Element, text_in

_BOXES = frozenset("div section span".split())
_FULL = 80
"""Characters from which a paragraph says that what holds it holds the text."""
_FEWEST = 3
"""Paragraphs of the text beside such a box: where each lies in a box of its own, a picture is beside one."""
_MOST_ELEMENTS = 40
_LONGEST = 300
"""Characters of a caption and a credit."""
_FEWEST_SIGNS = 15
"""Of a caption in a table; what is shorter is the label of an icon."""
_LONGEST_CAPTION = 200
"""Characters of one where no paragraphs beside its box are witnesses."""
_MOST_PICTURES = 50
_MOST_BESIDE = 20
_MOST_OF_ONE = 2
"""Elements in a box of one paragraph, with a picture."""
_AROUND_PICTURES = frozenset("div section span a center".split())
_CAPTIONS = ("p", "div", "span", "em", "i", "small")
_SET_APART = ("em", "i", "small")
_NO_CAPTION = ("h1", "h2", "h3", "h4", "time", "ul", "ol", "blockquote", "table", "iframe", "form", "figcaption")
"""What such a box does not hold beside a picture; a picture with its own caption needs no other."""

_CREDIT = re.compile(
    r"(?:fot|phot|bild|imag|picture|credit|kuva|фото|ảnh|写真|照片|사진|صور|צילום|φωτ)\w{0,8}\.?"
    r"(?: (?:by|von|di|de|da|av|af))?\s?[:：/©]|©",
    re.IGNORECASE,
)
"""In a caption, before who took the picture."""
_IN_CREDITS = (":", "：", "©", "/")
"""One of these is in each; to look for these first takes a tenth of the time."""


def picture_boxes(paragraphs: Iterable[Element]) -> Iterator[Element]:
    """Yield the boxes beside *paragraphs*, all of a page, that hold a picture and a few words."""
    by_parent = Counter(paragraph.getparent() for paragraph in paragraphs if paragraph.tag == "p")
    for parent, count in by_parent.items():
        if parent is not None and count >= _FEWEST:
            boxes = [box for box in parent.iterchildren(*_BOXES) if _is_picture_box(box)]
            if boxes and sum(len(text_in(paragraph)) >= _FULL for paragraph in parent.iterchildren("p")) >= _FEWEST:
                yield from boxes


def captioned_pictures(top: Element) -> Iterator[Element]:
    """Yield the boxes under *top*, before something else, that hold one picture and, in an element, a few words.

    Not where others beside it of the same name hold text, or pictures with theirs: paragraphs may have boxes, too.
    """
    for picture in islice(top.iter("img"), _MOST_PICTURES):
        box, parent = None, picture.getparent()
        while parent is not None and parent is not top and parent.tag in _AROUND_PICTURES:
            inside = list(islice(parent.iter(), _MOST_ELEMENTS + 1))
            if len(inside) > _MOST_ELEMENTS or not {element.tag for element in inside}.isdisjoint(_NO_CAPTION):
                break
            box, parent = parent, parent.getparent()
        is_own = box is not None and box.tag in _BOXES and _has_caption(box) and not _is_one_of_many(box)
        if box is not None and is_own and not _is_advertised(picture, box):
            yield box
        elif parent is not None and parent.tag == "p" and _is_line_of_picture(parent):
            yield parent


def is_picture_with_caption(table: Element) -> bool:
    """Tell whether *table* holds one picture and a few words that are no links, as editors of texts once made them."""
    if sum(1 for _ in islice(table.iter("img"), 2)) != 1:
        return False
    links = sum(len(text_in(link)) for link in islice(table.iter("a"), _MOST_BESIDE))
    return _FEWEST_SIGNS <= len(text_in(table)) - links <= _LONGEST


def follows_picture(element: Element) -> bool:
    """Tell whether *element* stands right behind a picture."""
    before = element.getprevious()
    return (
        before is not None
        and not (before.tail or "").strip()
        and next(before.iter("img", "figure"), None) is not None
        and not text_in(before)
    )


def is_credited_caption(element: Element, text: str) -> bool:
    """Tell whether *element*, which says *text*, stands right behind a picture and says who took it."""
    if len(text) > _LONGEST or not any(sign in text for sign in _IN_CREDITS) or not follows_picture(element):
        return False
    return _CREDIT.search(text) is not None


def _is_line_of_picture(paragraph: Element) -> bool:
    """Tell whether *paragraph* holds a picture and a few words in small type or italics, and nothing else."""
    words = list(islice(paragraph.iterchildren(*_SET_APART), 2))
    said = text_in(words[0]) if len(words) == 1 else ""
    return 0 < len(said) <= _LONGEST_CAPTION and said == text_in(paragraph) and not by_word(said)


def _has_caption(box: Element) -> bool:
    """Tell whether *box* holds one picture, and words in an element of their own that are no link."""
    if box.getnext() is None or sum(1 for _ in box.iter("img")) != 1 or len(text_in(box)) > _LONGEST_CAPTION:
        return False
    own = (element for element in box.iterdescendants(*_CAPTIONS) if (element.text or "").strip())
    return next(own, None) is not None


def _is_one_of_many(box: Element) -> bool:
    """Tell whether others beside *box* of the same name hold one paragraph, or a picture."""
    alike = (other for other in islice(_beside(box), _MOST_BESIDE) if other.get("class") == box.get("class"))
    small = (other for other in alike if len(other) <= _MOST_OF_ONE)
    return any(_begins_text(other) or next(other.iter("img"), None) is not None for other in small)


def _begins_text(box: Element) -> bool:
    """Tell whether *box* says as much as a paragraph, by its beginning: it may be all of the page."""
    return sum(len(text.strip()) for text in islice(box.itertext(), _MOST_ELEMENTS)) >= _FULL


def _beside(box: Element) -> Iterator[Element]:
    yield from box.itersiblings(str(box.tag), preceding=True)
    yield from box.itersiblings(str(box.tag))


def _is_picture_box(box: Element) -> bool:
    inside = list(islice(box.iter(), _MOST_ELEMENTS + 1))
    tags = {element.tag for element in inside}
    if len(inside) > _MOST_ELEMENTS or "img" not in tags or not tags.isdisjoint(_NO_CAPTION):
        return False
    if all(_is_advertised(element, box) for element in inside if element.tag == "img"):
        return False
    return len(text_in(box)) <= _LONGEST


def _is_advertised(picture: Element, box: Element) -> bool:
    """Tell whether something around *picture* within *box* is called an advertisement."""
    around = takewhile(lambda element: element is not box, picture.iterancestors())
    return any(reason_to_drop(names_of(element)) is DropReason.ADVERTISEMENT for element in around)


def holds_picture(element: Element) -> bool:
    """Tell whether a picture is anywhere in *element*."""
    return next(element.iter("img", "figure"), None) is not None

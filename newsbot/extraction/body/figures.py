"""PAGE: the pictures of an article, each with the caption and the credit that the page shows beside it."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from itertools import chain, islice

from lxml import etree

from newsbot.extraction.body.class_names import is_for_hearing, names_of
from newsbot.extraction.body.picture_addresses import RATIOS, is_stand_in, picture_address, pixels
from newsbot.items import Image
from newsbot.page import Element
from newsbot.urls.forgiving import joined

_LONGEST_CAPTION = 700
"""Characters; what is longer is text beside a picture."""
_LOOKED_AT = 3000
"""Characters of raw text after which no more is looked at."""
_LEVELS = 5
"""So far above a picture its caption is looked for."""
_MOST = 200
"""Pictures looked at."""
_CAPTION = re.compile(
    r"(?<!out)(?<!has)caption(?!-trigger)|legend|bildunter|bildtext|cutline"
    r"|(?:image|img|photo|foto|bild|media)[-_]*(?:desc|text|info)"
)
_CREDIT = re.compile(r"credit|copyright|source|author|photographer|fotograf|agency|quelle|rights|byline|licen[sz]")
_CREDIT_PROPERTIES = ("copyrightholder", "copyrightnotice", "credittext")
_LINES = frozenset("p div span small em i".split())
"""What a line below a picture may be."""
_SET_APART = ("small", "em", "i")
_LONGEST_LINE = 250
"""Characters of a line that is a caption by its looks only."""
_LONGEST_CREDIT = 60
_SENTENCE_END = re.compile(r"[.!?…][\"”»“’)]?$")
_NAMES = re.compile(
    r"(?:[A-ZÀ-ÞА-Я][^\s.!?]*\.?|via|by|of|de|for|[/|,&©–-])(?:\s+(?:[A-ZÀ-ÞА-Я][^\s.!?]*\.?|via|by|of|de|for|[/|,&©–-])){0,7}"
)
"""Words that begin with capitals: who took a picture, and for whom."""
_NAMED = re.compile(r"[^\W\d_][\w.’'-]* [^\W\d_]")
_CREDIT_TAGS = ("span", "small", "p", "div")
"""What shows a name apart from a caption; `em`, `i` and `b` also mark a title or a ship in its midst."""
_FEWEST_WORDS = 3
"""Of a caption before a name that is its credit."""
_NO_PICTURES = frozenset("iframe embed video audio source track script".split())
"""What has an address as pictures do."""
_COUNTER = re.compile(r"\d{1,3}\s?(?:/|of|von|de)\s?\d{1,3}")
_SILENT = frozenset(("script", "style", "noscript", "button", "svg"))


def read_figures(boxes: Iterable[Element], url: str, main_content: Element) -> list[Image]:
    """Return the picture in each of *boxes* (``figure``, ``picture``, ``img`` and boxes around them) in their order.

    A box with one caption holds one picture, in whatever number of versions; one without may hold several.
    """
    found: dict[str, Image] = {}
    address_of = cache(picture_address)
    for box in islice(chain.from_iterable(map(_singles, boxes)), _MOST):
        shown = sorted(_images(box, address_of), key=is_stand_in)
        versions = {address: image for image in shown if (address := address_of(image))}
        caption, credit = _caption(box, main_content)
        for address, image in list(versions.items())[: 1 if caption or box.tag == "figure" else None]:
            address = _absolute(address, url)
            if address not in found or (caption and not found[address].caption):
                told = dict(image.items())
                sizes = pixels(told, "width"), pixels(told, "height")
                sizes = (None, None) if sizes in RATIOS else sizes
                found[address] = Image(address, caption, credit, told.get("alt") or None, *sizes)
    return list(found.values())


def _absolute(address: str, url: str) -> str:
    if address.startswith(("https://", "http://")):
        return address
    return joined(url, address) or address


def _singles(box: Element) -> list[Element]:
    """Return *box*, or the pictures in it where it is a gallery."""
    if box.tag in ("figure", "picture", "img"):
        return [box]
    figures = list(box.iter("figure"))
    if figures:
        return figures
    return [box] if _pictures_in(box) == 1 else list(box.iter("img"))


def _images(box: Element, address_of: Callable[[Element], str | None]) -> list[Element]:
    if box.tag == "img":
        parent = box.getparent()
        return [box] if parent is None or address_of(box) else list(islice(parent.iter("img"), 3))
    others = (element for element in box.iterdescendants() if element.get("src") and element.tag not in _NO_PICTURES)
    return list(box.iter("img")) or list(islice(others, 1))


def _caption(picture: Element, main_content: Element) -> tuple[str | None, str | None]:
    """Return caption and credit of *picture*: what is marked as such in or near it, or else the text of its box."""
    box, most = picture, max(1, _pictures_in(picture))
    for level in range(_LEVELS):
        holder = _marked_caption(box) if len(box) else None
        if holder is None and len(box) and (level == 0 or _is_only_a_picture(box)) and _text(box):
            holder = box
        beside = box.getnext() if holder is None else None
        if beside is not None and (_is_named_caption(beside.get("class", "")) or _looks_like_caption(beside, box)):
            holder = beside
        if holder is not None:
            return _apart(holder, _text(holder))
        parent = box.getparent()
        if parent is None or parent is main_content or _pictures_in(parent) > most:
            break
        box = parent
    return None, None


def _looks_like_caption(line: Element, box: Element) -> bool:
    """Tell whether *line*, right behind the picture *box*, says what the picture's `alt` does, or is set in small type.

    Italics count as such.
    """
    if line.tag not in _LINES or (box.tail and not box.tail.isspace()) or next(line.iter("img"), None) is not None:
        return False
    text = _text(line)
    if not text or len(text) > _LONGEST_LINE or _text(box):
        return False
    image = box if box.tag == "img" else next(box.iter("img"), None)
    if image is not None and text.casefold() == " ".join(image.get("alt", "").split()).casefold():
        return True
    if line.tag in _SET_APART:
        return True
    return len(line) == 1 and line[0].tag in _SET_APART and _text(line[0]) == text


def _marked_caption(box: Element) -> Element | None:
    for element in box.iter("figcaption"):
        if _text(element):
            return element
    for element in box.iterdescendants():
        names = element.get("class")
        if names and _is_named_caption(names) and _text(element):
            return element
    return None


@lru_cache(20_000)
def _is_named_caption(names: str) -> bool:
    return _CAPTION.search(names.lower()) is not None


def _is_only_a_picture(box: Element) -> bool:
    """Tell whether *box* has no text of an article in it, nor of a teaser: no heading, no time, no second paragraph."""
    return (
        next(box.iter("h1", "h2", "h3", "h4", "h5", "h6", "time"), None) is None
        and sum(1 for _ in islice(box.iter("p"), 3)) <= 2
    )


def _pictures_in(box: Element) -> int:
    """Return how many pictures are in *box*: 0, 1 or 2, which stands for several."""
    shown = (image for image in box.iter("img") if (roof := image.getparent()) is None or roof.tag != "noscript")
    return sum(1 for _ in islice(shown, 2))


def _text(element: Element, without: Element | None = None) -> str:
    """Return the text of *element* in one line, leaving out the descendant *without*; cut off beyond a caption."""
    if len(element) == 0:
        return " ".join((element.text or "").split())
    parts: list[str] = []
    length = 0
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        text = None
        if event == "start":
            if node is without or (node is not element and _is_silent(node)):
                walk.skip_subtree()
            else:
                text = node.text
        elif node is not element:
            text = node.tail
        if text and not text.isspace():
            parts.append(text)
            length += len(text)
            if length > _LOOKED_AT:
                break
    return " ".join(" ".join(parts).split())


def _is_silent(node: Element) -> bool:
    """Tell whether *node* says nothing of a picture: it is not read, or counts the pictures of a gallery."""
    return (
        node.tag in _SILENT
        or is_for_hearing(node)
        or (node.tag in _CREDIT_TAGS and len(node) == 0 and _is_counter(node))
    )


def _is_counter(node: Element) -> bool:
    """Tell whether *node* stands apart and is a number of so many; amid a text, "5 1/2 feet", it is a part of that."""
    text = node.text or ""
    if not text[:1].isdecimal() or _COUNTER.fullmatch(text) is None:
        return False
    before, around = node.getprevious(), node.getparent()
    told = before.tail if before is not None else around.text if around is not None else None
    return not (told or "").strip()


def _is_credit(part: Element) -> bool:
    """Tell whether *part* is marked as a credit."""
    named = _CREDIT.search(names_of(part).lower()) is not None
    return named or part.get("itemprop", "").lower() in _CREDIT_PROPERTIES


def _is_around_credit(part: Element) -> bool:
    """Tell whether *part* is called caption and credit, and holds a part of its own for the credit."""
    return _is_named_caption(names_of(part)) and any(map(_is_credit, part.iterdescendants(etree.Element)))


def _apart(holder: Element, text: str) -> tuple[str | None, str | None]:
    """Return *text*, that of *holder*, without the part that is marked as credit, and that part."""
    if len(text) > _LONGEST_CAPTION:
        return None, None
    for part in holder.iterdescendants(etree.Element):
        if part.tag == "cite" or (part.tag != "figcaption" and _is_credit(part) and not _is_around_credit(part)):
            credit = _text(part)
            if credit:
                return _text(holder, part) or None, credit
    last = holder[-1] if len(holder) else None
    if last is not None and not (last.tail or "").strip() and len(credit := _text(last)) <= _LONGEST_CREDIT:
        caption = _text(holder, last)
        if caption.endswith((":", "：", "©")):  # "Photo:" belongs to the name behind it
            return text or None, None
        is_apart = _SENTENCE_END.search(caption) or (last.tag in _CREDIT_TAGS and _NAMED.match(credit))
        if is_apart and _NAMES.fullmatch(credit) and len(caption.split()) >= _FEWEST_WORDS:
            return caption, credit
    return text or None, None

"""PAGE: the pictures of an article, each with the caption and the credit that the page shows beside it."""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from lxml import etree

from newsbot.extractors.boilerplate import names_of
from newsbot.items import Image
from newsbot.page import Element

_LONGEST_CAPTION = 700
"""Characters; what is longer is text beside a picture."""
_LEVELS = 4
"""So far above a bare picture its caption is looked for."""
_SMALLEST = 100
"""Pixels; smaller pictures are icons and avatars."""
_NO_PICTURE = re.compile(
    r"(?<![a-z])(?:logo|avatar|icon|sprite|pixel|spacer|blank|placeholder|tracking|emoji|badge|author)s?(?![a-z])", re.I
)
_CREDIT = re.compile(
    r"credit|copyright|source|author|photographer|fotograf|agency|quelle|rights|byline|licen[sz]", re.I
)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SINGLE = ("data-src", "data-original", "data-lazy-src", "data-url", "src")
_CANDIDATE = re.compile(r"(\S*[^\s,])(?:\s+(\d+(?:\.\d+)?)[wx])?\s*(?:,|$)")


def read_figures(pictures: Iterable[Element], url: str, region: Element) -> list[Image]:
    """Return the pictures in *pictures* (``figure``, ``picture``, ``img`` and boxes around them) in their order."""
    found: dict[str, Image] = {}
    for element in pictures:
        images = [element] if element.tag == "img" else list(element.iter("img"))
        for image in images:
            address = _address(image)
            if address is None or not _is_picture(image, address):
                continue
            address = urljoin(url, address)
            caption, credit = _caption(element if len(images) == 1 else image, region)
            if address not in found or (caption and not found[address].caption):
                sizes = _pixels(image, "width"), _pixels(image, "height")
                found[address] = Image(address, caption, credit, image.get("alt") or None, *sizes)
    return list(found.values())


def _address(image: Element) -> str | None:
    """Return the address of the largest version of *image*, or None."""
    holders = [image]
    parent = image.getparent()
    if parent is not None and parent.tag == "picture":
        holders += parent.iterchildren("source")
    sizes: dict[str, float] = {}
    for holder in holders:
        for name in _SETS:
            for address, size in _CANDIDATE.findall(holder.get(name, "")):
                sizes[address] = float(size or 0)
    for name in _SINGLE:
        sizes.setdefault(image.get(name, "").strip(), 0)
    addresses = [address for address in sizes if address and not address.startswith("data:")]
    return max(addresses, key=sizes.__getitem__, default=None)


def _is_picture(image: Element, address: str) -> bool:
    """Tell whether *image* is a picture of the article rather than a logo, an icon, an avatar or a pixel."""
    sizes = [size for size in (_pixels(image, "width"), _pixels(image, "height")) if size is not None]
    small = bool(sizes) and max(sizes) < _SMALLEST
    return not small and not _NO_PICTURE.search(f"{names_of(image)} {address.rpartition('/')[2]}")


def _pixels(image: Element, name: str) -> int | None:
    value = image.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def _text(element: Element, without: Element | None = None) -> str:
    parts = []
    for node in element.iter():
        tag = node.tag
        if node is without or (without is not None and without in node.iterancestors()):
            if node is without and node.tail:
                parts.append(node.tail)
            continue
        if tag not in ("script", "style", "noscript", "button", "svg") and node.text:
            parts.append(node.text)
        if node is not element and node.tail:
            parts.append(node.tail)
    return " ".join(" ".join(parts).split())


def _caption(element: Element, region: Element) -> tuple[str | None, str | None]:
    """Return caption and credit of the picture in *element*: of its ``figcaption``, or of the nearest box with text."""
    box = element
    for _ in range(_LEVELS):
        holder = next(box.iter("figcaption"), None)
        text = _text(holder if holder is not None else box)
        if text:
            if len(text) > _LONGEST_CAPTION:
                return None, None
            return _apart(holder if holder is not None else box, text)
        parent = box.getparent()
        if parent is None or parent is region or box.tag == "figure":
            break
        box = parent
        if sum(1 for _ in box.iter("img")) > 1:
            break
    return None, None


def _apart(holder: Element, text: str) -> tuple[str | None, str | None]:
    """Return the text of *holder* without the part that is marked as credit, and that part."""
    for part in holder.iterdescendants(etree.Element):
        if part.tag == "cite" or (part.tag != "figcaption" and _CREDIT.search(names_of(part))):
            credit = _text(part)
            if credit:
                return _text(holder, part) or None, credit
    return text, None

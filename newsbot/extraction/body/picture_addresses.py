"""PAGE: the addresses that an image's attributes hold, of which scripts and picture elements know many."""

import re
from collections.abc import Mapping
from functools import lru_cache

from newsbot.page import Element

_SMALLEST = 100
"""Pixels; smaller pictures are icons and avatars."""
_KNOWN_AT_MOST = 20_000
_NOT_NAMED = re.compile(r"(?<![a-z])(?:logo|avatar|icon|emoji|badge|author)s?(?![a-z])")
_NOT_AT = re.compile(
    r"(?<![a-z])(?:logo|avatar|icon|sprite|pixel|spacer|blank|placeholder|transparent|1x1)s?(?![a-z])"
    r"|^(?:(?:ajax-?)?load(?:ing|er)|gr[ae]y)\.(?:gif|svg|png)"
)
_STAND_IN = re.compile(r"thumb|placeholder|blur|lqip|preview|low-?res")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_NO_SETS = ("sizes", "data-sizes", "style", "alt", "title", "class")
_SINGLE = ("data-src", "data-original", "data-lazy-src", "data-url", "src")
_SET = re.compile(r"\S\s+\d{1,5}(?:\.\d{1,3})?[wx](?:\s*,|\s*$)")
"""What only a ``srcset`` has, whatever its attribute is called."""
_PICTURE = re.compile(
    r"^\s*(?:https?:)?/?[^\s,{}\"'<>]{1,2000}\.(?:jpe?g|png|webp|avif|gif)(?:[?#][^\s,]{0,2000}+)?\s*$", re.I
)
_SIZE = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)[wx](?:,(.*))?", re.S)
RATIOS = ((16, 9), (9, 16), (4, 3), (21, 9))
"""Width and height that tell the form of a picture, and not how large it is."""


def picture_address(image: Element) -> str | None:
    """Return the address of the largest version of *image*, None if it is a logo, an icon, an avatar or a pixel."""
    holders = [image]
    picture = image.getparent()
    while picture is not None and picture.tag == "source":  # libxml2 takes it for a box around what follows
        picture = picture.getparent()
    if picture is not None and picture.tag == "picture":
        holders += picture.iter("source")
    told = dict(image.items())
    sizes = {told.get(name, "").strip(): 0.0 for name in _SINGLE}
    for holder in holders:
        for name in _SETS:
            if source_set := told.get(name) if holder is image else holder.get(name):
                sizes |= _versions(source_set)
    if not any(map(_is_of_picture, sizes)):
        sizes |= _lazy(told)
    shown = [size for size in (pixels(told, "width"), pixels(told, "height")) if size is not None]
    names = f"{told.get('class', '')} {told.get('id', '')}"
    if (shown and max(shown) < _SMALLEST and tuple(shown) not in RATIOS) or _is_named_otherwise(names):
        return None
    return next(filter(_is_of_picture, sorted(sizes, key=sizes.__getitem__, reverse=True)), None)


def _is_of_picture(address: str) -> bool:
    name = address.rpartition("/")[2].lower()
    return bool(address) and not address.startswith("data:") and not _NOT_AT.search(name)


def is_stand_in(image: Element) -> bool:
    """Tell whether *image* is there until another one is loaded."""
    return not image.get("srcset") and _STAND_IN.search(image.get("class", "").lower()) is not None


@lru_cache(_KNOWN_AT_MOST)
def _is_named_otherwise(names: str) -> bool:
    return _NOT_NAMED.search(names.lower()) is not None


def _lazy(told: Mapping[str, str]) -> dict[str, float]:
    """Return which addresses of pictures the attributes of an image hold; scripts know many names for them."""
    found = {value.strip(): 0.0 for name, value in told.items() if name != "src" and _PICTURE.search(value)}
    for name, value in told.items():
        if name not in _NO_SETS and _SET.search(value):
            found |= _versions(value)
    return found


def _versions(source_set: str) -> dict[str, float]:
    """Return the addresses of a ``srcset`` with their widths or densities.

    >>> _versions("a.jpg 1x, b,c.jpg 2.5x,d.jpg 3x")
    {'a.jpg': 1.0, 'b,c.jpg': 2.5, 'd.jpg': 3.0}
    """
    sizes: dict[str, float] = {}
    address = ""
    for token in source_set.split():
        size = _SIZE.fullmatch(token) if address else None
        if size:
            sizes[address] = float(size[1])
            address = size[2] or ""
        else:
            sizes.setdefault(address, 0.0)
            address = token.rstrip(",")
    sizes.setdefault(address, 0.0)
    sizes.pop("", None)
    return sizes


def pixels(told: Mapping[str, str], name: str) -> int | None:
    """Return the size of an image that its attribute *name* tells."""
    value = told.get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None

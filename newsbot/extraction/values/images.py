"""ITEM: pictures: absolute addresses, caption and credit apart, no logos, avatars and pixels."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsbot.extraction.page_context import PageContext
from newsbot.extraction.values.captions import caption_and_credit, is_byline
from newsbot.extraction.values.text import line
from newsbot.items import Image

MOST_IMAGES = 100
SMALLEST = 60
"""Pixels; what is smaller on one side is an icon or a tracking pixel."""

_NO_PICTURE = re.compile(
    r"[/_.\-](?:logo|logos|avatar|avatars|icon|icons|sprite|pixel|tracking|spacer|blank|placeholder|gravatar|favicon|emoji|leer|empty"
    r"|transparent|dummy|default[-_]?image)(?:[/_.\-@]|$)|/1x1\.|gravatar\.com|\.svg(?:$|\?)"
)
"""What an address in lower case has that leads to no picture of an article."""
_IN_NO_PICTURE = (
    *(
        "logo",
        "avatar",
        "icon",
        "sprite",
        "pixel",
        "tracking",
        "spacer",
        "blank",
        "placeholder",
        "emoji",
        "leer",
        "empty",
    ),
    *("transparent", "dummy", "default", "1x1", ".svg"),
)
"""One of these is in whatever `_NO_PICTURE` finds; to look for them first takes a tenth of the time."""
_ABSOLUTE = re.compile(r"https?://[\w-][\w.-]*[/?]", re.ASCII)
_DIGITS = re.compile(r"\d{1,5}")


def images(values: Iterable[Any], context: PageContext) -> list[Image]:
    """Return pictures with absolute addresses, each address once, in order; what is no picture is left out."""
    found: dict[str, Image] = {}
    for value in values:
        raw = value if isinstance(value, Image) else _raw(value)
        image = _image(raw, context) if raw else None
        if image and image.url and image.url not in found:
            found[image.url] = image
            if len(found) == MOST_IMAGES:
                break
    return list(found.values())


def _raw(value: Any) -> Image | None:
    if isinstance(value, str):
        return Image(url=value)
    return Image(**value) if isinstance(value, dict) else None


def _image(raw: Image, context: PageContext) -> Image | None:
    url = absolute(raw.url, context.url)
    width, height = _pixels(raw.width), _pixels(raw.height)
    too_small = any(size is not None and size < SMALLEST for size in (width, height))
    if url is None or too_small or _leads_to_no_picture(url.lower()):
        return None
    shown = line(raw.caption)
    if shown and is_byline(shown, context):
        return None  # the author's portrait
    caption, credit = caption_and_credit(shown, line(raw.credit))
    return Image(url, caption, credit, line(raw.alt), width, height)


def _leads_to_no_picture(url: str) -> bool:
    return any(word in url for word in _IN_NO_PICTURE) and _NO_PICTURE.search(url) is not None


def absolute(url: object, base: str) -> str | None:
    """Return *url* as an absolute web address, or None."""
    if not isinstance(url, str) or not url.strip() or len(url) > 4_000:
        return None
    url = url.strip().replace(" ", "%20")
    if _ABSOLUTE.match(url):
        return url
    try:
        joined = urljoin(base, url)
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def _pixels(value: object) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if 0 < value < 100_000 else None
    found = _DIGITS.match(value.strip()) if isinstance(value, str) else None
    return int(found[0]) or None if found else None

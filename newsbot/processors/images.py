"""ITEM: pictures: absolute addresses, caption and credit apart, no logos, avatars and pixels."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from newsbot.items import Image
from newsbot.processors.context import Context
from newsbot.processors.text import line

MOST_IMAGES = 100
LONGEST_CREDIT = 120
SMALLEST = 60
"""Pixels; what is smaller on one side is an icon or a tracking pixel."""

_WORDS_FOR_CREDIT = (
    r"Fotos?|Photos?|Photograph(?:y|er)?|Bild(?:er)?|Picture|Image|Imagen|Credits?|Crédits?|Crédito|Fotografi(?:e|er|a)?|"
    r"Fotografía|Fotografin|Quelle|Source|Fonte|Fuente|Illustration|Grafik|Collage|Copyright|Urheber|Rechte|Bildquelle|"
    r"Bildrechte|写真|撮影|Ảnh|Kuva|Kép|Zdjęcie|Fot\.|Zdroj|Fotoğraf|Φωτογραφία|Фото|تصوير|사진"
)
_CREDIT = re.compile(
    rf"[|/(\[–—\-.]? ?(?:(?:{_WORDS_FOR_CREDIT})\s*(?:[:：©]|/(?=\S)|\bby\b|\bvon\b)"
    r"|(?:[Pp]hoto|[Ii]mage|[Pp]icture) by\b|©|\(c\)|\bGetty Images\b)"
)
_LABEL = re.compile(
    rf"^\W*?(?:(?:{_WORDS_FOR_CREDIT})(?=[\s:：©/]))?[\s:：/]*(?:by\s+|von\s+)?(?:©|\(c\))?\s*", re.IGNORECASE
)
_NO_PICTURE = re.compile(
    r"(?:^|[/_.\-])(?:logo|logos|avatar|avatars|icon|icons|sprite|pixel|tracking|spacer|blank|placeholder|gravatar|favicon|emoji"
    r"|default[-_]?image)(?:[/_.\-@]|$)|/1x1\.|gravatar\.com|\.svg(?:$|\?)|^data:",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(r"https?://[\w-][\w.-]*[/?]", re.ASCII)
_DIGITS = re.compile(r"\d{1,5}")


def images(values: Iterable[Any], context: Context) -> list[Image]:
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


def _image(raw: Image, context: Context) -> Image | None:
    url = absolute(raw.url, context.url)
    width, height = _pixels(raw.width), _pixels(raw.height)
    if url is None or _NO_PICTURE.search(url) or any(size is not None and size < SMALLEST for size in (width, height)):
        return None
    caption, credit = caption_and_credit(line(raw.caption), line(raw.credit))
    return Image(url, caption, credit, line(raw.alt), width, height)


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


def caption_and_credit(caption: str | None, credit: str | None = None) -> tuple[str | None, str | None]:
    """Return caption and credit apart, the credit without "Photo:" or "©".

    >>> caption_and_credit("The harbour at dawn. Foto: Ada Lovelace/dpa")
    ('The harbour at dawn.', 'Ada Lovelace/dpa')
    >>> caption_and_credit("The harbour at dawn.© REUTERS")
    ('The harbour at dawn.', 'REUTERS')
    """
    if caption and credit and caption.endswith(credit) and caption != credit:
        caption = caption.removesuffix(credit).rstrip(" |/(–—-©") or None
    elif caption and credit is None and (at := _credit_at(caption)):
        return caption[:at].strip(" |/([–—-") or None, _bare_credit(caption[at:])
    return caption or None, _bare_credit(credit)


def _credit_at(caption: str) -> int | None:
    """Return where the credit at the end of *caption* begins."""
    marks = list(_CREDIT.finditer(caption, max(0, len(caption) - 2 * LONGEST_CREDIT)))
    if not marks or len(caption) - marks[-1].end() > LONGEST_CREDIT:
        return None
    at = marks[-1].start()
    return at + 1 if caption[at] == "." else at or None


def _bare_credit(credit: str | None) -> str | None:
    if credit is None:
        return None
    bare = _LABEL.sub("", _LABEL.sub("", credit), count=1).strip(" |/([])–—-:")
    return bare or None


def _pixels(value: object) -> int | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value) if 0 < value < 100_000 else None
    found = _DIGITS.match(value.strip()) if isinstance(value, str) else None
    return int(found[0]) or None if found else None

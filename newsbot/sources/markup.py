"""REQUEST: bytes from a server to an XML tree, without entities, without network, and not larger than agreed."""

import codecs
import re
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from newsbot.charset import declared_charsets
from newsbot.charset.guessing import guessed_charset
from newsbot.packed import without_packing
from newsbot.sources import NotAListing
from newsbot.sources.repair import repaired

ROOT = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(rss|rdf|feed|urlset|sitemapindex|opml)(?=[\s/>])|<!--|<(?:!doctype\s+)?(html)(?=[\s>])", re.I
)
PART = re.compile(rb"<(?:channel|item|entry|(url|sitemap))(?=[\s>])", re.I)
"""What stands first where a file has lost its root."""
BLANK = b" \t\r\n\f\v\x00"
STRAY = 0.05
"""Share of the letters beyond ASCII that may be damaged in a body that still counts as UTF-8, as in `newsbot.page`."""
WIDE = {b"\1\0\0\0": "utf-32-le", b"\0\0\0\1": "utf-32-be", b"\1\0\1\0": "utf-16-le", b"\0\1\0\1": "utf-16-be"}
"""Which of the first bytes of ASCII text are not null -> its encoding."""
PIECE = 1024 * 1024
LOOKED_THROUGH = 256 * 1024
"""Bytes before the root: warnings of the server, comments, white space, the page that the feed is wrapped in."""
FEED_SIZE = 16 * 1024 * 1024
ELEMENTS_AT_MOST = 400_000
"""Of a feed, whose tree is held whole, at some 150 bytes each. Real ones have less than 50,000."""


PARSER_OPTIONS: dict[str, Any] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "collect_ids": False,
}
"""Of every XML parser that reads what a server sent: no entity is expanded, nothing else is loaded."""


def unpacked(body: bytes, max_size: int) -> bytes:
    """Return *body* without what it is packed with; of what is larger than *max_size* the beginning.

    Raises NotAListing where it cannot be unpacked at all.
    """
    try:
        return without_packing(body, max_size)
    except zlib.error as error:
        raise NotAListing("broken gzip") from error


def in_utf8(body: bytes, content_type: str | None = None) -> bytes:
    """Return *body* in UTF-8 whatever its encoding, without byte order mark and white space at its start.

    What is valid UTF-8 is taken as such, whatever header and declaration say: text in another encoding hardly ever is.
    """
    return _as_utf8(body, content_type).lstrip(BLANK).removeprefix(codecs.BOM_UTF8).lstrip(BLANK)


def _as_utf8(body: bytes, content_type: str | None) -> bytes:
    if wide := _wide_encoding(body[:4]):
        return _transcoded(body, wide)
    if _is_utf8(body):
        return body
    if _is_damaged_utf8(body):
        return _transcoded(body, "utf-8")
    told = declared_charsets(body, content_type)
    return _transcoded(body, next((name for name in told if not name.startswith("utf")), None) or guessed_charset(body))


def _decoded(body: bytes, encoding: str, errors: str = "strict") -> Iterator[str]:
    """Yield the text of *body* piece by piece: as one string it takes up to four times as much memory."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    for at in range(0, len(body), PIECE):
        yield decoder.decode(body[at : at + PIECE])
    yield decoder.decode(b"", final=True)


def _transcoded(body: bytes, encoding: str) -> bytes:
    return b"".join(text.encode("utf-8", "replace") for text in _decoded(body, encoding, "replace"))


def _is_utf8(body: bytes) -> bool:
    try:
        return all(text is not None for text in _decoded(body, "utf-8"))
    except UnicodeDecodeError:
        return False


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell whether *body* is UTF-8 but for some letters."""
    damaged = beyond_ascii = 0
    for text in _decoded(body, "utf-8", "replace"):
        beyond_ascii += len(text) - len(text.encode("ascii", "ignore"))
        damaged += text.count("\ufffd")
    return damaged <= STRAY * beyond_ascii


def _wide_encoding(start: bytes) -> str | None:
    """Return the encoding of a body that begins so, if each of its letters takes two or four bytes."""
    if start in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return WIDE.get(bytes(bool(byte) for byte in start))


def root_of(body: bytes) -> tuple[str, int]:
    """Return the name of the listing's root element, in lower case, and where it begins in *body*.

    The name is ``html`` for a page, and empty where no root is found.

    >>> root_of(b"Warning: <!-- <rss> --> <?xml version='1.0'?><feed>")
    ('feed', 45)
    """
    at, end, is_page = 0, min(len(body), LOOKED_THROUGH), False
    while found := ROOT.search(body, at, end):
        at = found.end()
        if found[0] == b"<!--":
            closed = body.find(b"-->", at, end)
            if closed < 0:
                break
            at = closed
        elif found[2]:
            is_page = True
        elif not (is_page and found[1].lower() == b"rdf"):  # licences of pages are written in it
            return found[1].decode().lower(), found.start()
    if is_page:
        return "html", 0
    part = PART.search(body, 0, end)
    return ("part" if not part[1] else "urlset", part.start()) if part else ("", 0)


def feed_tree(body: bytes, start: int, url: str) -> tuple[etree._Element, bool]:
    """Return the root of the XML that begins at *start* of *body* (UTF-8), and whether it is well-formed.

    Raises NotAListing where nothing can be read.
    """
    if len(body) > FEED_SIZE or body.count(b"<") > 2 * ELEMENTS_AT_MOST or body.count(b"/>") > ELEMENTS_AT_MOST:
        raise NotAListing("too large")
    base_url = url.encode("utf-8", "replace")  # half a surrogate pair is none
    if b"<!ENTITY" not in body[:start]:
        try:
            return etree.fromstring(body[start:], etree.XMLParser(**PARSER_OPTIONS), base_url=base_url), True
        except etree.XMLSyntaxError:
            pass
    whole = repaired(body, start)
    try:
        root = etree.fromstring(whole, etree.XMLParser(**PARSER_OPTIONS, recover=True), base_url=base_url)
    except etree.XMLSyntaxError as error:
        raise NotAListing("broken XML") from error
    if root is None:
        raise NotAListing("broken XML")
    return root, False


def local_name(element: etree._Element) -> str:
    """Return the element's name without namespace and prefix, in lower case; empty for an entity or instruction."""
    return _local(element.tag) if isinstance(element.tag, str) else ""


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return re.split("[}:]", tag)[-1].lower()

"""REQUEST: bytes from a server to an XML tree, without entities, without network, and not larger than agreed."""

import re
import zlib

from lxml import etree

from newsbot.sources import NotAListing

GZIP = b"\x1f\x8b\x08"
BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,32};)")
XML_START = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*")


def unpacked(body: bytes, max_size: int) -> bytes:
    """Return *body* without gzip (twice, as some servers do) and without what may stand before the first ``<``.

    Raises NotAListing where it unpacks to more than *max_size* bytes, or not at all.
    """
    for _ in range(2):
        if not body.startswith(GZIP):
            break
        body = _gunzipped(body, max_size)
    if len(body) > max_size:
        raise NotAListing("too large")
    start = XML_START.match(body)
    return body[start.end() :] if start else body


def _gunzipped(body: bytes, max_size: int) -> bytes:
    """Return what can be read of gzipped *body*, all of its members, up to *max_size* bytes and a little more."""
    parts: list[bytes] = []
    left = max_size + 1
    while body.startswith(GZIP) and left > 0:
        member = zlib.decompressobj(wbits=31)
        try:
            parts.append(member.decompress(body, left))
        except zlib.error as error:
            if not parts:
                raise NotAListing("broken gzip") from error
            break
        left -= len(parts[-1])
        body = member.unused_data
    return b"".join(parts)


def refuse_entities(body: bytes) -> None:
    """Raise NotAListing if *body* declares entities: no listing needs them, and bombs are made of them."""
    if b"<!ENTITY" in body:
        raise NotAListing("entities in XML")


def xml_root(body: bytes) -> etree._Element:
    """Return the root of the well-formed XML in *body*; raises etree.XMLSyntaxError."""
    refuse_entities(body)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(body, parser)


def with_ampersands_escaped(body: bytes) -> bytes:
    """Return *body* with ``?x=1&y=2`` made ``?x=1&amp;y=2``.

    >>> with_ampersands_escaped(b"a?x=1&y=2&amp;z&#38;")
    b'a?x=1&amp;y=2&amp;z&#38;'
    """
    return BARE_AMPERSAND.sub(b"&amp;", body)


def local_name(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for an entity or instruction."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""

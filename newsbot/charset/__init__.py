"""PAGE: the encoding of a page's bytes: what is declared, unless the bytes say otherwise."""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, html_to_unicode, http_content_type_encoding

from newsbot.charset.guessing import guessed_charset, is_surely_not_latin

_STRAY = 0.05
"""Share of the letters beyond ASCII that may be damaged in a body that still counts as UTF-8."""
_FEW_STRAY, _STRAY_OF_FEW = 2, 0.2
"""Damaged letters, and their share, in a body that has few letters beyond ASCII and still counts as UTF-8."""
_PART = 8192
"""Bytes that are looked at together."""
_START = 200
"""Bytes; text in UTF-16 without a byte order mark has null bytes from its very start."""
_NEVER_DECLARED = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
"""Encodings of Python that are none of a page; some of them take time with the square of its length."""
_STRAY_CONTROL = re.compile(rb"\xc2[\x80-\x9f]")
"""A control character in UTF-8: no page has any, so that these bytes were taken for another encoding's once."""
_TWICE = re.compile(
    rb"\xc3(?:[\x82-\x9f]\xc2[\x80-\xbf]|[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}|[\xb0-\xb4](?:\xc2[\x80-\xbf]){3})"
)
"""A letter's bytes in UTF-8, each of them written in UTF-8 once more."""


def as_utf8(body: bytes, content_type: str | None = None, url: str = "") -> bytes:
    """Return *body*, the page of *url*, in UTF-8, whatever its encoding.

    A body that is valid UTF-8 is taken as such, even where its header or ``<meta>`` names another charset: text in
    another encoding hardly ever happens to be valid.  A few stray bytes (a page cut off within a letter) are forgiven.
    Else what the byte order mark, *content_type* and the ``<meta>`` say holds, as browsers read them; where they say
    nothing, or UTF-8, which it is not, or ISO 8859-1 of what is in no Latin letters, the bytes themselves are asked.

    >>> as_utf8("<meta charset=gb2312>北京".encode("utf-8")).decode()
    '<meta charset=gb2312>北京'
    >>> as_utf8("<meta charset=gb2312>北京".encode("gb2312")).decode()
    '<meta charset=gb2312>北京'
    """
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _declared(body, content_type)
    if b"\x00" in body[:_START] and (name := _utf_16(body[:_START])):
        return body.decode(name, "replace").encode("utf-8", "replace")
    is_ascii = body.isascii()
    if is_ascii and b"\x1b" not in body:  # which begins the letters of ISO-2022-JP
        return body
    if not is_ascii and (_is_utf8(body) or _is_damaged_utf8(body)):
        return _written_once(body)
    declared = _declared_name(body, content_type)
    if declared in (None, "utf-8") or (declared == "cp1252" and is_surely_not_latin(body)):
        return body.decode(guessed_charset(body, url), "replace").encode("utf-8", "replace")
    return _declared(body, content_type)


def _utf_16(start: bytes) -> str | None:
    r"""Return which UTF-16 the null bytes around the first letters of markup tell, None if they tell none.

    >>> _utf_16("<p>雨".encode("utf-16-le")), _utf_16("<p> 雨".encode("utf-16-be")), _utf_16(b"<p>\x00")
    ('utf-16-le', 'utf-16-be', None)
    """
    first = start.find(b"<")
    if start[first + 1 : first + 4 : 2] != b"\x00\x00":
        return None
    return "utf-16-be" if first % 2 else "utf-16-le"


def _written_once(body: bytes) -> bytes:
    r"""Return *body*, which is UTF-8, without what was taken for ISO 8859-1 before it was written as UTF-8.

    >>> _written_once(b"\xc3\xa2\xc2\x80\xc2\x9cZ\xc3\x83\xc2\xbcrich\xc3\xa2\xc2\x80\xc2\x9d \xc2\x96 rain").decode()
    '“Zürich” – rain'
    """
    if not _has_stray_control(body):
        return body
    return _STRAY_CONTROL.sub(_in_cp1252, _TWICE.sub(_once, body))


def _has_stray_control(body: bytes) -> bool:
    """Tell whether *body* has one; to find the byte that begins it takes no time, and few parts of a page have it."""
    for start in range(0, len(body), _PART):
        first = body.find(b"\xc2", start, start + _PART)
        if first >= 0 and _STRAY_CONTROL.search(body, first, start + _PART + 1):
            return True
    return False


def _once(found: re.Match[bytes]) -> bytes:
    letter = found[0].decode().encode("latin-1")
    try:
        letter.decode()
    except UnicodeDecodeError:
        return found[0]
    return letter


def _in_cp1252(found: re.Match[bytes]) -> bytes:
    return found[0][1:].decode("cp1252", "ignore").encode()


def _is_utf8(body: bytes) -> bool:
    """Tell whether *body* is valid UTF-8; most parts of a page are ASCII, and need no decoding."""
    start = 0
    try:
        while start < len(body):
            part = body[start : start + _PART]
            is_last = start + _PART >= len(body)
            start += len(part) if part.isascii() else codecs.utf_8_decode(part, "strict", is_last)[1]
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(body: bytes) -> bool:
    """Tell whether few of the letters beyond ASCII in *body* are damaged."""
    text = body.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    damaged = text.count("\ufffd")
    return damaged <= _STRAY * beyond_ascii or (damaged <= _FEW_STRAY and damaged <= _STRAY_OF_FEW * beyond_ascii)


def _declared_name(body: bytes, content_type: str | None) -> str | None:
    return next(iter(declared_charsets(body, content_type)), None)


def _declared(body: bytes, content_type: str | None) -> bytes:
    kind = f"text/html; charset={_declared_name(body, content_type) or 'cp1252'}"
    return html_to_unicode(kind, body)[1].encode("utf-8", "replace")


def declared_charsets(body: bytes, content_type: str | None) -> list[str]:
    """Return the encodings that the header *content_type* and the markup of *body* name, the header's first.

    >>> declared_charsets(b'<meta charset="koi8-r">', "text/html; charset=hex")
    ['koi8-r']
    """
    told = (http_content_type_encoding(content_type), html_body_declared_encoding(body))
    return [name for name in told if name and _is_of_text(name)]


def _is_of_text(name: str) -> bool:
    """Tell whether *name* is an encoding of text; Python knows others, such as zlib, and some for other ends."""
    if name in _NEVER_DECLARED:
        return False
    try:
        b"a".decode(name, "replace")
    except (LookupError, UnicodeError):
        return False
    return True

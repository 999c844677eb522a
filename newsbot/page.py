"""PAGE: one page, parsed once, shared by every extractor."""

import codecs
import re
from collections.abc import Mapping
from functools import cached_property

from lxml import etree
from parsel import Selector
from w3lib.encoding import html_to_unicode

Element = etree._Element
"""An element of the tree.  Plain ones, as lxml.html's own class costs a call into Python for each that is touched."""

_STRAY = 0.05
"""Share of the letters beyond ASCII that may be damaged in a body that still counts as UTF-8."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)")
"""In lower case: telling case apart, the engine looks for the word's first letter, else it tries every place."""
_HEAD = 1024
"""Bytes in which browsers look for a charset."""
_START = 200
"""Bytes; text in UTF-16 without a byte order mark has null bytes from its very start."""


class Page:
    """A downloaded page: its tree, its address and its headers.

    The tree is parsed once, on first use, and never copied; whoever drops elements from it does so after the structured
    data was read.
    """

    def __init__(self, body: str | bytes, url: str, headers: Mapping[str, str] | None = None) -> None:
        self.body = body
        self.url = url
        self.headers = {name.lower(): value for name, value in (headers or {}).items()}

    @cached_property
    def root(self) -> Element:
        """The root element; an empty ``<html>`` where the body holds no markup."""
        body = self.body
        if isinstance(body, str):
            raw = body.encode("utf-8", "replace")
        else:
            raw = as_utf8(body, self.headers.get("content-type"))
        # Without libxml2's table of ids, which only XPath's id() asks, a page is parsed a twentieth faster.
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        try:
            root = etree.fromstring(raw.replace(b"\x00", b""), parser)
        except (etree.ParserError, etree.XMLSyntaxError):  # nothing but white space, or none at all
            root = None
        return etree.fromstring(b"<html/>", parser) if root is None else root

    @cached_property
    def selector(self) -> Selector:
        """parsel's view of the same tree, for CSS and XPath."""
        return Selector(root=self.root, type="html")


def text_in(element: Element) -> str:
    """Return all text under *element* on one line, words whole that inline elements part."""
    return " ".join("".join(element.itertext()).split())


def as_utf8(body: bytes, content_type: str | None = None) -> bytes:
    """Return *body* in UTF-8, whatever its encoding.

    A body that is valid UTF-8 is taken as such, even where its header or ``<meta>`` names another charset: text in
    another encoding hardly ever happens to be valid.  A few stray bytes (a page cut off within a letter) are forgiven.
    Else what the byte order mark, *content_type* and the ``<meta>`` say holds, as browsers read them.

    >>> as_utf8("<meta charset=gb2312>北京".encode("utf-8")).decode()
    '<meta charset=gb2312>北京'
    >>> as_utf8("<meta charset=gb2312>北京".encode("gb2312")).decode()
    '<meta charset=gb2312>北京'
    """
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\x00" in body[:_START]:
        return _declared(body, content_type)
    if body.isascii() or _says_utf_8(body, content_type or ""):
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
        beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
        if text.count("\ufffd") > _STRAY * beyond_ascii:
            return _declared(body, content_type)
    return body


def _says_utf_8(body: bytes, content_type: str) -> bool:
    """Tell whether nothing contradicts UTF-8: then libxml2 reads it, damaged bytes too, and no check is needed."""
    places = content_type.encode("ascii", "replace").lower(), body[:_HEAD].lower()
    told = {found[1] for place in places if (found := _CHARSET.search(place))}
    return told in ({b"utf-8"}, {b"utf8"})


def _declared(body: bytes, content_type: str | None) -> bytes:
    return html_to_unicode(content_type, body, default_encoding="cp1252")[1].encode("utf-8", "replace")

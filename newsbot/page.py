"""PAGE: one page, parsed once, shared by every extractor."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree
from parsel import Selector

from newsbot.charset import as_utf8

Element = etree._Element
"""An element of the tree.  Plain ones, as lxml.html's own class costs a call into Python for each that is touched."""


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
            raw = as_utf8(body, self.headers.get("content-type"), self.url)
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

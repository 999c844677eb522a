"""PAGE: one page, parsed once, shared by every extractor."""

from collections.abc import Mapping
from functools import cached_property

from lxml import etree, html
from parsel import Selector
from w3lib.encoding import html_to_unicode


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
    def root(self) -> html.HtmlElement:
        """The root element; an empty ``<html>`` where the body holds no markup."""
        text = self.body
        if isinstance(text, bytes):
            text = html_to_unicode(self.headers.get("content-type"), text)[1]
        parser = html.HTMLParser(encoding="utf-8", recover=True, huge_tree=True, remove_comments=True, remove_pis=True)
        raw = text.replace("\x00", "").encode("utf-8", "replace") or b"<html/>"
        root = etree.fromstring(raw, parser)
        return root if root is not None else etree.fromstring(b"<html/>", parser)

    @cached_property
    def selector(self) -> Selector:
        """parsel's view of the same tree, for CSS and XPath."""
        return Selector(root=self.root, type="html")

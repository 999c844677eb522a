"""PAGE: one page, parsed once, shared by every extractor."""

import gc
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from lxml import etree
from parsel import Selector

from newsbot.charset import as_utf8
from newsbot.packed import GZIP, without_packing
from newsbot.page_bounds import LARGEST, within_bounds

Element = etree._Element
"""An element of the tree.  Plain ones, as lxml.html's own class costs a call into Python for each that is touched."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_GATHERED = (
    *("a", "base", "button", "h1", "input", "link", "meta", "script", "textarea", "time", "title"),
    *("amp-timeago", "relative-time", "time-ago", "local-time"),
)
"""Tags whose elements are asked for all over the page, most of them on every page."""


class Page:
    """A downloaded page: its tree, its address and its headers.

    The tree is parsed once, on first use, and never copied; whoever drops elements from it does so after the structured
    data was read.
    """

    def __init__(self, body: str | bytes, url: str, headers: Mapping[str, str] | None = None) -> None:
        self.body = body if isinstance(body, str) or not body.startswith(GZIP) else _unpacked(body)
        self.url = url
        self.headers = {name.lower(): value for name, value in (headers or {}).items()}
        self._root: Element | None = None
        self._held: list[Element] = []
        """Every element, so that none is made anew for each reader of the tree."""
        self._selector: Selector | None = None
        self._by_tag: dict[str, list[Element]] | None = None
        self._links: list[tuple[Element, str]] | None = None
        self._named: list[tuple[Element, str]] | None = None

    @property
    def root(self) -> Element:
        """The root element; an empty ``<html>`` where the body holds no markup.  Raises PageTooLarge."""
        # No cached_property: until Python 3.12 all pages share its lock, and one slow parse would stop every thread.
        if self._root is None:
            self._root = self._parsed()
            self._held = list(self._root.iter())
        return self._root

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let Python's collector of cycles rest: it would go through all elements of the page, which make none."""
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            yield
        finally:
            self._by_tag = self._links = self._named = None
            self._held = []  # last: while those around an element are held, lxml need not look who else holds it
            if was_enabled:
                gc.enable()

    def _parsed(self) -> Element:
        body = self.body
        if isinstance(body, str):
            raw = body.encode("utf-8", "replace")
        else:
            raw = as_utf8(body, self.headers.get("content-type"), self.url)
        raw = within_bounds(raw.replace(b"\x00", b"") if b"\x00" in raw else raw)
        # Without libxml2's table of ids, which only XPath's id() asks, a page is parsed a twentieth faster.
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        try:
            root = etree.fromstring(raw, parser)
        except (etree.ParserError, etree.XMLSyntaxError):  # nothing but white space, or none at all
            root = None
        return etree.fromstring(b"<html/>", parser) if root is None else root

    def elements(self, tag: str) -> list[Element]:
        """Return all elements of *tag*, which is one of those gathered in one pass; each takes a fiftieth of a page."""
        if self._by_tag is None:
            self._by_tag = {name: [] for name in _GATHERED}
            for element in self.root.iter(*_GATHERED):
                self._by_tag[str(element.tag)].append(element)
        return self._by_tag[tag]

    @property
    def links(self) -> list[tuple[Element, str]]:
        """The elements ``a``, each with its address as written, empty where it has none."""
        if self._links is None:
            self._links = [(element, element.get("href") or "") for element in self.elements("a")]
        return self._links

    @property
    def named(self) -> list[tuple[Element, str]]:
        """The elements that have a class, each with it, in page order."""
        if self._named is None:
            elements = self._held or self.root.iter()
            self._named = [(element, names) for element in elements if (names := element.get("class"))]
        return self._named

    @property
    def selector(self) -> Selector:
        """parsel's view of the same tree, for CSS and XPath."""
        if self._selector is None:
            self._selector = Selector(root=self.root, type="html")
        return self._selector


def _unpacked(body: bytes) -> bytes:
    """Return *body* as readers see it: some servers pack it and do not say so."""
    with suppress(zlib.error):
        return without_packing(body, LARGEST + 1)
    return b""


def raw_text(element: Element) -> str:
    """Return all text under *element* as written; what `itertext` yields, in a quarter of its time."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def has_more_text(element: Element, most: int) -> bool:
    """Tell whether the text under *element* has more than *most* characters, without looking at much more of it."""
    for text in element.itertext():
        most -= len(" ".join(text.split()))
        if most < 0:
            return True
    return False


def text_in(element: Element) -> str:
    """Return all text under *element* on one line, words whole that inline elements part."""
    return " ".join(raw_text(element).split())

"""PAGE: what a publisher's own CSS selectors match, by Article field."""

from collections.abc import Iterable, Mapping

from newsbot.extraction.source import Source, Trust
from newsbot.page import Element, Page

BODY, LEAD = "body", "lead"
"""The field whose selector names elements for the body extractor instead of values, and the one that it is told too."""


def source(page: Page, selectors: Mapping[str, str]) -> Source:
    """Return raw values by field: text of what matched; attributes where the selector ends in ``::attr(...)``."""
    values = {field: _values(page, css) for field, css in selectors.items() if field != BODY}
    return Source("selectors", values, Trust.SELECTORS)


def body_elements(page: Page, selectors: Mapping[str, str]) -> list[Element]:
    """Return what the publisher's selector for the body matches."""
    return elements(page, [selectors[BODY]] if BODY in selectors else [])


def leads(page: Page, selectors: Mapping[str, str]) -> list[str]:
    """Return the texts of what the publisher's selector for the lead matches."""
    return _values(page, selectors[LEAD]) if LEAD in selectors else []


def elements(page: Page, selectors: Iterable[str]) -> list[Element]:
    """Return what *selectors* match, in page order for each selector."""
    return [match.root for css in selectors for match in page.selector.css(css)]


def _values(page: Page, css: str) -> list[str]:
    values = []
    for match in page.selector.css(css):
        node = match.root
        values.append(node if isinstance(node, str) else _text(node))
    return values


def _text(node: Element) -> str:
    return node.get("datetime") or node.get("content") or " ".join(node.itertext())

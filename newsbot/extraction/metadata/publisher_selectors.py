"""PAGE: what a publisher's own CSS selectors match, by Article field."""

from collections.abc import Iterable, Mapping
from typing import Any

from newsbot.page import Element, Page

BODY = "body"
"""The field whose selector names elements for the body extractor instead of values."""


def extract(page: Page, selectors: Mapping[str, str]) -> dict[str, Any]:
    """Return raw values by field: text of what matched; attributes where the selector ends in ``::attr(...)``."""
    return {field: _values(page, css) for field, css in selectors.items() if field != BODY}


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

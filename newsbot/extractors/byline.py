"""PAGE: the line under the headline that readers see: who wrote it and when; asked where structured data is silent."""

from typing import Any

from lxml import etree

from newsbot.page import Element, Page

_AUTHORS = etree.XPath(
    "//*[@rel='author' or contains(@class, 'author') or contains(@class, 'Author') or contains(@class, 'byline') "
    "or contains(@class, 'Byline') or contains(@class, 'autor') or contains(@class, 'Autor') "
    "or contains(@class, 'penulis') or contains(@data-testid, 'author') or contains(@data-testid, 'byline') "
    "or self::address or starts-with(@href, '/author') or contains(@href, '/autor/') or contains(@href, '/author/')]"
)
_TIMES = etree.XPath("//time[@datetime or text()]")
_LONGEST = 200
_MOST = 12


def extract(page: Page, shown: list[str]) -> dict[str, Any]:
    """Return raw authors and dates; *shown* are the lines near the headline, which are the better witness."""
    dates = [element.get("datetime") or _text(element) for element in _TIMES(page.root)[:_MOST]]
    return {"authors": [*shown, *_marked_authors(page)], "date_published": [*dates, *shown]}


def _marked_authors(page: Page) -> list[str]:
    found: list[str] = []
    for element in _AUTHORS(page.root):
        text = _text(element)
        if 3 < len(text) <= _LONGEST and text not in found:
            found.append(text)
            if len(found) == _MOST:
                break
    return found


def _text(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())

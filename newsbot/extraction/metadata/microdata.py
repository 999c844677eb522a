"""PAGE: schema.org written into the markup: microdata's ``itemprop`` and RDFa's ``property``."""

from itertools import islice
from typing import Any

from lxml import etree

from newsbot.extraction.source import Source, Trust
from newsbot.page import Element, Page

PROPERTIES = {
    "headline": "headline",
    "author": "authors",
    "articleauthor": "authors",
    "creator": "authors",
    "datepublished": "date_published",
    "datecreated": "date_published",
    "datemodified": "date_modified",
    "articlesection": "section",
    "keywords": "keywords",
    "inlanguage": "language",
    "isaccessibleforfree": "is_accessible_for_free",
    "description": "description",
    "articlebody": "article_body",
}
"""schema.org's property in lower case -> Article field."""

_OF_OTHERS = ("comment", "comments", "usercomments")
"""What items are of that readers wrote below an article."""
_MOST_VALUES = 40
_MOST_PROPERTIES = 400
"""Of an article's on one page; real ones have up to some hundred."""
_MOST_WITHIN = 500
"""Elements and texts looked at within one property; items may lie within each other as deep as a page goes."""
_WITH_PROPERTIES = etree.XPath("/descendant::*/@itemprop/.. | /descendant::*/@property[not(parent::meta)]/..")


def source(page: Page) -> Source:
    """Return, in page order, the values of the item that tells most and of what stands around it."""
    return Source("microdata", _values(page), Trust.MICRODATA)


def _values(page: Page) -> dict[str, Any]:
    items: dict[Element | None, dict[str, list[str]]] = {}
    left = _MOST_PROPERTIES
    for element in _WITH_PROPERTIES(page.root):
        names = element.get("itemprop") or (element.get("property") if element.tag != "meta" else None)
        for name in names.lower().split()[:_MOST_VALUES] if names else ():
            field = PROPERTIES.get(name.rpartition(":")[2].rpartition("/")[2])
            if field and left > 0:
                left -= 1
                item = _item_of(element)
                if item is not None and _is_of_others(item):
                    continue
                values = items.setdefault(item, {})
                if len(values.setdefault(field, [])) < _MOST_VALUES:
                    values[field] += _of_elsewhere(element) or [_value(element, field)]
    if not items:
        return {}
    own = max(items, key=lambda item: len(items[item]))
    found = dict(items[own])
    for item in (*(own.iterancestors() if own is not None else ()), None):
        found = items.get(item, {}) | found
    return {field: [text for text in texts if text] for field, texts in found.items()}


def _item_of(element: Element) -> Element | None:
    """Return the item that *element* is a property of; teasers and authors are items of their own."""
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _is_of_others(item: Element) -> bool:
    return (item.get("itemtype") or "").strip().rpartition("/")[2].lower() in _OF_OTHERS


def _of_elsewhere(element: Element) -> list[str]:
    """Return the names inside an author who is an item of its own."""
    if element.get("itemscope") is None:
        return []
    named = (within for within in islice(element.iter(), _MOST_WITHIN) if within.get("itemprop") == "name")
    return [_value(name, "name") for name in islice(named, _MOST_VALUES)]


def _value(element: Element, field: str) -> str:
    for attribute in ("content", "datetime"):
        if value := element.get(attribute):
            return value
    if field == "article_body":
        return ""
    return " ".join("".join(islice(element.itertext(), _MOST_WITHIN)).split())

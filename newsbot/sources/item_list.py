"""REQUEST: the articles that a page names for machines alone: schema.org's ItemList and the like, or other JSON."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from newsbot.page import Page, raw_text
from newsbot.sources.entries import absolute, listing_date, without_markup
from newsbot.sources.json_names import ADDRESSES, TITLES, plain_names, texts

SCRIPTS_AT_MOST, LONGEST_SCRIPT = 50, 2_000_000
"""Of a page; characters of one."""
NODES_AT_MOST = 20_000
LISTS = ("itemlistelement", "item", "mainentity", "mainentityofpage", "haspart", "blogpost", "blogposts", "@graph")
"""Properties that a list's parts stand in, in lower case."""
NO_ARTICLES = frozenset(("breadcrumblist", "sitenavigationelement", "product", "offercatalog", "howto", "recipe"))
ARTICLE_ENDINGS = ("article", "posting", "report", "reportage")


class NamedItem(NamedTuple):
    """One part of a list."""

    url: str
    is_called_article: bool
    title: str | None
    published: datetime | None


def named_items(page: Page, base: str) -> Iterator[NamedItem]:
    """Yield the parts of the lists that the scripts of *page* hold, in their order; *base* is of their addresses."""
    left = NODES_AT_MOST
    for script in islice(page.elements("script"), SCRIPTS_AT_MOST):
        kind = (script.get("type") or "").lower()
        if "json" not in kind:
            continue
        waiting: list[Any] = [_loaded(raw_text(script))]
        while waiting and left:
            left -= 1
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(reversed(node))
            elif isinstance(node, dict):
                parts = plain_names(node)
                types = _types(parts)
                if "ld+json" not in kind:
                    yield from _of_data(parts, base)
                    waiting.extend(value for value in reversed(parts.values()) if isinstance(value, dict | list))
                    continue
                if types:
                    yield from _item(parts, types, base)
                if not NO_ARTICLES.intersection(types):
                    waiting.extend(parts[name] for name in reversed(LISTS) if isinstance(parts.get(name), dict | list))


def _item(parts: dict[str, Any], types: list[str], base: str) -> Iterator[NamedItem]:
    is_article = any(name.endswith(ARTICLE_ENDINGS) for name in types)
    if not is_article and "listitem" not in types:
        return
    named = (parts.get(name) for name in ("url", "item", "@id", "mainentityofpage"))
    url = next((found for one in named if isinstance(one, str) and (found := absolute(one, base))), None)
    if url:
        title = next((said for name in ("headline", "name") if isinstance(said := parts.get(name), str)), None)
        time = parts.get("datepublished")
        published = listing_date(time) if isinstance(time, str) else None
        yield NamedItem(url, is_article, without_markup(title), published)


def _of_data(parts: dict[str, Any], base: str) -> Iterator[NamedItem]:
    """Yield what an object in a script's own data names, if it has a title; it calls none an article."""
    title, address = next(texts(parts, TITLES), None), next(texts(parts, ADDRESSES), None)
    if title and (url := absolute(address, base)):
        yield NamedItem(url, is_called_article=False, title=without_markup(title), published=None)


def _types(parts: dict[str, Any]) -> list[str]:
    said = parts.get("@type")
    names = said if isinstance(said, list) else [said]
    return [name.rpartition("/")[2].lower() for name in names if isinstance(name, str)]


def _loaded(text: str) -> Any:
    if len(text) > LONGEST_SCRIPT:
        return None
    with suppress(ValueError, RecursionError):
        return json.loads(text, strict=False)
    return None

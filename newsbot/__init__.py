"""newsbot follows news publishers and keeps every article once; `extract` is its way from a page to an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsbot.items import Article


def extract(
    html: str | bytes, url: str, publisher: str | None = None, headers: Mapping[str, str] | None = None
) -> Article | None:
    """Return the article in *html*, or None if the page is none; the same path as a crawl's, without a crawl.

    *url* is the page's address, *publisher* a spider name or None for any site, *headers* the response's.
    Raises LookupError for an unknown publisher.
    """
    from newsbot.extraction.article import read_article
    from newsbot.items import NotAnArticle
    from newsbot.page import Page

    facts = _facts(publisher) if publisher else None
    try:
        return read_article(Page(html, url, headers), facts)
    except NotAnArticle:
        return None


def _facts(publisher: str):  # type: ignore[no-untyped-def]
    """Return the publisher file's spider class; its import is the only reason for scrapy to be loaded."""
    from importlib import import_module

    try:
        module = import_module(f"newsbot.publishers.{publisher}")
    except ModuleNotFoundError:
        raise LookupError(f"no publisher named {publisher!r}") from None
    return next(kind for kind in vars(module).values() if getattr(kind, "name", None) == publisher)

"""newsbot follows news publishers and keeps every article once; what is imported from here is its public Python."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsbot.archive import Archive as Archive
    from newsbot.archive import Selection as Selection
    from newsbot.extraction.article import PublisherFacts
    from newsbot.items import Article as Article
    from newsbot.items import NotAnArticle as NotAnArticle

__version__ = "0.2.0"

__all__ = ["Archive", "Article", "NotAnArticle", "Selection", "extract"]

_HOMES = {
    "Archive": "newsbot.archive",
    "Article": "newsbot.items",
    "NotAnArticle": "newsbot.items",
    "Selection": "newsbot.archive",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that `import newsbot` loads nothing (PEP 562)."""
    if home := _HOMES.get(name):
        return getattr(import_module(home), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def extract(
    html: str | bytes,
    url: str,
    publisher: str | None = None,
    headers: Mapping[str, str] | None = None,
    *,
    reasons: bool = False,
) -> Article | None:
    """Return the article in *html*, or None if the page is none; the same path as a crawl's, without a crawl.

    *url* is the page's address, *publisher* a spider name or None for any site, *headers* the response's. With
    *reasons*, NotAnArticle, whose ``reason`` is a short phrase, is raised instead of returning None.
    Raises LookupError for an unknown publisher.

    >>> extract("<title>Page not found</title>", "https://harbour.example/rain") is None
    True
    """
    from newsbot.extraction.article import read_article
    from newsbot.items import NotAnArticle
    from newsbot.page import Page

    facts = _facts(publisher) if publisher else None
    try:
        return read_article(Page(html, url, headers), facts)
    except NotAnArticle:
        if reasons:
            raise
        return None


def _facts(publisher: str) -> type[PublisherFacts]:
    """Return the publisher file's spider class; its import is the only reason for scrapy to be loaded."""
    name = f"newsbot.publishers.{publisher}"
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:  # the file is there, and lacks something itself
            raise
        raise LookupError(f"no publisher named {publisher!r}") from None
    facts: type[PublisherFacts] = next(kind for kind in vars(module).values() if getattr(kind, "name", "") == publisher)
    return facts

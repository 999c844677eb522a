"""newsbot follows news publishers and keeps every article once; what is imported from here is its public Python."""

from __future__ import annotations

from importlib import import_module
from os import PathLike, fspath

TYPE_CHECKING = False
"""As typing has it; the import of that, and of others, is most of the time in which Ctrl-C would show a traceback."""
if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping
    from datetime import date
    from pathlib import Path
    from typing import Any

    from newsbot.archive import Archive as Archive
    from newsbot.archive import ArchiveError as ArchiveError
    from newsbot.archive import Selection as Selection
    from newsbot.archive import WrongSelection as WrongSelection
    from newsbot.crawl_process import CrawlFailed as CrawlFailed
    from newsbot.exports.files import CannotWrite as CannotWrite
    from newsbot.extraction.publisher_facts import PublisherFacts
    from newsbot.items import Article as Article
    from newsbot.items import NotAnArticle as NotAnArticle
    from newsbot.one_crawl_archive import Report as Report
    from newsbot.sources import Listing as Listing
    from newsbot.sources import NotAListing as NotAListing

__version__ = "0.2.0"

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "CannotWrite",
    "CrawlFailed",
    "Listing",
    "NotAListing",
    "NotAnArticle",
    "Report",
    "Selection",
    "WrongSelection",
    "canonical_url",
    "crawl",
    "extract",
    "read_listing",
    "read_warc",
    "warc_files",
]

_HOMES = {
    "Archive": "newsbot.archive",
    "ArchiveError": "newsbot.archive",
    "Article": "newsbot.items",
    "CannotWrite": "newsbot.exports.files",
    "CrawlFailed": "newsbot.crawl_process",
    "Listing": "newsbot.sources",
    "NotAListing": "newsbot.sources",
    "NotAnArticle": "newsbot.items",
    "Report": "newsbot.one_crawl_archive",
    "Selection": "newsbot.archive",
    "WrongSelection": "newsbot.archive",
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

    _require("html", html, str, bytes)
    _require("url", url, str)
    if publisher is not None:
        _require("publisher", publisher, str)
    facts = _facts(publisher) if publisher else None
    try:
        return read_article(Page(html, url, headers), facts)
    except NotAnArticle:
        if reasons:
            raise
        return None


def crawl(
    *publishers: str,
    limit: int | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    settings: Mapping[str, Any] | None = None,
    **arguments: Any,
) -> Generator[Article, None, None]:
    """Crawl *publishers*, by their spiders' names, and yield each article as it comes.

    The crawl runs in a process of its own, with the settings and publisher files of the project that Python runs in,
    and is no further ahead than a few articles. It ends when the iterator does: when *limit* articles came (of all
    publishers together), when the loop is left, with Ctrl-C, and also when this process is killed.

    Nothing is kept, and all that the publishers list now comes each time; with ``settings={"ARCHIVE": "newsbot.db"}``
    what comes is stored, and only what is new or changed. *settings* go over those of the project. *since*, *until* and
    further *arguments* are those of `scrapy crawl -a`: ``sections=["politik"]``, ``url="https://any.example/"`` of the
    spider ``site``.

    Raises LookupError for an unknown publisher, ValueError for a wrong argument or setting, and, when all others have
    come to their end, CrawlFailed for publishers of which nothing came or whose crawl broke off.
    """
    from newsbot.crawl_process import articles

    if not publishers:
        raise ValueError("name a publisher to crawl, such as newsbot.crawl('bbc')")
    for name in publishers:
        _require("a publisher", name, str)
    if "urls" in arguments:
        urls = arguments["urls"]
        if not isinstance(urls, str | PathLike) or urls == "-":
            raise ValueError("urls names a file, with one address a line")
    asked = {"since": since, "until": until, **arguments}
    return articles(publishers, limit, settings or {}, asked)


def read_listing(
    body: str | bytes, url: str, content_type: str | None = None, *, known: Mapping[str, bool] | None = None
) -> Listing:
    """Return what the feed, sitemap, section or front page in *body* names; the same readers as a crawl's.

    *url* is its address, *content_type* the response's header. Of RSS, Atom, JSON Feed and sitemaps, plain or gzipped,
    come `entries` and what they say, `children` (of a sitemap index) and `next_page`; of a page also `feeds` and
    `sections` (name -> address). Raises NotAListing, whose ``reason`` is a short phrase.

    *known* are addresses of the site -> whether each was an article, such as `Archive.known_addresses` returns: they
    tell which forms of address a page's articles have, and which never were any.

    >>> page = "<html><a href='/sport/'>Sport</a> <a href='/politics/rain-falls-on-old-harbour'>Rain</a></html>"
    >>> listing = read_listing(page, "https://harbour.example/")
    >>> [entry.url for entry in listing.entries], listing.sections
    (['https://harbour.example/politics/rain-falls-on-old-harbour'], {'Sport': 'https://harbour.example/sport/'})
    """
    from newsbot.sources import LARGEST_LISTING
    from newsbot.sources.detect import read_any

    _require("body", body, str, bytes)
    _require("url", url, str)
    if isinstance(body, str):
        body = body.encode("utf-8", "replace")
    return read_any(body, url, content_type, LARGEST_LISTING, known)


def read_warc(
    path: str | PathLike[str], out: str | PathLike[str], *, publishers: Collection[str] | None = None
) -> Report:
    """Write the articles in the WARC file *path* to the Parquet file *out*, and return what became of all records.

    Only the file, newsbot and the project's publisher files decide what comes out: the same file gives the same bytes,
    on any machine, however often. *out* appears when it is whole, and replaces an older one; a process that is killed
    leaves no half of it, and two that write the same one at once do not disturb each other. A row has an article's
    fields, as `scrapy export` writes them, and `fetched`. *publishers* are the only ones whose pages are read.

    Of a damaged file everything that can be read is written, and the report's `damages` are not empty. Raises OSError
    where *path* cannot be read, ValueError where it is no WARC file, LookupError for an unknown publisher, and
    CannotWrite, in one line, where *out* cannot be written or pyarrow is missing.
    """
    from pathlib import Path

    from newsbot.one_crawl_archive import read

    _require("path", path, str, PathLike)
    _require("out", out, str, PathLike)
    if publishers is not None:
        _require("publishers", publishers, list, tuple, set, frozenset)
        if not publishers:
            raise ValueError("publishers: name at least one, or none at all for every page")
    return read(Path(path), Path(out), publishers or ())


def warc_files(*patterns: str | PathLike[str]) -> list[Path]:
    """Return the WARC files that *patterns* name, each once, in order; the same as `scrapy ingest` takes.

    A pattern is a path, a glob (``**`` for folders at any depth), or a list of files that ends in ``.paths`` or
    ``.paths.gz``, as Common Crawl has them, whose files lie beside it. Raises OSError where nothing is there.
    """
    from newsbot.warc.files import matching_files

    return matching_files([fspath(pattern) for pattern in patterns])


def canonical_url(url: str) -> str:
    """Return the form of *url* that all addresses of the same article share; never raises for a text.

    >>> canonical_url("http://m.harbour.example/story/rain.html?utm_source=x#comments")
    'https://www.harbour.example/story/rain.html'
    """
    from newsbot.urls import canonical

    _require("url", url, str)
    return canonical(url)


def _require(name: str, value: object, *kinds: type) -> None:
    """Raise TypeError, in words of the caller's, where *value* is none of *kinds*."""
    if not isinstance(value, kinds):
        wanted = " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{name} takes {wanted}, and was given {type(value).__name__}")


def _facts(publisher: str) -> type[PublisherFacts]:
    """Return the publisher file's spider class; its import is the only reason for scrapy to be loaded."""
    name = f"newsbot.publishers.{publisher}"
    if not publisher.isidentifier() or publisher.startswith("_"):
        raise LookupError(f"no publisher named {publisher!r}")
    try:
        module = import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:  # the file is there, and lacks something itself
            raise
        return _own_facts(publisher)
    facts: type[PublisherFacts] = next(kind for kind in vars(module).values() if getattr(kind, "name", "") == publisher)
    return facts


def _own_facts(publisher: str) -> type[PublisherFacts]:
    """Return the spider class of that name in the Scrapy project that Python runs in, if it runs in one."""
    from scrapy.spiderloader import get_spider_loader
    from scrapy.utils.project import get_project_settings, inside_project

    from newsbot.spiders.publisher import PublisherSpider
    from newsbot.states import ANY_SITE

    if inside_project():
        loader = get_spider_loader(get_project_settings())
        spider = loader.load(publisher) if publisher in loader.list() and publisher != ANY_SITE else None
        if spider and issubclass(spider, PublisherSpider):
            return spider
    raise LookupError(f"no publisher named {publisher!r}")

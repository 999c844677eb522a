"""ITEM: the pages of articles of several pages, held until those that a crawl archive has are there (pure)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newsbot.items import Article
from newsbot.several_pages.joining import JoinedPages, same_headline
from newsbot.several_pages.page_reasons import page_reason
from newsbot.several_pages.provenance import lacks_pages, pages_read
from newsbot.several_pages.renewal import with_renewed_pages
from newsbot.states import Reason, UrlState
from newsbot.urls import canonical
from newsbot.warc.articles import NoArticle, ReadArticle

HELD_AT_MOST = 1_000
"""Articles of which pages are held at a time."""


@dataclass(slots=True)
class PageGroups:
    """Pages by the address of the first one of their article.

    *stored* gives the article that is known at an address, and when its page was fetched: others of its pages may have
    come with an earlier crawl archive.
    """

    stored: Callable[[str], tuple[Article, datetime] | None]
    _held: dict[str, dict[int, ReadArticle]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self._held)

    def add(self, page: ReadArticle) -> Iterator[ReadArticle | NoArticle]:
        """Hold *page*; yield what of its own and of other articles is as whole as it will be."""
        assert page.pages
        key, number = canonical(page.pages.first), page.pages.number
        if number == 1 and 1 in self._held.get(key, {}):  # a later visit
            yield from self._joined(key)
        elif key not in self._held and len(self._held) >= HELD_AT_MOST:
            yield from self._joined(next(iter(self._held)))
        self._held.setdefault(key, {})[number] = page
        if _is_complete(self._held[key]):
            yield from self._joined(key)

    def rest(self) -> Iterator[ReadArticle | NoArticle]:
        """Yield what the pages that are still held come to."""
        for key in list(self._held):
            yield from self._joined(key)

    def _joined(self, key: str) -> Iterator[ReadArticle | NoArticle]:
        pages = self._held.pop(key)
        joined, others = _join(pages)
        is_part = joined is None or bool(others) or lacks_pages(joined.article.provenance)
        if is_part and (known := self.stored(key)):
            joined, others = _go_on(*known, pages) or (joined, others)
        if joined:
            yield joined
        for page in others:
            if joined and not same_headline(page.article.headline, joined.article.headline):
                yield ReadArticle(page.article, page.fetched)
            else:
                url, publisher = page.article.url, page.article.publisher
                yield NoArticle(url, publisher, UrlState.NOT_ARTICLE, Reason.LATER_PAGE, page.fetched)


def _is_complete(pages: dict[int, ReadArticle]) -> bool:
    """Tell whether all pages are there, from the first to one that has none after it."""
    number = 1
    while (page := pages.get(number)) and page.pages and page.pages.following:
        number += 1
    return number in pages and len(pages) == number and number > 1


def _join(pages: dict[int, ReadArticle]) -> tuple[ReadArticle | None, list[ReadArticle]]:
    """Return the article that the pages are, and those that are none of it."""
    first = pages.get(1)
    if first is None or first.pages is None:
        return None, list(pages.values())
    joined = JoinedPages.begin(first.article, first.pages)
    joined.whole = None
    parts = _add_pages(joined, pages)
    others = [page for at, page in pages.items() if at > joined.read]
    if not parts and joined.missing:
        return ReadArticle(first.article, first.fetched), others  # whose provenance says where there is more
    return ReadArticle(joined.joined(), first.fetched, parts=parts | joined.parts()), others


def _go_on(
    article: Article, fetched: datetime, pages: dict[int, ReadArticle]
) -> tuple[ReadArticle, list[ReadArticle]] | None:
    """Return the stored *article* with those of *pages* that it lacked or that changed since, and those that are none.

    None where it gains nothing.
    """
    newer = {number: page.article for number, page in pages.items() if page.fetched > fetched}
    renewed = with_renewed_pages(article, newer)
    joined = JoinedPages.resume(renewed or article)
    parts = _add_pages(joined, pages) if lacks_pages(article.provenance) else {}
    if renewed is None and not parts:
        return None
    fetched = max(fetched, *(page.fetched for page in pages.values()))
    others = [page for at, page in pages.items() if at > joined.read]
    parts |= {page.article.url: page_reason(at) for at, page in pages.items() if 1 < at <= joined.read}
    whole = joined.joined() if renewed is None or joined.read > pages_read(article.provenance) else renewed
    return ReadArticle(whole, fetched, parts=parts | joined.parts()), others


def _add_pages(joined: JoinedPages, pages: dict[int, ReadArticle]) -> dict[str, str]:
    """Add the pages after those that were read, as far as they are there; return their addresses with the reason."""
    parts: dict[str, str] = {}
    while (page := pages.get(joined.read + 1)) and joined.add(page.article, page.pages):
        parts[page.article.url] = page_reason(joined.read)
    if joined.read + 1 not in pages and joined.following:
        joined.missing = "not in the crawl archive"
    return parts

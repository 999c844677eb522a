"""REQUEST: the other pages of an article of several, one after the other, until it is whole."""

from collections import OrderedDict
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsbot.archive_writer import ArchiveWriter
from newsbot.failures import failure_of, requested_url
from newsbot.items import Article, NotAnArticle
from newsbot.several_pages.joining import JoinedPages, same_headline
from newsbot.sources import Entry
from newsbot.sources.page_of_several import ArticlePages
from newsbot.spiders.further_listings import FIRST
from newsbot.states import Reason, UrlState
from newsbot.urls import canonical

if TYPE_CHECKING:
    from newsbot.spiders.publisher import PublisherSpider

REMEMBERED, WAITING = 5_000, 200
"""Headlines, and later pages whose first one is asked for."""


@dataclass(slots=True, frozen=True)
class LaterPage:
    """A later page that was come across before its first one."""

    article: Article
    number: int
    response: Response


class FurtherPages:
    """Asks for the pages of the articles of one crawl.

    A request's `meta` holds ``joined``, the article as far as it was read, and ``first``, the response with its first
    page; that for the first page of a later one holds ``led_by``.
    """

    def __init__(self, spider: "PublisherSpider") -> None:
        self.spider = spider
        self._headlines: OrderedDict[int, str | None] = OrderedDict()
        """Of the pages that were read of late, by their addresses."""
        self._waiting: OrderedDict[str, list[LaterPage]] = OrderedDict()
        """Address of a first page that is not read yet -> later ones, which may be articles of their own."""

    def outputs(self, article: Article, pages: ArticlePages | None, response: Response) -> Iterator[Any]:
        """Yield what the page of *response* leads to: its article, a request for the rest, or for its first page."""
        yield from self._no_later_pages(article, response)
        if pages and pages.number > 1:
            yield from self._first_page(LaterPage(article, pages.number, response), pages)
        elif pages and not self.spider.date_range.why_outside(article.date_published):
            yield self._request(JoinedPages.begin(article, pages), response)
        else:
            yield from self.spider.keep(article, response)

    def _no_later_pages(self, article: Article, response: Response) -> Iterator[Article]:
        """Yield what took the page of *response* for its first one, and is an article of its own by its headline."""
        for address in {canonical(response.url), canonical(requested_url(response))}:
            self._headlines[hash(address)] = article.headline
            for later in self._waiting.pop(address, ()):
                if not same_headline(article.headline, later.article.headline):
                    yield from self.spider.keep(later.article, later.response)
        while len(self._headlines) > REMEMBERED:
            self._headlines.popitem(last=False)

    def _first_page(self, later: LaterPage, pages: ArticlePages) -> Iterator[Any]:
        first = canonical(pages.first)
        if hash(first) in self._headlines:
            if not same_headline(self._headlines[hash(first)], later.article.headline):
                yield from self.spider.keep(later.article, later.response)
                return
        else:
            self._waiting.setdefault(first, []).append(later)
            if len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
        self.spider.tell_of(later.response, UrlState.NOT_ARTICLE, Reason.LATER_PAGE)
        if "led_by" in later.response.meta:
            return  # a first page that says it is a later one
        entry = replace(later.response.meta.get("entry") or Entry(""), url=pages.first)
        requests, _ = self.spider.article_request(entry, "archive")
        for request in requests:
            request.meta["led_by"] = later
            yield request

    def _request(self, joined: JoinedPages, first: Response) -> Request:
        meta = {"joined": joined, "first": first}
        assert joined.following
        return Request(
            joined.following, self.parse, errback=self.failed, dont_filter=True, priority=FIRST - 1, meta=meta
        )

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Any]:
        """Yield the request for the page after this one, or the article."""
        joined: JoinedPages = response.meta["joined"]
        try:
            article, pages = await self.spider.read_page(response)
        except NotAnArticle as error:
            self._note_missing(joined, error.reason)
        else:
            if joined.whole:
                joined.add_whole(None if pages else article, response.url)
            else:
                joined.add(article, pages)
        for output in self._go_on(joined, response.meta["first"]):
            yield output

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Yield what is left to ask for, or the article without the page that could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        self._note_missing(request.meta["joined"], failure_of(failure.value)[1])
        yield from self._go_on(request.meta["joined"], request.meta["first"])

    def _note_missing(self, joined: JoinedPages, reason: str) -> None:
        if joined.whole:
            joined.add_whole(None, "")
        else:
            joined.missing = reason

    def _go_on(self, joined: JoinedPages, first: Response) -> Iterator[Any]:
        if joined.following:
            yield self._request(joined, first)
        else:
            yield from self._keep(joined.joined(), joined, first)

    def _keep(self, article: Article, joined: JoinedPages, first: Response) -> Iterator[Article]:
        """Yield *article*, whose pages are those of *joined*."""
        writer = ArchiveWriter.of(self.spider.crawler)
        for kept in self.spider.keep(article, first):
            writer.came_by(kept, canonical(requested_url(first)))
            writer.has_parts(kept, joined.parts())
            yield kept

"""REQUEST: PublisherSpider, the base of every publisher file: facts in, requests for listings and articles out."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import UTC, datetime
from typing import Any, Self
from weakref import WeakKeyDictionary

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsbot.failures import requested_url
from newsbot.items import Article, NotAnArticle
from newsbot.page import Page
from newsbot.page_bounds import LARGE
from newsbot.responses import headers_of, media_type, page_of
from newsbot.signals import redirects_to_known, tell
from newsbot.sources import SourceKind
from newsbot.sources.headline_match import are_alike, is_about
from newsbot.sources.page_of_several import ArticlePages
from newsbot.spiders.arguments import Arguments
from newsbot.spiders.article_limit import ArticleLimit
from newsbot.spiders.further_pages import FurtherPages
from newsbot.spiders.listing_spider import ListingSpider
from newsbot.spiders.wrong_facts import NO_SOURCE, wrong_fact
from newsbot.states import Reason, UrlState
from newsbot.urls import canonical

_LARGE_AT_ONCE = 2
"""Pages of more than LARGE bytes that all crawls of a process hold as trees."""
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


class PublisherSpider(ListingSpider):
    """A publisher; subclasses state facts, and code only where a site truly needs it."""

    title: str = ""
    """The publisher's name as readers know it."""
    country: str = ""
    """ISO 3166-1, two letters."""
    language: str = ""
    """BCP 47."""
    selectors: Mapping[str, str] = {}
    """Article field -> CSS, where structured data and the generic extractor go wrong."""
    drop: Sequence[str] = []
    """CSS of what is no part of the article."""
    javascript: bool = False
    """Whether only a browser has the articles' text, as scripts bring it; `newsbot.downloader.browser` says how."""
    every: str | None = None
    """Fixed interval between crawls, such as ``30m``; learned from the publisher where None."""

    limit: ArticleLimit | None = None
    follows_listings: bool
    """Whether the crawl reads listings and asks for what is due; else it reads the pages that were named."""

    @property
    def facts(self) -> "type[PublisherSpider] | None":
        """What is known of the publisher when its pages are read."""
        return type(self)

    def facts_at(self, url: str) -> "type[PublisherSpider] | None":  # noqa: ARG002 - for pages of many publishers
        """What is known of the publisher of the page at *url*."""
        return self.facts

    def __init__(self, **arguments: str) -> None:
        super().__init__(Arguments.of(self, arguments))  # of the instance, which may have set its own listings
        self.article_pages = FurtherPages(self)
        self.follows_listings = not self.arguments.urls

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        """Raise UsageError, with one line for the user, if the ``-a`` arguments are wrong; commands ask beforehand."""
        if mistake := wrong_fact(cls):
            raise UsageError(f"{cls.name}: {mistake}")
        Arguments.of(cls, arguments)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.went_wrong, signals.spider_error)
        crawler.signals.connect(spider.was_dropped, signals.request_dropped)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        if spider.arguments.limit:
            spider.limit = ArticleLimit(crawler, spider.arguments.limit)
        return spider

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:  # noqa: ARG003 - for publishers that need the page
        """Return *article* with what only this publisher's pages need; most override nothing."""
        return article

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the pages that were asked for, else for every listing."""
        for url in self.arguments.urls:
            yield Request(url, self.parse, errback=self.failed, dont_filter=True)
        if self.arguments.urls:
            return
        now = datetime.now(UTC)
        self.look_back_from(now)
        requests = list(self.listing_requests(now))
        if not requests and not any(getattr(self, source) for source in SourceKind):
            self.crawler.stats.set_value("newsbot/failure", NO_SOURCE)
            self.logger.error("%s: %s", self.name, NO_SOURCE)
        for request in requests:
            yield request

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Any]:
        """Yield the article that the page is, or the request for its other pages; what is none is told why."""
        if not _may_be_page(response):
            self.tell_of(response, UrlState.NOT_ARTICLE, Reason.NOT_A_PAGE)
            return
        if response.meta.get("starts_off_site") and not self.is_article(response.url, unknown_is=True):
            self.tell_of(response, UrlState.FILTERED, Reason.NOT_AN_ARTICLE_ADDRESS)
            return
        try:
            article, pages = await self.read_page(response)
        except NotAnArticle as error:
            self.tell_of(response, UrlState.NOT_ARTICLE, error.reason)
            return
        for output in self.article_pages.outputs(article, pages, response):
            yield output

    async def read_page(self, response: Response) -> tuple[Article, ArticlePages | None]:
        """Return the article of the page, and which of several pages it is; raises NotAnArticle."""
        from newsbot.extraction.article import (
            Reading,  # a sixth of a command's start; those that read no page do without
        )

        page = page_of(response)
        with self.limit.reading() if self.limit else nullcontext():
            async with turn_of(len(page.body)):
                # libxml2 needs no Python meanwhile, which reads or stores another page.
                await asyncio.to_thread(lambda: page.root)
                entry, is_later = response.meta.get("entry"), "joined" in response.meta
                reading = Reading(page, self.facts_at(response.url), entry, datetime.now(UTC), is_later_page=is_later)
                article = reading.article()
        return article, reading.pages

    def keep(self, article: Article, response: Response) -> Iterator[Article]:
        """Yield *article*, which begins with the page of *response*, if it is wanted."""
        entry = response.meta.get("entry")
        if _leads_elsewhere(response, article):
            self.tell_of(response, UrlState.NOT_ARTICLE, Reason.REDIRECTS_ELSEWHERE)
            return
        if reason := self.date_range.why_outside(article.date_published):
            self.tell_of(response, UrlState.FILTERED, reason)
            return
        if self.limit and not self.limit.admits():
            self.tell_of(response, UrlState.FILTERED, Reason.OVER_LIMIT)
            return
        article.discovered_via = (entry.listing or None) if entry else None
        article.rights += [right for right in response.meta.get("rights", ()) if right not in article.rights]
        yield article

    def went_wrong(self, failure: Failure, response: Response | Failure | None) -> None:
        """Tell that newsbot itself failed on a page; Scrapy has logged how."""
        if isinstance(response, Response) and not response.meta.get("listing"):
            self.tell_of(response, UrlState.FAILED, f"{type(failure.value).__name__} in newsbot")

    def was_dropped(self, request: Request) -> None:
        """Tell of a redirect to an address that this crawl has asked for already; nothing else would."""
        way = request.meta.get("redirect_urls", ())
        if request.url in way:
            self.tell_of(request, UrlState.FAILED, Reason.REDIRECT_LOOP)
        elif way and not request.meta.get("listing"):
            self.tell_of(request, UrlState.DUPLICATE, Reason.REDIRECTS_TO_KNOWN)
            self.crawler.signals.send_catch_log(redirects_to_known, url=requested_url(request), known=request.url)

    def tell_of(self, source: Request | Response, state: UrlState, reason: str) -> None:
        """Tell what became of the address that was asked for first."""
        response = source if isinstance(source, Response) else None
        tell(self.crawler, requested_url(source), state, reason, entry=source.meta.get("entry"), response=response)


def _leads_elsewhere(response: Response, article: Article) -> bool:
    """Tell whether a listed address was redirected to a page that has nothing of what the listing named."""
    entry, asked = response.meta.get("entry"), requested_url(response)
    if response.meta.get("starts_off_site"):
        return False  # a click tracker, whose addresses name nothing
    if entry is None or canonical(asked) == canonical(response.url) or are_alike(asked, response.url):
        return False
    return is_about(article.headline, entry.title, asked) is False


def turn_of(size: int) -> AbstractAsyncContextManager[Any]:
    """Return what to hold while a page of *size* bytes is parsed and read."""
    if size <= LARGE:
        return nullcontext()
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(_LARGE_AT_ONCE))


def _may_be_page(response: Response) -> bool:
    """Tell whether the server calls this a page, or does not say."""
    kind = media_type(headers_of(response).get("Content-Type"))
    return kind in ("", "text/plain", "application/octet-stream") or "html" in kind

"""REQUEST: do not fetch what the archive has; ask for listings only if they changed; ask again for what is due."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, DontCloseSpider
from scrapy.http import Request, Response
from scrapy.spidermiddlewares.httperror import HttpError

from newsbot.archive import Archive
from newsbot.archive_writer import ArchiveWriter, now
from newsbot.failures import requested_url
from newsbot.items import Article
from newsbot.signals import listing_outcome, publisher_of, url_outcome
from newsbot.sources import Entry, SourceKind
from newsbot.spidermiddlewares.conditional_listings import ConditionalListings
from newsbot.spidermiddlewares.known_pages import KnownPages
from newsbot.spidermiddlewares.named_articles import NamedArticles
from newsbot.spidermiddlewares.second_looks import SecondLooks
from newsbot.states import ListingState, Reason, UrlState
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import canonical


class SkipKnown:
    """Drops requests for articles that the archive has, and asks for listings conditionally.

    A listing's entries are noted in the archive in one transaction with its ETag, so that a crash after it loses none:
    what was found and never read is asked for by the next run, although the listing answers 304 by then.

    Of a request's `meta` it goes by ``entry``, ``listing``, ``needs_news`` and ``reread``
    (`newsbot.spiders.listing_spider.ListingSpider` says what they mean). It sets ``walk``, the listing whose older
    pages are being read, and ``resumes`` while that is done again because the last time broke off.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive_writer = ArchiveWriter.of(crawler)
        self.second_looks = SecondLooks()
        self.seen_again: set[str] = set()
        """Canonical addresses of what second looks brought, until the archive has it."""
        self._was_broken = False
        self._unreadable: set[str] = set()
        """Listings that came and could not be read."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.url_outcome, url_outcome)
        crawler.signals.connect(middleware.listing_outcome, listing_outcome)
        crawler.signals.connect(middleware.spider_idle, signals.spider_idle)
        return middleware

    @property
    def archive(self) -> Archive | None:
        return self.archive_writer.archive

    @property
    def spider(self) -> Any:
        return self.crawler.spider

    @property
    def publisher(self) -> str:
        return publisher_of(self.crawler)

    @cached_property
    def listings(self) -> ConditionalListings:
        return ConditionalListings(self.spider, self.publisher)

    @cached_property
    def pages(self) -> KnownPages:
        return KnownPages(self.spider, self.archive_writer, is_wanted=lambda *new: self.articles.decide(*new)[0])

    @cached_property
    def articles(self) -> NamedArticles:
        return NamedArticles(self.spider, self.publisher, self.archive_writer, self.second_looks)

    async def process_start(self, start: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Go through the spider's own requests, then through what is due again."""
        if not self.archive_writer.may_start():
            raise CloseSpider(FinishReason.ARCHIVE_FAILED)
        reads_listings = False
        if _follows_all(self.spider):
            with self.archive_writer.one_line_errors():
                self._was_broken = bool(self.archive and self.archive.crawls.lost_most_pages(self.publisher))
            for request in self._now_wanted():
                yield request
        async for output in start:
            if isinstance(output, Request):
                reads_listings = reads_listings or bool(output.meta.get("listing"))
                self._make_conditional(output)
                self.second_looks.others += 1
            yield output
        if reads_listings and _follows_all(self.spider):
            for request in self._due():
                yield request

    def process_spider_input(self, response: Response) -> None:
        """Give an article all that listings say; take a listing that has its last body for a 304 that is not sent."""
        if entry := response.meta.get("entry"):
            response.meta["entry"] = self.articles.all_said(requested_url(response), entry)
        if self.archive and self.listings.has_same_body(self.archive, response):
            response.meta["same_body"] = True
            raise HttpError(response.replace(status=304, body=b""))

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Let through what is worth a request."""
        if response.meta.get("listing"):
            outputs = [output async for output in result]
            for output in self._of_listing(response, outputs):
                self.second_looks.others += isinstance(output, Request)
                yield output
        else:
            async for output in result:
                if isinstance(output, Article):
                    if "joined" not in response.meta:
                        self.archive_writer.came_by(output, canonical(requested_url(response)))
                    if response.meta.get("first", response).meta.get("second_look"):
                        self.seen_again.add(output.canonical_url)
                for passed in self._of_page(output):
                    yield passed
        for request in self.second_looks.whose_turn_it_is():
            yield request

    def listing_outcome(self, url: str, state: ListingState) -> None:
        """Hear of what is no listing: to find it unchanged the next time would call a lost feed a quiet one."""
        if state == ListingState.FAILED:
            self._unreadable.add(url)

    def _of_page(self, output: Any) -> Iterator[Any]:
        """Yield *output* of an article's page, or what stands for it as the archive has it."""
        if self.archive:
            yield from self.pages.passed(self.archive, output)
        elif "led_by" not in getattr(output, "meta", ()) or self.articles.is_first(output):
            yield output

    def url_outcome(self, url: str, state: UrlState, reason: str) -> None:
        """Hear of a stored article: where it, or most pages of late, were none before, all of those are looked at."""
        is_article = state == UrlState.STORED and reason != Reason.SUSPECT
        if is_article and (url in self.seen_again or self._was_broken):
            self.seen_again.discard(url)
            self._was_broken = False
            self.second_looks.successes += 1
            if self.archive and self.second_looks.successes == 1:
                with self.archive_writer.one_line_errors():
                    self._look_again(self.archive.url_queue.no_articles(self.publisher, now()))

    def spider_idle(self) -> None:
        """Make the second looks whose turn came with the last article."""
        requests = list(self.second_looks.whose_turn_it_is())
        for request in requests:
            self.crawler.engine.crawl(request)
        if requests:
            raise DontCloseSpider

    def _look_again(self, entries: list[tuple[str, Entry]]) -> None:
        requests = list(self.articles.asked_again(entries))
        for request in requests:
            request.meta["second_look"] = True
        self.second_looks.wait(requests)

    def _now_wanted(self) -> Iterator[Request]:
        """Yield requests for what the facts kept from being read and do no more; listings may name it no longer."""
        if not self.archive:
            return
        with self.archive_writer.one_line_errors():
            if not self.archive.listings.had_other_facts(self.publisher, self.listings.facts):
                return
            since = now() - timedelta(days=self.crawler.settings.getint("LOOK_BACK_DAYS"))
            for url, entry in self.archive.url_queue.filtered(self.publisher, since):
                if self.spider.why_not(entry, "archive") is None:
                    self.archive.urls.find(url, entry, self.publisher, None, now())
                    yield from self.articles.asked_again([(url, entry)])

    def _of_listing(self, response: Response, outputs: list[Any]) -> list[Any]:
        if not self.archive:
            return [output for output in outputs if not _is_article(output) or self.articles.is_first(output)]
        with self.archive_writer.one_line_errors():
            with self.archive.transaction():
                kept = self._read(self.archive, response, outputs)
            for output in kept:
                if isinstance(output, Request):
                    self._make_conditional(output)
            return kept
        return []

    def _read(self, archive: Archive, response: Response, outputs: list[Any]) -> list[Any]:
        """Note what a listing names, and return what of it is to be asked for; one transaction."""
        url = requested_url(response)
        if response.status == 304 or response.meta.get("same_body"):
            archive.listings.checked(url, now())
            archive.listings.walk(response.meta.get("walk", url), self.publisher, goes_on=False)
            self._look_again(archive.url_queue.second_looks(self.publisher, now(), url))
            return [*outputs, *self._due(url)]
        listing_id = archive.listings.id_of(url, self.publisher)
        has_news, kept = False, []
        articles = [output for output in outputs if _is_article(output)]
        with archive.urls.expected.among(canonical(article.url) for article in articles):
            for article in articles:
                fetch, is_new = self.articles.decide(archive, article, listing_id)
                has_news = has_news or is_new
                kept += [article] if fetch else []
        further = [output for output in outputs if not _is_article(output)]
        return kept + self._walk(archive, response, further, has_news)

    def _walk(self, archive: Archive, response: Response, further: list[Any], has_news: bool) -> list[Any]:
        """Return what of the other outputs is to be followed: an older page only if this one has news, or if the walk
        over these pages broke off the last time, which is known by a note that stands until it comes to its end.
        """
        url = requested_url(response)
        walk = response.meta.get("walk", url)
        resumes = response.meta.get("resumes", archive.listings.is_walked(url))
        older = [output for output in further if isinstance(output, Request) and output.meta.get("needs_news")]
        others = [output for output in further if output not in older]
        if not has_news and not resumes:
            older = []
        for request in older:
            request.meta.update(walk=walk, resumes=resumes)
        if older or response.status in (200, 404, 410):
            archive.listings.walk(walk, self.publisher, goes_on=bool(older))
        if response.status == 200 and url not in self._unreadable:
            self.listings.note(
                archive, response, url, names_listings=any(isinstance(output, Request) for output in others)
            )
        return others + older

    def _make_conditional(self, request: Request) -> None:
        if self.archive:
            with self.archive_writer.one_line_errors():
                self.listings.make_conditional(self.archive, request)

    def _due(self, listing: str | None = None) -> Iterator[Request]:
        """Yield requests for what was found and never read, failed and is due, or is young and due for a check."""
        if not self.archive:
            return
        with self.archive_writer.one_line_errors():
            yield from self.articles.asked_again(self.archive.url_queue.due(self.publisher, now(), listing))


def _follows_all(spider: Any) -> bool:
    """Tell whether a crawl was started without arguments that choose among the publisher's articles."""
    arguments = getattr(spider, "arguments", None)
    if arguments is None or not spider.follows_listings or arguments.since or arguments.until or arguments.sections:
        return False
    return all(source in arguments.sources for source in SourceKind if getattr(spider, source))


def _is_article(output: Any) -> bool:
    return isinstance(output, Request) and "entry" in output.meta

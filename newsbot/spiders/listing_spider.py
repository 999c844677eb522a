"""REQUEST: listings are asked for and read; each article that they name becomes one request, or one reason."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

import scrapy
from scrapy.http import JsonResponse, Request, Response, XmlResponse
from twisted.python.failure import Failure

from newsbot.archive_writer import ArchiveWriter
from newsbot.failures import failure_of, requested_url
from newsbot.page import Page
from newsbot.responses import headers_of
from newsbot.signals import tell, tell_listing
from newsbot.sources import LARGEST_LISTING, Entry, IsAPage, Listing, NotAListing, SourceKind
from newsbot.sources.article_address import may_be_article
from newsbot.sources.detect import may_be_listing, read_feed_or_sitemap
from newsbot.sources.known_forms import KnownForms
from newsbot.sources.section import read_section
from newsbot.sources.sitemap import without_common_time
from newsbot.sources.wordpress import posts_at, posts_between
from newsbot.spiders.arguments import Arguments
from newsbot.spiders.asked_listings import AskedListings
from newsbot.spiders.date_range import DateRange, minute
from newsbot.spiders.fit_of_facts import FitOfFacts
from newsbot.spiders.further_listings import FIRST, FurtherListings, first_page
from newsbot.states import ListingState, Reason, UrlState
from newsbot.urls import canonical, is_within


class ListingSpider(scrapy.Spider):
    """Finds a publisher's articles; the spider that reads them builds on it.

    What other components may go by in a request's `meta`: ``listing`` is True on a request for a listing. ``entry`` is
    what a listing said of the article. ``needs_news`` is True on the request for an older page that is only worth
    making if the page before named an article that is not known. ``reread`` is True on a listing that is to be read
    even if it has not changed, as this crawl looks for other articles in it than the last one. ``starts_off_site`` is
    True on the request for a feed's link to another host, which may send on to the publisher's, as click trackers do.
    """

    timezone: str = "UTC"
    """IANA name; dates without an offset are in it."""
    allowed_domains: list[str] = []
    sections: dict[str, str] = {}
    """Section's name -> address of its page."""
    feeds: list[str] = []
    """RSS, Atom, JSON Feed."""
    sitemaps: list[str] = []
    """May hold a date, for archives by day, month or year: ``https://x.example/sitemap-{date:%Y-%m}.xml``."""
    news_sitemaps: list[str] = []
    wordpress: list[str] = []
    """WordPress's REST API, such as ``https://x.example/wp-json/``: posts by date, a hundred a request."""
    article_url: str | None = None
    """Regular expression, searched in the address; where it finds nothing is no article."""

    def __init__(self, arguments: Arguments) -> None:
        super().__init__()
        self.arguments = arguments
        self.date_range = DateRange(arguments.since, arguments.until, ZoneInfo(self.timezone))
        self.started_minute = FIRST - 1
        """For the priority of what tells no time."""
        self.further_listings = FurtherListings(self)
        self._named: set[int] = set()
        self._named_by_walk: dict[str, set[str]] = {}
        """First page of a section or feed -> articles that its pages named, as some servers answer any page number."""
        self._fits = FitOfFacts()
        self.robots_sitemaps: list[str] = []
        self.asked_listings = AskedListings(self)

    def look_back_from(self, now: datetime) -> None:
        """Note how far back sitemaps are read where no `since` says so; *now* is aware."""
        self.started_minute = minute(now)
        oldest = now - timedelta(days=self.settings.getint("LOOK_BACK_DAYS"))
        self.date_range = replace(self.date_range, oldest=self.arguments.since or oldest)

    def listing_requests(self, now: datetime) -> Iterator[Request]:
        """Yield a request for each listing that was asked for."""
        for source in self.arguments.sources:
            if source == SourceKind.SECTIONS:
                wanted = self.arguments.sections or self.sections
                named: list[tuple[str, dict[str, Any]]] = [
                    (url, {"section": name}) for name, url in self.sections.items() if name in wanted
                ]
            elif source == SourceKind.WORDPRESS:
                asked = self.arguments.since, self.arguments.until
                named = [(posts_between(posts_at(api), *asked), {}) for api in self.wordpress]
            else:
                named = [self.further_listings.dated(address, now) for address in getattr(self, source)]
            for url, meta in named:
                yield from self.listing_request(url, source, is_named=True, **meta)

    def listing_request(
        self, url: str, source: str, *, priority: int = FIRST, is_named: bool = False, **meta: Any
    ) -> Iterator[Request]:
        """Yield the request for a listing, unless this crawl has made it already, or may not make it."""
        if not self.asked_listings.admits(url, is_named=is_named):
            return
        meta |= {"listing": True, "source": source}
        if source in (SourceKind.SITEMAPS, SourceKind.NEWS_SITEMAPS):
            meta["download_maxsize"] = LARGEST_LISTING
        if self.arguments.since or self.arguments.until:
            meta["reread"] = True
        yield Request(
            url, self.parse_listing, errback=self.listing_failed, dont_filter=True, priority=priority, meta=meta
        )

    async def parse_listing(self, response: Response) -> AsyncIterator[Request]:
        """Ask for the articles that the listing names, the sitemaps that it names, and its older pages."""
        try:
            listing = await self.read(response)
        except NotAListing as error:
            self._tell_listing(response, ListingState.FAILED, error.reason)
            for request in self.after_failed(response):
                yield request
            return
        for request in self.follow(listing, response):
            yield request
        self._tell_listing(response, ListingState.READ, entries=len(listing.entries))

    def listing_failed(self, failure: Failure) -> Iterator[Request]:
        """Tell why the listing could not be read, and go on to older ones that do not depend on it."""
        request: Request = failure.request  # type: ignore[attr-defined]
        url_state, reason = failure_of(failure.value)
        state = ListingState.UNCHANGED if reason == "HTTP 304" else ListingState(url_state)
        self._tell_listing(request, state, "" if state == ListingState.UNCHANGED else reason)
        if state != ListingState.UNCHANGED or self.arguments.since:
            yield from self.after_failed(request)

    def after_failed(self, source: Request | Response) -> Iterator[Request]:
        """Yield what does not depend on the listing that could not be read."""
        yield from self.further_listings.search_on(source, None)
        yield from self.further_listings.older(source, needs_news=False)

    def follow(self, listing: Listing, response: Response) -> Iterator[Request]:
        """Yield the requests that *listing* leads to: articles, newest first, then sitemaps and older pages."""
        source, section = response.meta["source"], response.meta.get("section")
        named_by_walk = self._named_by_walk.setdefault(first_page(response), set())
        goes_on = False
        entries = without_common_time(listing.entries) if source == SourceKind.SITEMAPS else listing.entries
        for entry in sorted(entries, key=self._priority, reverse=True):
            requests, reason = self.article_request(replace(entry, section=section) if section else entry, source)
            if (requests or reason == Reason.AFTER_UNTIL) and entry.url not in named_by_walk:
                goes_on = True
                named_by_walk.add(entry.url)
            yield from requests
        yield from self.further_listings.search_on(response, replace(listing, entries=entries))
        yield from self.further_listings.of_index(listing.children, response)
        if listing.next_page and goes_on:
            yield from self.further_listings.next_page(listing.next_page, response)
        else:
            self._named_by_walk.pop(first_page(response), None)
        if goes_on or self.arguments.since or not listing.entries:
            yield from self.further_listings.older(
                response, needs_news=bool(listing.entries) and not self.arguments.since
            )

    def article_request(self, entry: Entry, source: str) -> tuple[list[Request], str | None]:
        """Return the request for an article, or none and why: it is told once a crawl, however often it is named.

        Of one that another listing named before, the request is yielded again: `newsbot.spidermiddlewares.skip_known`
        drops it, and goes by it to tell whether a page has news.
        """
        key = hash(canonical(entry.url))
        reason = self.why_not(entry, source)
        self._fits.note(entry.url, reason)
        if key not in self._named:
            self._named.add(key)
            tell(self.crawler, entry.url, UrlState.FOUND, entry=entry)
            if reason:
                tell(self.crawler, entry.url, UrlState.FILTERED, reason, entry=entry)
        if reason:
            return [], reason  # another source may know better
        priority, meta = self._priority(entry), dict[str, Any](entry=entry)
        if not self.is_on_site(entry.url):
            meta["starts_off_site"] = True
        return [Request(entry.url, self.parse, errback=self.failed, priority=priority, meta=meta)], None

    def closed(self, _: str) -> None:
        """Warn of a crawl in which no entry fitted the publisher file."""
        self._fits.warn(self)

    def _priority(self, entry: Entry) -> int:
        newest = self.date_range.newest(entry)
        return min(minute(newest) if newest else self.started_minute, FIRST - 1)

    def why_not(self, entry: Entry, source: str) -> str | None:
        """Return why the article is not to be fetched, in words that can be counted, or None."""
        is_on_site = self.is_on_site(entry.url)
        if not is_on_site and source != SourceKind.FEEDS:  # a feed's links may lead back, over a click tracker
            return Reason.OFF_SITE
        if len(entry.url) > self.settings.getint("URLLENGTH_LIMIT"):
            return Reason.ADDRESS_TOO_LONG
        if is_on_site and not self.is_article(entry.url, unknown_is=source != SourceKind.SITEMAPS):
            return Reason.NOT_AN_ARTICLE_ADDRESS
        return self.date_range.why_entry_outside(entry, of_sitemap=source == SourceKind.SITEMAPS)

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """Note the sitemaps that the site's robots.txt names; Scrapy's wrapper of the parser does not hand them out."""
        if self.is_on_site(request.url):
            self.robots_sitemaps.extend(url for url in robotparser.rp.sitemaps if url not in self.robots_sitemaps)
            self.asked_listings.believe(self.robots_sitemaps)

    def is_on_site(self, url: str) -> bool:
        """Tell whether *url* is on the publisher's own domains."""
        return not self.allowed_domains or is_within(url, self.allowed_domains)

    def is_article(self, url: str, *, unknown_is: bool = False) -> bool:
        """Tell whether *url* is an article's by `article_url`; without that, only what is surely none is left out.

        Feeds, news sitemaps and the headlines of sections are believed; else what has the form of the site's articles.
        """
        if self.article_url:
            return re.search(self.article_url, url) is not None
        if unknown_is or (by_address := may_be_article(url)) is True:
            return True
        return self.known_forms.judged(url, by_address) is True

    def failed(self, failure: Failure) -> None:
        """Tell why an article could not be fetched."""
        request: Request = failure.request  # type: ignore[attr-defined]
        state, reason = failure_of(failure.value)
        tell(self.crawler, requested_url(request), state, reason, entry=request.meta.get("entry"))

    async def read(self, response: Response) -> Listing:
        """Return what the listing names; raises NotAListing."""
        is_section, markup = response.meta["source"] == SourceKind.SECTIONS, None
        is_called_listing = not is_section or isinstance(response, XmlResponse | JsonResponse)
        if is_called_listing or may_be_listing(response.body):
            kind = headers_of(response).get("Content-Type", "")
            try:  # in a thread, as it may be large, or malformed and then slow
                return await asyncio.to_thread(read_feed_or_sitemap, response.body, response.url, kind, LARGEST_LISTING)
            except NotAListing as error:
                if is_called_listing and not (is_section and isinstance(error, IsAPage)):
                    raise
                markup = error.markup if isinstance(error, IsAPage) else None
        page = Page(markup or response.body, response.url, headers_of(response))
        return read_section(page, self._is_link_to_article, self.known_forms)

    def _tell_listing(
        self, source: Request | Response, state: ListingState, reason: str = "", entries: int = 0
    ) -> None:
        if state != ListingState.READ and source.meta.get("is_guess"):
            return  # nobody said that there is one
        response = source if isinstance(source, Response) else None
        tell_listing(self.crawler, requested_url(source), state, reason, entries=entries, response=response)

    def _is_link_to_article(self, url: str) -> bool | None:
        if not self.is_on_site(url):
            return False
        if self.article_url:
            return self.is_article(url)
        return self.known_forms.judged(url, may_be_article(url))

    @cached_property
    def known_forms(self) -> KnownForms:
        """What the archive knew of the publisher's addresses when the crawl read its first section or sitemap."""
        return KnownForms(ArchiveWriter.of(self.crawler).known_addresses())

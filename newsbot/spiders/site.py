"""REQUEST: `scrapy crawl site -a url=https://any.example/`: a site without a publisher file, or a list of addresses."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Self, cast
from urllib.parse import urljoin, urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.http import HtmlResponse, Request, Response
from twisted.python.failure import Failure

from newsbot.failures import failure_of
from newsbot.page import Page
from newsbot.responses import page_of
from newsbot.sources import Entry, Listing, SourceKind
from newsbot.sources.front_page import (
    FEEDS_AT_MOST,
    declared_feeds,
    declared_sitemaps,
    feeds_of_overview,
)
from newsbot.sources.sent_on import frames, sent_on_to, ways_in
from newsbot.sources.usual_places import USUAL_FEEDS, USUAL_SITEMAPS, usual_feeds
from newsbot.sources.wordpress import declared_api, likely_api, posts_between
from newsbot.spiders.address_list import AddressListSpider, check_list
from newsbot.spiders.arguments import Arguments, refuse_unknown
from newsbot.spiders.found_sections import LED_ON, SENT_ON_AT_MOST, FoundSections
from newsbot.spiders.other_fronts import other_fronts
from newsbot.spiders.publisher import PublisherSpider
from newsbot.states import ANY_SITE, ListingState
from newsbot.urls import host_of, site_of

OTHERS = "other_fronts"
"""In the `meta` of a request for the front page: where else it may be."""
OK = 200


class SiteSpider(PublisherSpider):
    """Finds the listings of any site by itself: those that its front page and robots.txt name, else the usual ones.

    Whatever the front page answers, robots.txt and the usual places are asked.
    """

    name = ANY_SITE
    title = "any site"
    facts = None

    def __init__(self, **arguments: str) -> None:
        self.check_arguments(arguments)
        super().__init__(**arguments)
        self.follows_listings = True
        self.front_page = self.arguments.urls[0]
        self.allowed_domains = [site_of(self.front_page)]
        self.publisher_name = self.allowed_domains[0] or self.name
        self._times_sent_on = 0
        self._sections = FoundSections(self)
        self._named_only: dict[str, set[str]] = {}
        """Kind -> the listings that the site names and that are not read yet, as long as none of that kind was."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        if "urls" in kwargs:
            return cast(Self, AddressListSpider.from_crawler(crawler, *args, **kwargs))
        return super().from_crawler(crawler, *args, **kwargs)

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        refuse_unknown(arguments)
        if "url" not in arguments and "urls" not in arguments:
            raise UsageError("which site? Name it with -a url=https://any.example/, or pages with -a urls=FILE")
        for name in ("sections", "sources"):
            if name in arguments:
                raise UsageError(f"{name} is for publishers (see `scrapy list`); site finds its listings by itself")
        super().check_arguments(arguments)
        if "urls" in arguments:
            check_list(arguments)
        elif "again" in arguments:
            raise UsageError("again is for a list of pages, -a urls=FILE")
        elif len(Arguments.of(cls, arguments).urls) > 1:
            raise UsageError("url: one site at a time; name one address")

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the front page, which leads to all else."""
        self.look_back_from(datetime.now(UTC))
        for request in self._front_request({}):
            yield request

    def _front_request(self, meta: dict[str, Any]) -> Iterator[Request]:
        front = {"is_front": True, "allow_offsite": True}  # the domain may have moved
        yield from self.listing_request(self.front_page, SourceKind.SECTIONS, is_named=True, **front, **meta)

    def follow(self, listing: Listing, response: Response) -> Iterator[Request]:
        """Follow *listing*; from the front page, also the listings of the site."""
        yield from super().follow(listing, response)
        source = response.meta["source"]
        self._named_only.pop(source, None)
        if response.meta.get("is_front"):
            yield from self._site_listings(response.url, page_of(response), names_articles=bool(listing.entries))
        elif source == SourceKind.SECTIONS and (LED_ON in response.meta or not listing.entries):
            yield from self._sections.of_page(page_of(response), response.meta)
        elif source == SourceKind.FEEDS:
            for url in listing.feeds[:FEEDS_AT_MOST]:  # of an OPML file
                yield from self.listing_request(url, SourceKind.FEEDS)
        elif source == SourceKind.SITEMAPS:
            yield from self._sections.of_sitemap(listing.entries)

    async def read(self, response: Response) -> Listing:
        if response.meta.get("is_front"):
            self._adopt(response.url)  # first, as it decides which links are the site's
        return await super().read(response)

    def listing_failed(self, failure: Failure) -> Iterator[Request]:
        """Tell why the listing could not be read; where it is the front page, look for it elsewhere first."""
        request: Request = failure.request  # type: ignore[attr-defined]
        state, reason = failure_of(failure.value)
        others = request.meta.get(OTHERS)
        if others is None and request.meta.get("is_front"):
            others = other_fronts(request.url, reason)
        if not others:
            yield from super().listing_failed(failure)
            return
        self._tell_listing(request, ListingState(state), reason)
        self.front_page = others[0]
        self.logger.warning("%s: %s; %s is tried in its place", request.url, reason, self.front_page)
        yield from self._front_request({OTHERS: others[1:]})

    def after_failed(self, source: Request | Response) -> Iterator[Request]:
        """Go on without the front page, if it is what could not be read."""
        yield from super().after_failed(source)
        if source.meta.get("is_front"):
            yield from self._site_listings(self.front_page, None)
        elif isinstance(source, HtmlResponse) and source.meta["source"] == SourceKind.FEEDS and source.status == OK:
            feeds = feeds_of_overview(page_of(source))  # of a page about the feeds, in the place of one
            if SourceKind.FEEDS in self._named_only:
                self._named_only[SourceKind.FEEDS].update(feeds)
            for url in feeds:
                yield from self.listing_request(url, SourceKind.FEEDS, is_named=True, is_guess=True, named=url)
        yield from self._guesses_instead(source)

    def _guesses_instead(self, failed: Request | Response) -> Iterator[Request]:
        """Yield the requests for the usual listings of a kind, where the last one that the site names *failed*."""
        kind, address = failed.meta["source"], failed.meta.get("named")
        named = self._named_only.get(kind, set())
        if address in named:
            named.discard(address)
            if not named:
                usual = USUAL_FEEDS if kind == SourceKind.FEEDS else USUAL_SITEMAPS
                yield from self._listings(kind, [], usual, self.front_page)

    def listing_request(self, url: str, source: str, **more: Any) -> Iterator[Request]:
        yield from super().listing_request(self._on_own_host(url), source, **more)

    def article_request(self, entry: Entry, source: str) -> tuple[list[Request], str | None]:
        url = self._on_own_host(entry.url)
        return super().article_request(entry if url == entry.url else replace(entry, url=url), source)

    def _adopt(self, url: str) -> None:
        """Take the site that the front page's domain sends on to for the one that was meant, and say so."""
        moved, asked = site_of(url), site_of(self.front_page)
        if not moved or moved == asked:
            self.front_page = url
            return
        if asked in url.partition("//")[2].partition("/")[2]:
            return  # a consent or login page, which leads back
        self.logger.warning("%s sends on to %s, which is read in its place", asked, moved)
        self.front_page = url
        self.allowed_domains = [moved]
        self.publisher_name = moved

    def _on_own_host(self, url: str) -> str:
        """Return *url* on the front page's host, if it differs from it by ``www.`` only: both are the same pages."""
        own, host = host_of(self.front_page), host_of(url)
        if host == own or host.removeprefix("www.") != own.removeprefix("www."):
            return url
        parts = urlsplit(url)
        return parts._replace(netloc=urlsplit(self.front_page).netloc).geturl()

    def _site_listings(self, base: str, page: Page | None, *, names_articles: bool = False) -> Iterator[Request]:
        """Yield the requests for the listings that the front *page* and robots.txt name, else for the usual ones.

        Of a page that only sends on by a script, for the one that it sends on to.  *names_articles* tells whether the
        page itself does.
        """
        declared = declared_api(page) if page else None
        feeds = declared_feeds(page) if page else []
        api = declared or (likely_api(page) if page and not feeds else None)
        if page and not (api or feeds) and (further := self._sent_on(page)):
            yield from further
            return
        for url in frames(page) if page else ():
            yield from self.listing_request(url, SourceKind.SECTIONS, **{LED_ON: 1})
        if api:
            asked = posts_between(api, self.arguments.since, self.arguments.until)
            yield from self.listing_request(asked, SourceKind.WORDPRESS, is_guess=not declared)
        yield from self._listings(SourceKind.FEEDS, feeds, usual_feeds(base, page), base)
        linked = declared_sitemaps(page) if page else []
        yield from self._listings(SourceKind.SITEMAPS, self.robots_sitemaps, (*linked, *USUAL_SITEMAPS), base)
        if page:
            yield from self._sections.of_front(page, [] if names_articles else ways_in(page))

    def _sent_on(self, page: Page) -> list[Request]:
        """Return the request for what a script of *page* sends on to, if it is new and not one of too many."""
        url = sent_on_to(page) if self._times_sent_on < SENT_ON_AT_MOST else None
        self._times_sent_on += 1
        return list(self.listing_request(url, SourceKind.SECTIONS, is_front=True)) if url else []

    def _listings(self, source: str, named: list[str], usual: tuple[str, ...], base: str) -> Iterator[Request]:
        self._named_only[source] = set(named)
        for address in named or usual:
            is_guess = not named
            yield from self.listing_request(
                urljoin(base, address), source, is_named=bool(named), is_guess=is_guess, named=address
            )

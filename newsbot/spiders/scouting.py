"""REQUEST: look at a site without a publisher file: which listings it has, its name, three articles."""

import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Request, Response

from newsbot.failures import requested_url
from newsbot.items import Article
from newsbot.page import Page
from newsbot.responses import page_of
from newsbot.sources import Entry, Listing, SourceKind
from newsbot.sources.section_links import section_links
from newsbot.spiders.checking import UNFIT
from newsbot.spiders.site import SiteSpider
from newsbot.states import ANY_SITE, ListingState
from newsbot.urls import canonical, site_of

WANTED, TRIED_AT_MOST = 3, 9
"""Articles that are shown, and pages that are asked for to have them."""
LONGEST_TITLE = 100
SOURCES_AT_MOST = 20
"""Of a kind; a robots.txt may name hundreds of sitemaps."""


@dataclass(slots=True)
class Found:
    """What a site has, and says of itself."""

    url: str
    """Its front page, where that sends on to."""
    title: str | None = None
    language: str | None = None
    """As the markup has it."""
    locale: str | None = None
    """``og:locale``."""
    sources: dict[str, list[str]] = field(default_factory=dict)
    """`SourceKind` -> addresses of listings that name articles."""
    sections: dict[str, str] = field(default_factory=dict)
    """Name -> address of the section pages that the front page links to."""
    names_articles: bool = False
    """Whether the front page does."""
    articles: list[Article] = field(default_factory=list)
    fault: str = ""
    """Why the front page could not be read."""

    @property
    def is_of_use(self) -> bool:
        """Tell whether there is anything to follow."""
        return bool(self.sources or self.names_articles)


class Scout(SiteSpider):
    """Asks the front page, and once each listing that it, robots.txt and the usual places name; then three articles."""

    name = ""
    """None, or Scrapy would list it as a second spider ``site``; `scout_of` gives it that one."""
    told: Callable[[Found], None]
    """Is given what was found."""
    feeds_named: Sequence[str] = ()
    """Feeds that somebody has named beside the front page."""

    def __init__(self, **arguments: str) -> None:
        super().__init__(**arguments)
        self.found = Found(self.front_page)
        self._candidates: dict[str, Entry] = {}
        """Canonical URL -> what a listing says of it."""
        self._named_at: dict[str, int] = {}
        """Listing -> its place among those that were named, whichever answers first."""
        self._tried = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.try_articles, signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the front page, and the feeds that were named."""
        async for request in super().start():
            yield request
        for feed in self.feeds_named:
            for request in self.listing_request(feed, SourceKind.FEEDS, is_named=True):
                yield request

    def listing_request(self, url: str, source: str, **more: Any) -> Iterator[Request]:
        """Yield the request for a listing, and note when it was named."""
        self._named_at.setdefault(self._on_own_host(url), len(self._named_at))
        yield from super().listing_request(url, source, **more)

    def follow(self, listing: Listing, response: Response) -> Iterator[Request]:
        """Note what *listing* is; ask for the site's other listings, and of an index for its newest sitemap."""
        source = response.meta["source"]
        fitting = [entry for entry in listing.entries if self.why_not(entry, source) not in UNFIT]
        self._candidates |= {canonical(entry.url): entry for entry in fitting}
        if response.meta.get("is_front"):
            page = page_of(response)
            self._note_front(page, bool(fitting))
            yield from self._site_listings(response.url, page)
            return
        if not response.meta.get("index_depth") and (fitting or listing.children):
            self._note_source(source, requested_url(response), fitting)
        if listing.children and not fitting:
            newest = max(listing.children, key=self._priority)
            yield from self.further_listings.child(newest, response)

    def try_articles(self) -> None:
        """Ask for the newest articles once all listings are read, and for others in place of those that are none."""
        self.found.url = self.front_page
        wanted = min(WANTED - len(self.found.articles), TRIED_AT_MOST - self._tried, len(self._candidates))
        if wanted <= 0:
            return
        newest = sorted(self._candidates.values(), key=self._age, reverse=True)[:wanted]
        self._tried += wanted
        for entry in newest:
            del self._candidates[canonical(entry.url)]
            self.crawler.engine.crawl(Request(entry.url, self.parse, errback=self.failed, meta={"entry": entry}))
        raise DontCloseSpider

    def _age(self, entry: Entry) -> float:
        """Return a number that is the greater the newer *entry* is; one that tells no time is the oldest."""
        newest = self.date_range.newest(entry)
        return newest.timestamp() if newest else 0.0

    async def parse(self, response: Response, **more: Any) -> AsyncIterator[Article]:
        """Note the article, of several pages the first one, and hand on nothing: a look keeps nothing."""
        known = {article.canonical_url for article in self.found.articles}
        async for output in super().parse(response, **more):
            article = output.meta["joined"].article if "joined" in getattr(output, "meta", {}) else output
            if isinstance(article, Article) and article.canonical_url not in known:
                self.found.articles.append(article)
        return
        yield  # makes this an iterator, as a spider's `parse` is

    def closed(self, _: str) -> None:
        """Tell what was found."""
        for addresses in self.found.sources.values():
            addresses.sort(key=lambda url: self._named_at.get(url, len(self._named_at)))
        self.told(self.found)

    def _tell_listing(
        self, source: Request | Response, state: ListingState, reason: str = "", entries: int = 0
    ) -> None:
        super()._tell_listing(source, state, reason, entries)
        if source.meta.get("is_front"):
            self.found.fault = "" if state == ListingState.READ else reason or str(state)

    def _note_front(self, page: Page, names_articles: bool) -> None:
        head = page.selector
        site_name = head.xpath("//meta[@property='og:site_name' or @name='application-name']/@content").get()
        title = head.xpath("string(//head/title)").get()
        self.found.title = " ".join((site_name or _last_part(title or "")).split())[:LONGEST_TITLE] or None
        self.found.language = head.xpath("/html/@lang").get()
        self.found.locale = head.xpath("//meta[@property='og:locale']/@content").get()
        self.found.names_articles = names_articles
        own = self.allowed_domains[0]
        links = {name: url for name, url in section_links(page).items() if site_of(url) == own and _is_plain(url)}
        self.found.sections = dict(list(links.items())[:SOURCES_AT_MOST])

    def _note_source(self, source: str, url: str, entries: list[Entry]) -> None:
        if source not in (SourceKind.FEEDS, SourceKind.SITEMAPS) or not _is_plain(url):
            return
        if source == SourceKind.SITEMAPS and any(entry.title for entry in entries):
            source = SourceKind.NEWS_SITEMAPS  # only those have titles
        known = self.found.sources.setdefault(str(source), [])
        if url not in known and len(known) < SOURCES_AT_MOST:
            known.append(url)


def scout_of(told: Callable[[Found], None], feeds: Sequence[str] = ()) -> type[Scout]:
    """Return a spider class that looks at a site and gives what it found to *told*."""
    own = {"name": ANY_SITE, "told": staticmethod(told), "feeds_named": tuple(feeds)}
    return type("Scout", (Scout,), own)


def _is_plain(url: str) -> bool:
    """Tell whether *url* can stand in a publisher file, where braces are a date's."""
    return "{" not in url and "}" not in url and url.isprintable()


def _last_part(title: str) -> str:
    """Return the last part of the front page's *title*, which mostly is the site's name."""
    return next((part for part in reversed(re.split(r"\s[-–—|·]\s", title)) if part.strip()), "")

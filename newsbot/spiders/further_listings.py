"""REQUEST: the listings that a listing leads to: the sitemaps of an index, the next page, the older ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from scrapy.http import Request, Response

from newsbot.failures import requested_url
from newsbot.sources import Entry, Listing, SourceKind
from newsbot.sources.calendar import addresses_back, is_dated
from newsbot.sources.newest_sitemaps import NewestByDate, likely_newest
from newsbot.spiders.date_range import minute

if TYPE_CHECKING:
    from newsbot.spiders.listing_spider import ListingSpider

FIRST = 2**31
"""Priority of listings; an article's is the minute it is from, so that the newest is asked for first."""
INDEX_DEPTH = 3
"""An index may name an index, but not for ever."""
FRESH = timedelta(days=2)
"""A sitemap that names something younger need not be searched any further."""
UNDATED_AT_MOST = 10
"""Of many sitemaps without a date only so many are read, those likely to be the newest; `since` reads the others."""


class FurtherListings:
    """Asks for the listings that those of one crawl lead to.

    A request's `meta` holds ``index_depth``, how many indexes led to the sitemap, ``page`` and ``first_page`` of a
    section or feed of several pages, and ``older``, the addresses and ends of the times before that of a dated one.
    """

    def __init__(self, spider: "ListingSpider") -> None:
        self.spider = spider
        self._searches: dict[str, NewestByDate] = {}
        """Address of a sitemap without a date -> the search for the newest among those of its index."""

    def dated(self, address: str, now: datetime) -> tuple[str, dict[str, Any]]:
        """Return the newest listing of an *address* that may hold a date, and the `meta` that names the older ones."""
        date_range = self.spider.date_range
        if not is_dated(address) or date_range.oldest is None:
            return address, {}
        newest = min(self.spider.arguments.until or now, now).astimezone(date_range.zone)
        pages = list(addresses_back(address, newest, date_range.oldest.astimezone(date_range.zone)))
        return pages[0][0], {"older": pages[1:]}

    def of_index(self, children: list[Entry], response: Response) -> Iterator[Request]:
        """Yield the requests for those of the sitemaps in the index of *response* that may name something new."""
        for child in self._worthwhile(children):
            yield from self.child(child, response)

    def child(self, child: Entry, response: Response) -> Iterator[Request]:
        """Yield the request for one sitemap of the index of *response*, unless it is of another time."""
        depth = response.meta.get("index_depth", 0) + 1
        source = response.meta["source"]
        date_range, of_sitemap = self.spider.date_range, source == SourceKind.SITEMAPS
        if depth > INDEX_DEPTH or date_range.why_entry_outside(child, of_sitemap=of_sitemap):
            return
        newest = date_range.newest(child)
        priority = min(minute(newest), FIRST) if newest and of_sitemap else FIRST
        yield from self.spider.listing_request(child.url, source, priority=priority, index_depth=depth)

    def search_on(self, source: Request | Response, listing: Listing | None) -> Iterator[Request]:
        """Yield the requests for the sitemaps, of many without a date, that may be newer than those read so far.

        *listing* is what *source* names, None where it could not be read.
        """
        url, newest = requested_url(source), self.spider.date_range.newest
        if search := self._searches.get(url):
            times = [time for entry in listing.entries if (time := newest(entry))] if listing else []
            for child in search.told(url, max(times, default=None)):
                depth = source.meta.get("index_depth", 0)
                yield from self.spider.listing_request(child.url, source.meta["source"], index_depth=depth)

    def next_page(self, url: str, response: Response) -> Iterator[Request]:
        """Yield the request for the page after that of *response*, as far as SECTION_PAGES allows."""
        number = response.meta.get("page", 1) + 1
        since = self.spider.arguments.since
        if since or number <= self.spider.settings.getint("SECTION_PAGES"):
            kept = {name: value for name, value in response.meta.items() if name in {"section", "older"}}
            further = {"page": number, "needs_news": not since, "first_page": first_page(response)}
            yield from self.spider.listing_request(url, response.meta["source"], **kept, **further)

    def older(self, source: Request | Response, *, needs_news: bool) -> Iterator[Request]:
        """Yield the request for the listing of the day, month or year before."""
        if pages := source.meta.get("older"):
            (url, end), *older = pages
            further = {"needs_news": needs_news, "older": older}
            yield from self.spider.listing_request(url, source.meta["source"], priority=minute(end), **further)

    def _worthwhile(self, children: list[Entry]) -> list[Entry]:
        undated = [child for child in children if self.spider.date_range.newest(child) is None]
        if self.spider.arguments.since or len(undated) <= UNDATED_AT_MOST:
            return children
        newest = likely_newest(undated, UNDATED_AT_MOST)
        fresh_from = datetime.fromtimestamp(self.spider.started_minute * 60, UTC) - FRESH
        search = NewestByDate(undated, newest, fresh_from=fresh_from)
        self._searches.update((child.url, search) for child in undated)
        left = [child for child in undated if child not in newest]
        self.spider.logger.info("%d sitemaps without a date are left alone, such as %s", len(left), left[0].url)
        return [child for child in children if child not in left]


def first_page(response: Response) -> str:
    """Return the address of the first page of the section or feed that *response* is a page of."""
    return str(response.meta.get("first_page", response.url))

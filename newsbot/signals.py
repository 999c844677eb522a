"""WATCH: the signals of newsbot: what became of a URL, told by whoever decides, heard by whoever keeps or counts."""

from typing import TYPE_CHECKING

from scrapy.http import Response

from newsbot.sources import Entry
from newsbot.states import ListingState, UrlState

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

url_outcome = object()
"""Sent once for each request of an article, with ``url state reason entry response publisher`` (see `tell`)."""

listing_outcome = object()
"""Sent once for each request of a listing, with ``url state reason entries response publisher``."""

redirects_to_known = object()
"""Sent beside ``url_outcome`` where *url* leads to an address that the crawl asked for before, with ``url known``."""


def tell(
    crawler: "Crawler",
    url: str,
    state: UrlState,
    reason: str = "",
    *,
    entry: Entry | None = None,
    response: Response | None = None,
    publisher: str | None = None,
) -> None:
    """Tell that the article at *url* came to *state*; *reason* is a short phrase that can be counted."""
    crawler.signals.send_catch_log(
        url_outcome,
        url=url,
        state=state,
        reason=reason,
        entry=entry,
        response=response,
        publisher=publisher or publisher_at(crawler, url),
    )


def tell_listing(
    crawler: "Crawler",
    url: str,
    state: ListingState,
    reason: str = "",
    *,
    entries: int = 0,
    response: Response | None = None,
) -> None:
    """Tell that the listing at *url* came to *state* for *reason*."""
    crawler.signals.send_catch_log(
        listing_outcome,
        url=url,
        state=state,
        reason=reason,
        entries=entries,
        response=response,
        publisher=publisher_of(crawler),
    )


def publisher_of(crawler: "Crawler") -> str:
    """Return whose pages are crawled: the publisher by its spider's name, or a site without a file by its domain."""
    return getattr(crawler.spider, "publisher_name", crawler.spider.name) if crawler.spider else ""


def publisher_at(crawler: "Crawler", url: str) -> str:
    """Return whose the page at *url* is; a list of addresses may have pages of many publishers."""
    of_page = getattr(crawler.spider, "publisher_at", None)
    return of_page(url) if of_page else publisher_of(crawler)

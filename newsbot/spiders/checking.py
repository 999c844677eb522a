"""REQUEST: a publisher's spider that asks each source of its file once, and reads no article."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from scrapy.http import Request, Response

from newsbot.failures import requested_url
from newsbot.sources import Entry, Listing
from newsbot.sources.source_check import NAMES_NOTHING, NOT_ASKED, SourceCheck
from newsbot.spiders.publisher import PublisherSpider
from newsbot.states import ListingState, Reason

UNFIT = (Reason.OFF_SITE, Reason.ADDRESS_TOO_LONG, Reason.NOT_AN_ARTICLE_ADDRESS)
"""Why an entry does not fit the publisher file, which its age does not tell."""


class SourceChecker(PublisherSpider):
    """Stands before a publisher's class (see `checker_of`)."""

    told: Callable[[list[SourceCheck]], None]
    """Is given the checks of all sources once they are complete."""

    async def start(self) -> AsyncIterator[Any]:
        """Ask for every listing that the file names."""
        now = datetime.now(UTC)
        self.look_back_from(now)
        self.checks: dict[str, SourceCheck] = {}
        requests = list(self.listing_requests(now))
        for request in requests:
            source = str(request.meta["source"])
            self.checks[request.url] = SourceCheck(self.name, source, request.url, now, NOT_ASKED)
        for request in requests:
            yield request

    def follow(self, listing: Listing, response: Response) -> Iterator[Request]:
        """Note what *listing* names, and ask for nothing of it."""
        url, source = requested_url(response), response.meta["source"]
        reasons = [self.why_not(entry, source) for entry in listing.entries]
        fit = sum(reason not in UNFIT for reason in reasons)
        fault = None
        if not listing.entries and not listing.children:
            fault = NAMES_NOTHING
        elif listing.entries and not fit:
            fault = f"no entry fits the publisher file: {reasons[0]} {listing.entries[0].url}"
        self.checks[url] = replace(
            self.checks[url],
            fault=fault,
            entries=len(listing.entries),
            articles=fit,
            listings=len(listing.children),
            newest=self._newest([*listing.entries, *listing.children]),
        )
        return iter(())

    def after_failed(self, _: Request | Response) -> Iterator[Request]:
        """Ask for nothing in place of a source that failed."""
        return iter(())

    def closed(self, _: str) -> None:
        """Tell what came of each source."""
        self.told(list(getattr(self, "checks", {}).values()))

    def _newest(self, entries: list[Entry]) -> datetime | None:
        known = [newest for entry in entries if (newest := self.date_range.newest(entry))]
        return max(known, default=None)

    def _tell_listing(
        self, source: Request | Response, state: ListingState, reason: str = "", entries: int = 0
    ) -> None:
        super()._tell_listing(source, state, reason, entries)
        if state != ListingState.READ and (url := requested_url(source)) in self.checks:
            self.checks[url] = replace(self.checks[url], fault=reason or str(state))


def checker_of(publisher: type[PublisherSpider], told: Callable[[list[SourceCheck]], None]) -> type[PublisherSpider]:
    """Return a spider class that checks the sources of *publisher* and gives what came of them to *told*."""
    return type(publisher.__name__, (SourceChecker, publisher), {"told": staticmethod(told)})

"""REQUEST: which listings one crawl asks for: each once, no more than it may, and none of strangers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from newsbot.signals import tell_listing
from newsbot.sources import SourceKind
from newsbot.states import ListingState, Reason
from newsbot.urls import site_of

if TYPE_CHECKING:
    from newsbot.spiders.listing_spider import ListingSpider


class AskedListings:
    """The listings that a crawl has asked for."""

    def __init__(self, spider: "ListingSpider") -> None:
        self.spider = spider
        self._asked: set[str] = set()
        named = (getattr(spider, kind) for kind in SourceKind)
        self._sites = {site_of(url) for urls in named for url in (urls.values() if urls is spider.sections else urls)}
        """Where listings may be that a listing names, beside the publisher's own domains."""

    def believe(self, addresses: Iterable[str]) -> None:
        """Let listings name others on the sites of *addresses*, which the publisher itself has named."""
        self._sites.update(map(site_of, addresses))

    def admits(self, url: str, *, is_named: bool) -> bool:
        """Tell whether the listing at *url* is to be asked for now, and note that it is; why it is not is told.

        Another site is only asked where the publisher itself *is_named* to have the listing there, or another one.
        """
        if url in self._asked or not self._is_within_limit(url):
            return False
        self._asked.add(url)
        if is_named or self.spider.is_on_site(url) or site_of(url) in self._sites:
            return True
        tell_listing(self.spider.crawler, url, ListingState.FILTERED, Reason.OFF_SITE)
        return False

    def _is_within_limit(self, listing: str) -> bool:
        """Tell whether one more listing is within LISTINGS_MAX; the first one that is not is told."""
        name = "LISTINGS_MAX_SINCE" if self.spider.arguments.since else "LISTINGS_MAX"
        limit = self.spider.settings.getint(name)
        if not limit or len(self._asked) < limit:
            return True
        if len(self._asked) == limit:
            self._asked.add("")
            self.spider.logger.warning(
                "%d listings are enough for one crawl; %s is left, and what follows", limit, listing
            )
            tell_listing(self.spider.crawler, listing, ListingState.FILTERED, Reason.TOO_MANY_LISTINGS)
        return False

"""REQUEST: whether what the listings of a crawl name fits the facts of the publisher file."""

from typing import TYPE_CHECKING

from newsbot.states import Reason

if TYPE_CHECKING:
    from newsbot.spiders.listing_spider import ListingSpider


class FitOfFacts:
    """Hears of each entry of a crawl's listings: where none fits, the facts are wrong, or the addresses are new."""

    def __init__(self) -> None:
        self._any_fits = False
        self._first_unfit: tuple[str, str] | None = None
        """Address and reason of the first entry that the facts keep from being read."""

    def note(self, url: str, reason: str | None) -> None:
        """Hear that the article at *url* is not to be fetched for a *reason*, or that it is."""
        if reason not in (Reason.OFF_SITE, Reason.NOT_AN_ARTICLE_ADDRESS):
            self._any_fits = True
        elif self._first_unfit is None:
            self._first_unfit = url, reason

    def warn(self, spider: "ListingSpider") -> None:
        """Warn, in the log of *spider*, where no entry fitted."""
        if self._any_fits or self._first_unfit is None:
            return
        address, reason = self._first_unfit
        rule = f"allowed_domains = {spider.allowed_domains}"
        if reason == Reason.NOT_AN_ARTICLE_ADDRESS:
            rule = f"article_url = {spider.article_url!r}"
        spider.logger.warning("no entry of any listing fits the publisher file: %s is %s by %s", address, reason, rule)

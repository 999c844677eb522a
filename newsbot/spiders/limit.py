"""REQUEST: `-a limit=100`: stop after so many articles, and download hardly more pages than that."""

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

FINISH_REASON = "limit"


class Limit:
    """Counts the articles of a crawl. While the pipelines may still refuse one, no more are asked for."""

    def __init__(self, crawler: Crawler, number: int) -> None:
        self.crawler = crawler
        self.number = number
        self.in_hand = 0
        self.kept = 0
        crawler.signals.connect(self._article_kept, signals.item_scraped)
        crawler.signals.connect(self._article_refused, signals.item_dropped)
        crawler.signals.connect(self._article_refused, signals.item_error)

    def admits(self) -> bool:
        """Tell whether one more article is wanted, and count it."""
        if self.kept + self.in_hand >= self.number:
            return False
        self.in_hand += 1
        if self.kept + self.in_hand == self.number:
            self.crawler.engine.pause()
        return True

    def _article_kept(self) -> None:
        self.in_hand -= 1
        self.kept += 1
        if self.kept == self.number:
            self.crawler.engine.unpause()
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=FINISH_REASON))

    def _article_refused(self) -> None:
        self.in_hand -= 1
        self.crawler.engine.unpause()

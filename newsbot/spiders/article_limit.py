"""REQUEST: `-a limit=100`: stop after so many articles, and download hardly more pages than that."""

from collections.abc import Iterator
from contextlib import contextmanager

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.defer import deferred_from_coro

from newsbot.states.crawl_ends import FinishReason


class ArticleLimit:
    """Counts the articles of a crawl.

    While pages are read that may be the last articles, and while the pipelines may still refuse one, no more pages are
    asked for.
    """

    def __init__(self, crawler: Crawler, number: int) -> None:
        self.crawler = crawler
        self.number = number
        self.being_read = 0
        self.in_hand = 0
        self.kept = 0
        crawler.signals.connect(self._article_kept, signals.item_scraped)
        crawler.signals.connect(self._article_refused, signals.item_dropped)
        crawler.signals.connect(self._article_refused, signals.item_error)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Count a page while it is read."""
        self.being_read += 1
        self._steer()
        try:
            yield
        finally:
            self.being_read -= 1
            self._steer()

    def admits(self) -> bool:
        """Tell whether one more article is wanted, and count it."""
        if self.kept + self.in_hand >= self.number:
            return False
        self.in_hand += 1
        self._steer()
        return True

    def _steer(self) -> None:
        enough = self.kept + self.in_hand + self.being_read >= self.number
        if enough and self.kept < self.number:  # a paused engine would not end
            self.crawler.engine.pause()
        else:
            self.crawler.engine.unpause()

    def _article_kept(self) -> None:
        self.in_hand -= 1
        self.kept += 1
        self._steer()
        if self.kept == self.number:
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=FinishReason.LIMIT))

    def _article_refused(self) -> None:
        self.in_hand -= 1
        self._steer()

"""WATCH: count what becomes of every URL of a crawl, and show it while the crawl runs and when it ends."""

from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings
from scrapy.utils.asyncio import create_looping_call

from newsbot.extensions.counts import Board
from newsbot.extensions.screen import Screen, wants_live_lines
from newsbot.items import Article
from newsbot.signals import listing_outcome, publisher_of, url_outcome
from newsbot.states import PAGE_READ
from newsbot.urls.claims import refusal_in


class Progress:
    """Extension: the counts of one crawl, in Scrapy's stats and on the screen that all crawls of the process share."""

    def __init__(self, crawler: Crawler, screen: Screen) -> None:
        self.board = Board()
        self._crawler = crawler
        self._screen = screen
        self._task = create_looping_call(lambda: screen.show(self.board))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        progress = cls(crawler, screen_of_the_process(crawler.settings))
        crawler.signals.connect(progress.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.spider_closed, signal=signals.spider_closed)
        crawler.signals.connect(progress.item_scraped, signal=signals.item_scraped)
        crawler.signals.connect(progress.url_outcome, signal=url_outcome)
        crawler.signals.connect(progress.listing_outcome, signal=listing_outcome)
        return progress

    def spider_opened(self) -> None:
        self._screen.open()
        self._task.start(self._screen.seconds_between, now=False)

    def spider_closed(self, reason: str) -> None:
        if self._task.running:
            self._task.stop()
        self._screen.finish(self.board, reason)
        self._screen.close()

    @property
    def _name(self) -> str:
        """Whose pages are counted; those of a list together, of however many publishers they are."""
        return publisher_of(self._crawler)

    def item_scraped(self, item: Any) -> None:
        if isinstance(item, Article):
            for name in self.board.of(self._name).add_article(item):
                self._count(f"field/{name}")
            if reason := refusal_in(item.provenance):
                self._count(f"refused/{reason}")

    def url_outcome(self, state: str, reason: str) -> None:
        self.board.outcome(self._name, state, reason)
        self._count(state)
        if reason:
            self._count(f"{state}/{reason}")
        if state in PAGE_READ:
            self._count("fetched")

    def listing_outcome(self, state: str, reason: str) -> None:
        self.board.listing(self._name, state, reason)
        self._count(f"listing/{state}")
        if reason:
            self._count(f"listing/{state}/{reason}")

    def _count(self, key: str) -> None:
        self._crawler.stats.inc_value(f"newsbot/{key}")


_screen: Screen | None = None


def screen_of_the_process(settings: BaseSettings) -> Screen:
    """Return the one screen of this process: a terminal is shared by all crawls that run at once."""
    global _screen
    if _screen is None:
        _screen = Screen(wants_live_lines(settings))
    return _screen

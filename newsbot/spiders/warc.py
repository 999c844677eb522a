"""REQUEST: `scrapy crawl warc -a path=FILES`: crawl archives instead of requests, on the same way to the archive."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any, Self

import scrapy
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, UsageError

from newsbot.items import FetchedArticle
from newsbot.signals import tell
from newsbot.spiders.by_domain import project_reader
from newsbot.warc.articles import ArticleReader, Outcome, ReadArticle, Refused
from newsbot.warc.files import matching_files
from newsbot.warc.reading import Damage, PassedOver, in_words

logger = logging.getLogger(__name__)


class WarcSpider(scrapy.Spider):
    """Reads crawl archives; a page belongs to the publisher whose domain it is on, else to ``site``."""

    name = "warc"
    reader: ArticleReader
    places: asyncio.Semaphore
    """One for each article that may be in the pipelines at a time; Scrapy itself does not slow `start` down."""

    def __init__(self, path: str = "", publisher: str = "", **arguments: Any) -> None:
        super().__init__(**arguments)
        try:
            self.files = matching_files(path.split(","))
        except (FileNotFoundError, ValueError) as error:
            raise UsageError(f"path={path}: {error}", print_help=False) from None
        self.wanted = frozenset(filter(None, publisher.split(",")))
        self.passed_over: Counter[str] = Counter()
        self.damages = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        try:
            spider.reader = project_reader(crawler.settings, spider.wanted)
        except LookupError as error:
            raise UsageError(f"publisher={error}", print_help=False) from None
        spider.places = asyncio.Semaphore(crawler.settings.getint("CONCURRENT_ITEMS"))
        for done in (signals.item_scraped, signals.item_dropped, signals.item_error):
            crawler.signals.connect(spider.leave_place, done)
        return spider

    def leave_place(self) -> None:
        """Let the next article in, as one has left the pipelines."""
        self.places.release()

    async def start(self) -> AsyncIterator[Any]:
        """Yield the articles of all files."""
        for path in self.files:
            for outcome in self.reader.read(path):
                if isinstance(outcome, ReadArticle):
                    await self.places.acquire()
                    yield FetchedArticle.of(outcome.article, outcome.fetched)
                else:
                    self.note(outcome)
                    await asyncio.sleep(0)  # other tasks, such as the progress line, have their turn
        self.tell_end()

    def note(self, outcome: Outcome) -> None:
        """Count and tell what gave no article."""
        match outcome:
            case Refused(url, publisher, reason):
                tell(self.crawler, url, "not_article", reason, publisher=publisher)
            case PassedOver(reason):
                self.passed_over[reason] += 1
                self.crawler.stats.inc_value(f"newsbot/passed_over/{reason}")
            case Damage():
                self.damages += 1
                logger.error("%s", outcome)

    def tell_end(self) -> None:
        """Log what was passed over; raises CloseSpider, whose reason makes the exit status, where a file is damaged."""
        if self.passed_over:
            logger.info("Records that are no pages: %s", in_words(self.passed_over))
        if self.damages:
            raise CloseSpider("damaged file")

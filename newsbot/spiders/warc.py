"""REQUEST: `scrapy crawl warc -a path=FILES`: crawl archives instead of requests, on the same way to the archive."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping
from pathlib import Path
from typing import Any, Self

import scrapy
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Request, Response
from scrapy.utils.project import get_project_settings

from newsbot.archive_writer import BATCH
from newsbot.items import FetchedArticle
from newsbot.signals import tell
from newsbot.spiders.arguments import usage_error
from newsbot.spiders.by_domain import PublishersByDomain
from newsbot.states import UrlState
from newsbot.warc.articles import ArticleReader, NoArticle, ReadArticle, RecordOutcome
from newsbot.warc.files import matching_files
from newsbot.warc.records import Damage, PassedOver, in_words

logger = logging.getLogger(__name__)


class WarcSpider(scrapy.Spider):
    """Reads crawl archives; a page belongs to the publisher whose domain it is on, else to ``site``."""

    name = "warc"
    custom_settings = {
        "DOWNLOADER_MIDDLEWARES": {f"{__name__}.NoDownload": 1},
        "CONCURRENT_ITEMS": 2 * BATCH,  # all articles come from one callback; those of a batch wait for its commit
    }
    reader: ArticleReader

    def __init__(self, path: str = "", publisher: str = "", **arguments: Any) -> None:
        super().__init__(**arguments)
        self.files = files_named(path.split(","))
        self.wanted = publisher
        self.passed_over: Counter[str] = Counter()
        self.damages = 0

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        """Raise UsageError, with one line for the user, for a wrong name and for files that are not there."""
        for name in arguments:
            if name not in ("path", "publisher") and not name.startswith("_"):  # scrapyd's own begin with _
                raise usage_error(f"unknown argument {name!r}: choose from path, publisher")
        files_named(arguments.get("path", "").split(","))
        PublishersByDomain.of_project(get_project_settings()).named(arguments.get("publisher", ""))

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        publishers = PublishersByDomain.of_project(crawler.settings)
        wanted = publishers.named(spider.wanted)
        spider.reader = ArticleReader(publishers.of, wanted, crawler.settings.getint("DOWNLOAD_MAXSIZE"))
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the files. A callback yields their articles, as Scrapy slows down what it asked for only."""
        yield Request("warc://files", self.read_files, dont_filter=True)

    async def read_files(self, _response: Response) -> AsyncIterator[Any]:
        """Yield the articles of all files; raises CloseSpider, whose reason makes the exit status, for damage."""
        for path in self.files:
            for outcome in self.reader.read(path):
                if self.crawler.engine.needs_backout():
                    return  # the crawl is being closed; nothing else makes it so with a single request
                if isinstance(outcome, ReadArticle):
                    tell(self.crawler, outcome.article.url, UrlState.FOUND, publisher=outcome.article.publisher)
                    yield FetchedArticle.of(outcome.article, outcome.fetched)
                else:
                    self.note(outcome)
                    await asyncio.sleep(0)  # other tasks, such as the progress line, have their turn
        if self.passed_over:
            logger.info("Records that are no pages: %s", in_words(self.passed_over))
        if self.damages:
            raise CloseSpider("damaged file")

    def note(self, outcome: RecordOutcome) -> None:
        """Count and tell what gave no article."""
        match outcome:
            case NoArticle(url, publisher, state, reason, fetched):
                tell(self.crawler, url, UrlState.FOUND, publisher=publisher)
                tell(self.crawler, url, state, reason, publisher=publisher, fetched=fetched)
            case PassedOver(reason):
                self.passed_over[reason] += 1
                self.crawler.stats.inc_value(f"newsbot/passed_over/{reason}")
            case Damage():
                self.damages += 1
                logger.error("%s", outcome)


class NoDownload:
    """Downloader middleware that answers the request for files, before any other one sees it."""

    def process_request(self, request: Request) -> Response:
        return Response(request.url)


def files_named(patterns: Iterable[str]) -> list[Path]:
    """Return the files that an argument names; raises UsageError where there is none."""
    try:
        files = matching_files(patterns)
    except OSError as error:
        raise usage_error(str(error)) from None
    if not files:
        raise usage_error("which files? Name them, or give a pattern such as 'crawl/*.warc.gz'")
    return files

"""KEEP: every fetched article page goes into WARC files, if the setting PAGES names a folder."""

import asyncio
import logging
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Response

from newsbot.archive.location import archive_path, is_address
from newsbot.archive.pages import KeptPage
from newsbot.archive_writer import ArchiveWriter
from newsbot.responses import headers_of
from newsbot.signals import publisher_at, publisher_of
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import canonical
from newsbot.warc.page_files import PageFiles
from newsbot.warc.records import RecordedPage

logger = logging.getLogger(__name__)


class KeepPages:
    """Spider middleware: writes the page before anything reads it, and notes in the archive where it is.

    The spider's listings are not kept. A full disk ends the crawl with one line.
    """

    def __init__(self, crawler: Crawler, folder: Path) -> None:
        self.crawler = crawler
        self.archive_writer = ArchiveWriter.of(crawler)
        self.folder = folder
        self.files: PageFiles | None = None
        self.failed = False
        self._closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings["PAGES"]:
            raise NotConfigured
        middleware = cls(crawler, Path(crawler.settings["PAGES"]))
        crawler.signals.connect(middleware.spider_closed, signals.spider_closed)
        return middleware

    def process_spider_input(self, response: Response) -> None:
        """Keep the page, if it is one."""
        if self.failed or response.meta.get("listing") or not isinstance(response, HtmlResponse):
            return
        headers = {"Content-Type": "text/html", **headers_of(response)}
        page = RecordedPage(response.url, response.body, headers, datetime.now(UTC))
        try:
            self._keep(page, response)
        except OSError as error:
            self.failed = True
            told = f"pages in {self.folder}: {error}"
            self.crawler.stats.set_value("newsbot/failure", told)
            logger.error("%s; the crawl stops, what was kept stays", told)
            engine = self.crawler.engine
            self._closing = asyncio.ensure_future(engine.close_spider_async(reason=FinishReason.PAGES_FAILED))

    def _keep(self, page: RecordedPage, response: Response) -> None:
        if self.files is None:
            settings = self.crawler.settings
            host = socket.gethostname() if is_address(archive_path(settings)) else ""
            size = settings.getint("PAGES_FILE_SIZE")
            self.files = PageFiles(self.folder, publisher_of(self.crawler), size, host)
        place = self.files.write(page)
        kept = KeptPage(
            url=canonical(page.url),
            publisher=publisher_at(self.crawler, page.url),
            fetched=page.date,
            file=place.file,
            offset=place.offset,
            length=place.length,
            entry=response.meta.get("entry"),
            rights=tuple(response.meta.get("rights", ())),
        )
        self.archive_writer.note(lambda archive: archive.pages.keep(kept))

    def spider_closed(self) -> None:
        if self.files:
            self.files.close()

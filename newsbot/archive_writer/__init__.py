"""KEEP: the archive of a crawl: opened with it, written in batches, told what became of every URL."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.spiders import Spider
from scrapy.utils.spider import DefaultSpider

from newsbot.archive import Archive, ArchiveError, Recheck, Stored, UrlOutcome
from newsbot.archive.location import archive_path
from newsbot.archive.locks import LockLost
from newsbot.archive_writer.batch import Batch
from newsbot.items import Article
from newsbot.project_spiders import spiders_with_domains
from newsbot.signals import listing_outcome, publisher_at, publisher_of, redirects_to_known, url_outcome
from newsbot.sources import Entry
from newsbot.states import PAGE_READ, ListingState, Reason, UrlState
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import canonical

logger = logging.getLogger(__name__)


class ArchiveWriter:
    """The archive that a crawl writes to, None where the setting ARCHIVE is empty.

    An article counts as stored when its batch is committed; whoever waits for it (the pipeline) goes on then. A full
    disk or a damaged file ends the crawl with one line.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.failure: str | None = None
        self.crawl_id: int | None = None
        self.aliases: dict[str, set[str]] = {}
        """Canonical address of an article on its way -> the addresses that led to it, where they are others."""
        self.parts: dict[str, dict[str, str]] = {}
        """Canonical address of an article on its way -> (canonical) addresses of its later pages, and what to say."""
        self.stands_for: dict[str, str] = {}
        """Canonical form of an address that is asked for again -> the one that it is known by."""
        self.led_to: dict[str, str] = {}
        """Address that redirects -> the one that it leads to, which was asked for before; both canonical."""
        self._batch = Batch(self.flush)
        self._closing: asyncio.Future[None] | None = None
        self._is_running = False
        self._has_reached = False
        self.archive: Archive | None = None
        if crawler.spidercls is not DefaultSpider:  # as `scrapy fetch` uses it
            with self.one_line_errors():
                self.archive = open_archive(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        writer = cls(crawler)
        crawler.signals.connect(writer.spider_opened, signals.spider_opened)
        crawler.signals.connect(writer.url_outcome, url_outcome)
        crawler.signals.connect(writer.listing_outcome, listing_outcome)
        crawler.signals.connect(writer.redirects_to_known, redirects_to_known)
        crawler.signals.connect(writer.flush, signals.spider_idle)
        crawler.signals.connect(writer.spider_closed, signals.spider_closed)
        crawler.signals.connect(writer.close, signals.engine_stopped)
        return writer

    @classmethod
    def of(cls, crawler: Crawler) -> "ArchiveWriter":
        """Return the one of *crawler*."""
        writer = crawler.get_extension(cls)
        assert writer is not None, "newsbot.archive_writer.ArchiveWriter belongs into EXTENSIONS"
        return writer

    def may_start(self) -> bool:
        """Tell, when everything is open, whether the crawl can keep what it fetches."""
        self._is_running = self.failure is None
        return self._is_running

    def spider_opened(self, spider: Spider) -> None:
        if self.archive:
            with self.one_line_errors():
                followed = spiders_with_domains(self.crawler.settings)
                if getattr(spider, "facts", spider):
                    self.archive.crawls.know(spider)
                    followed = [other for other in followed if other.name != spider.name] + [spider]
                self.archive.owners.register(followed)
                self.crawl_id = self.archive.crawls.begin(publisher_of(self.crawler), now())

    def spider_closed(self) -> None:
        self.flush()
        self._judge_redirects()
        self._is_running = False  # nothing is left to be ended

    def came_by(self, article: Article, address: str) -> None:
        """Note the (canonical) address that led to an article, so that it gets a state too."""
        if address != article.canonical_url:
            self.aliases.setdefault(article.canonical_url, set()).add(address)

    def has_parts(self, article: Article, parts: Mapping[str, str]) -> None:
        """Note the addresses of the later pages of an article, and the reason to be told of each."""
        self.parts[article.canonical_url] = {canonical(url): reason for url, reason in parts.items()}

    def knows(self, article: Article) -> bool:
        """Tell whether an article is stored that has the address of *article*, or came by one that led to it."""
        with self.one_line_errors():
            addresses = {article.canonical_url, *self.aliases.get(article.canonical_url, ())}
            return self.archive is not None and self.archive.urls.article_at(addresses) is not None
        return False

    def known_addresses(self) -> dict[str, bool]:
        """Return addresses of the publisher that were asked for -> whether each was an article."""
        with self.one_line_errors():
            return self.archive.known_addresses(publisher_of(self.crawler)) if self.archive else {}
        return {}

    async def keep(self, article: Article) -> Stored | None:
        """Store *article*; return when it is on the disk. None without an archive."""
        if not self.archive:
            if self.failure:
                raise DropItem(self.failure, log_level="DEBUG")
            return None
        archive, aliases = self.archive, self.aliases.pop(article.canonical_url, set())
        parts = self.parts.pop(article.canonical_url, {})

        def store() -> Stored:
            return archive.store(article, now(), crawl_id=self.crawl_id, aliases=aliases, parts=parts)

        stored: Stored = await self._batch.done(store)
        if stored.outcome == UrlState.NOT_ARTICLE:
            self.aliases.setdefault(article.canonical_url, set()).update(aliases)  # their state is told yet
        return stored

    def note(self, work: Callable[[Archive], Any]) -> None:
        """Do *work* on the archive with the next batch; nothing without one."""
        if (archive := self.archive) and not self.failure:
            self._batch.add(lambda: work(archive))

    def flush(self) -> None:
        """Commit what is waiting, and let those go on who wait for it."""
        parts = self._batch.taken()
        if not parts or not self.archive:
            return
        results: list[Any] = []
        with self.one_line_errors():
            with self.archive.transaction():
                results = [part.attempt() for part in parts]
            for part, result in zip(parts, results, strict=True):
                part.settle(result)
            return
        for part in parts:
            part.settle(DropItem(self.failure or FinishReason.ARCHIVE_FAILED, log_level="DEBUG"))

    def url_outcome(
        self,
        url: str,
        state: UrlState,
        reason: str,
        entry: Entry | None = None,
        publisher: str | None = None,
    ) -> None:
        """Note what became of an address, and of the one that led to it; articles are noted when they are stored."""
        self._has_reached = self._has_reached or state in PAGE_READ
        if not self.archive or state in (UrlState.FOUND, UrlState.STORED) or self.failure:
            return
        listing = entry.listing if entry else None
        addresses = {canonical(url), canonical(entry.url if entry else url), *self.aliases.pop(url, ())}
        for address in {self.stands_for.get(address, address) for address in addresses}:
            outcome = UrlOutcome(address, publisher or "", state, reason or None, reached=self._has_reached)
            self.note(partial(_record, url, listing, outcome))

    def redirects_to_known(self, url: str, known: str) -> None:
        """Note that an address leads to another one that the crawl has asked for already."""
        self.led_to[canonical(url)] = canonical(known)

    def _judge_redirects(self) -> None:
        """Keep none for a duplicate that leads where no article is: an outage may send all of them to one page."""
        for url, known in self.led_to.items():
            outcome = UrlOutcome(url, publisher_at(self.crawler, url), UrlState.NOT_ARTICLE, Reason.REDIRECTS_ELSEWHERE)
            self.note(partial(_record_unless_stored, known, outcome))
        self.flush()

    def listing_outcome(self, state: ListingState) -> None:
        """Note that the publisher can be reached: only then does a failure count against an address."""
        self._has_reached = self._has_reached or state in (ListingState.READ, ListingState.UNCHANGED)

    @contextmanager
    def one_line_errors(self, file: Path | None = None) -> Iterator[None]:
        """Tell a full disk or a damaged archive in one line, and end the crawl; *file* is what is written to."""
        try:
            yield
        except (ArchiveError, OSError) as error:
            is_lost = isinstance(error, LockLost)
            if self.failure is None:
                self.failure = f"{file}: {error}" if file and isinstance(error, OSError) else str(error)
                if not is_lost:
                    self.crawler.stats.set_value("newsbot/failure", self.failure)
                logger.error("%s; the crawl stops, what was stored stays", self.failure)
            if self._is_running and not self._closing:
                reason = FinishReason.LOCK_LOST if is_lost else FinishReason.ARCHIVE_FAILED
                self._closing = asyncio.ensure_future(self.crawler.engine.close_spider_async(reason=reason))

    def close(self) -> None:
        """Note the end of the crawl, and close the file."""
        if not self.archive:
            return
        stats = self.crawler.stats.get_stats()
        with self.one_line_errors():
            if self.crawl_id is not None:
                self.archive.crawls.finish(self.crawl_id, now(), stats.get("finish_reason", ""), stats)
        self.archive.close()
        self.archive = None


def open_archive(settings: Any) -> Archive | None:
    """Open the archive that *settings* name; None where they name none."""
    path = archive_path(settings)
    recheck = Recheck.of_hours(settings.getlist("RECHECK_HOURS"), settings.getlist("RETRY_HOURS"))
    return Archive(path, recheck=recheck) if path else None


def now() -> datetime:
    return datetime.now(UTC)


def _record(url: str, listing: str | None, outcome: UrlOutcome, archive: Archive) -> None:
    """Note *outcome*; where it repeats the page at *url* and that came to no article, as none either."""
    repeats = outcome.state == UrlState.DUPLICATE and outcome.reason == Reason.SAME_ADDRESS
    if repeats and archive.urls.article_at([canonical(url)]) is None:
        outcome = replace(outcome, state=UrlState.NOT_ARTICLE, reason=Reason.REPEATED)
    archive.record(outcome, now(), listing)


def _record_unless_stored(known: str, outcome: UrlOutcome, archive: Archive) -> None:
    row = archive.urls.at(known)
    if row is None or row["state"] not in (UrlState.STORED, UrlState.DUPLICATE):
        archive.record(outcome, now())

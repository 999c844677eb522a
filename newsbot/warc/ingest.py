"""KEEP: what the records of crawl archives come to -> the archive, in batches, each counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from scrapy import Spider

from newsbot.archive import Archive, UrlOutcome
from newsbot.extensions.counts import Board
from newsbot.items import Article
from newsbot.pipelines import why_no_article
from newsbot.states import UrlState
from newsbot.urls import canonical
from newsbot.warc.articles import NoArticle, ReadArticle, RecordOutcome
from newsbot.warc.records import Damage, PassedOver

BATCH = 50
"""Records written in one transaction, after which the disk is synced. Other processes read meanwhile, but not for long:
they have a few parts of a file to do."""


@dataclass(slots=True)
class Ingest:
    """Writes to *archive* and counts; *now* is asked when something is written."""

    archive: Archive
    now: Callable[[], datetime]
    board: Board = field(default_factory=Board)
    passed_over: Counter[str] = field(default_factory=Counter)
    """Reason -> records that are no pages."""
    damages: list[Damage] = field(default_factory=list)
    cause: str = "crawl"
    """Why the pages are read, for their revisions."""

    def know(self, publishers: Iterable[type[Spider]]) -> None:
        """Note the facts of *publishers*, by which a selection of their articles is made."""
        with self.archive.transaction():
            for publisher in publishers:
                self.archive.crawls.know(publisher)

    def keep_all(self, parts: Iterable[list[RecordOutcome]]) -> Iterator[None]:
        """Write everything that *parts* hold; yields after every batch, so that the caller can show the counts."""
        batch: list[RecordOutcome] = []
        for outcomes in parts:
            batch += outcomes
            if len(batch) >= BATCH:
                self.keep(batch)
                batch = []
                yield
        self.keep(batch)
        yield

    def keep(self, batch: list[RecordOutcome]) -> None:
        """Write *batch* in one transaction: all of it or, if this process dies, nothing."""
        now = self.now()
        with self.archive.transaction():
            for outcome in batch:
                self._keep_one(outcome, now)

    def _store(self, article: Article, fetched: datetime, now: datetime) -> None:
        stored = self.archive.store(article, now, fetched=fetched, cause=self.cause, aliases=[canonical(article.url)])
        self.board.outcome(article.publisher, UrlState.FOUND)
        self.board.of(article.publisher).add_article(article)
        if stored.outcome == UrlState.DUPLICATE:
            self.board.outcome(article.publisher, UrlState.DUPLICATE, stored.reason)
        else:
            self.board.outcome(article.publisher, UrlState.STORED, stored.outcome)

    def _refuse(self, page: NoArticle, now: datetime) -> None:
        outcome = UrlOutcome(canonical(page.url), page.publisher, page.state, page.reason, fetched=page.fetched)
        self.archive.record(outcome, now)
        self.board.outcome(page.publisher, UrlState.FOUND)
        self.board.outcome(page.publisher, page.state, page.reason)

    def _keep_one(self, outcome: RecordOutcome, now: datetime) -> None:
        match outcome:
            case ReadArticle(article, fetched):
                if reason := why_no_article(article):
                    self._refuse(
                        NoArticle(article.canonical_url, article.publisher, UrlState.NOT_ARTICLE, reason, fetched), now
                    )
                else:
                    self._store(article, fetched, now)
            case NoArticle():
                self._refuse(outcome, now)
            case PassedOver(reason):
                self.passed_over[reason] += 1
            case Damage():
                self.damages.append(outcome)

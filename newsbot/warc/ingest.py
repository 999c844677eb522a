"""KEEP: what the records of crawl archives come to -> the archive, in batches, each counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from newsbot.archive import Archive, Visit
from newsbot.extensions.counts import Board
from newsbot.urls import canonical
from newsbot.warc.articles import Outcome, ReadArticle, Refused
from newsbot.warc.reading import Damage, PassedOver

BATCH = 200
"""Records written in one transaction; the archive syncs the disk after each."""


@dataclass(slots=True)
class Ingest:
    """Writes to *archive* and counts; *now* is asked when something is written."""

    archive: Archive
    now: Callable[[], datetime]
    board: Board = field(default_factory=Board)
    passed_over: Counter[str] = field(default_factory=Counter)
    """Reason -> records that are no pages."""
    damages: list[Damage] = field(default_factory=list)

    def keep_all(self, parts: Iterable[list[Outcome]]) -> Iterator[None]:
        """Write everything that *parts* hold; yields after every batch, so that the caller can show the counts."""
        batch: list[Outcome] = []
        for outcomes in parts:
            batch += outcomes
            if len(batch) >= BATCH:
                self.keep(batch)
                batch = []
                yield
        self.keep(batch)
        yield

    def keep(self, batch: list[Outcome]) -> None:
        """Write *batch* in one transaction: all of it or, if this process dies, nothing."""
        now = self.now()
        with self.archive.transaction():
            for outcome in batch:
                self._keep_one(outcome, now)

    def _keep_one(self, outcome: Outcome, now: datetime) -> None:
        match outcome:
            case ReadArticle(article, fetched):
                self.board.outcome(article.publisher, "found")
                stored = self.archive.store(article, now, fetched=fetched, asked=canonical(article.url))
                counts = self.board.of(article.publisher)
                counts.add_article(article)
                state = "duplicate" if stored.outcome == "duplicate" else "stored"
                self.board.outcome(article.publisher, state, stored.outcome)
            case Refused(url, publisher, reason):
                self.board.outcome(publisher, "found")
                self.archive.record(Visit(canonical(url), publisher, "not_article", reason), now)
                self.board.outcome(publisher, "not_article", reason)
            case PassedOver(reason):
                self.passed_over[reason] += 1
            case Damage():
                self.damages.append(outcome)

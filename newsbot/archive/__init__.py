"""KEEP: the only place with SQL: one SQLite file with every article once, its revisions and the state of every URL."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from newsbot.archive.articles import Articles, Stored
from newsbot.archive.baselines import Baseline, Baselines
from newsbot.archive.claims import Claims
from newsbot.archive.crawls import Crawls
from newsbot.archive.days import Days
from newsbot.archive.doubts import Doubts
from newsbot.archive.errors import ArchiveError, TookTooLong, WrongSelection
from newsbot.archive.export_positions import ExportPositions
from newsbot.archive.housekeeping import Housekeeping
from newsbot.archive.incidents import Incident, Incidents
from newsbot.archive.ingested_files import IngestedFiles
from newsbot.archive.known_addresses import KnownAddresses
from newsbot.archive.listings import Listings
from newsbot.archive.locks import Locks
from newsbot.archive.names import Names
from newsbot.archive.opening import opened
from newsbot.archive.outbox import Outbox
from newsbot.archive.outcomes import UrlOutcome
from newsbot.archive.owners import Owners, names_in
from newsbot.archive.pages import Pages
from newsbot.archive.publication_counts import PublicationCounts
from newsbot.archive.reading_lists import ReadingLists
from newsbot.archive.recheck import Recheck
from newsbot.archive.revisions import Revisions, Version
from newsbot.archive.rows import from_row
from newsbot.archive.search import Hit, Search
from newsbot.archive.selected import Selected
from newsbot.archive.selection import Selection
from newsbot.archive.source_checks import SourceChecks
from newsbot.archive.stories import Stories
from newsbot.archive.url_queue import UrlQueue
from newsbot.archive.urls import Decision, Urls
from newsbot.archive.visits import Visits, stored_outcome
from newsbot.archive.why import Why, why, why_all
from newsbot.items import ARTICLE_FIELDS, Article
from newsbot.several_pages.provenance import lacks_pages
from newsbot.sources import Entry
from newsbot.states import Cause, Reason, UrlState
from newsbot.urls import canonical

__all__ = [
    "Archive",
    "ArchiveError",
    "Baseline",
    "Decision",
    "Incident",
    "Recheck",
    "Selected",
    "Selection",
    "Stored",
    "TookTooLong",
    "UrlOutcome",
    "Version",
    "Why",
    "WrongSelection",
]


class Archive:
    """An archive file. Writes within `transaction` are kept together or not at all; without, each for itself."""

    def __init__(
        self, path: str | Path, *, read_only: bool = False, create: bool = True, recheck: Recheck | None = None
    ) -> None:
        """Open the archive at *path*; raises ArchiveError with one clear line.

        :param read_only: the file is neither made nor brought up to date
        :param create: make the file unless it is there
        """
        self.database = opened(path, read_only, create=create)
        self.article_table = Articles(self.database)
        self.owners = Owners(self.database)
        self.claims = Claims(self.database, self.owners)
        recheck = recheck or Recheck()
        self.urls = Urls(self.database, recheck, self.owners)
        self.url_queue = UrlQueue(self.database, recheck)
        self.listings = Listings(self.database)
        self.visits = Visits(self.urls, self.article_table, self.listings)
        self.revisions = Revisions(self.database)
        self.crawls = Crawls(self.database)
        self.doubts = Doubts(self.database)
        self.days = Days(self.database)
        self.baselines = Baselines(self.database)
        self.incidents = Incidents(self.database)
        self.source_checks = SourceChecks(self.database)
        self.outbox = Outbox(self.database)
        self.housekeeping = Housekeeping(self.database)
        self.publication_counts = PublicationCounts(self.database)
        self.locks = Locks(self.database)
        self.export_positions = ExportPositions(self.database)
        self.names = Names(self.database)
        self.stories = Stories(self.database)
        self.reading_lists = ReadingLists(self.database)
        self.pages = Pages(self.database)
        self.ingested_files = IngestedFiles(self.database)
        self._known_addresses = KnownAddresses(self.database)

    @property
    def id(self) -> str:
        """32 hexadecimal digits that no other archive has, and that stay."""
        (row,) = self.database.rows("SELECT id FROM archive")
        found: str = row["id"]
        return found

    def transaction(self) -> AbstractContextManager[None]:
        """Return a context whose writes are committed together, or not at all."""
        return self.database.transaction()

    def store(
        self,
        article: Article,
        now: datetime,
        *,
        fetched: datetime | None = None,
        cause: Cause = Cause.CRAWL,
        crawl_id: int | None = None,
        aliases: Iterable[str] = (),
        is_last_visit: bool = False,
        parts: Mapping[str, str] | None = None,
    ) -> Stored:
        """Store *article* and the state of its address, unless its page may be no article; then the caller records it.

        :param fetched: when its page was fetched, if that was not *now* but in a crawl archive or for a kept page
        :param aliases: the other (canonical) addresses that led to it
        :param is_last_visit: nobody will ask for the page again, so that one visit must do
        :param parts: (canonical) addresses of its later pages -> the reason to be told of them
        """
        lacks_some = lacks_pages(article.provenance)
        with self.transaction(), self.urls.expected.read_once():
            settled = self.claims.settle(article)
            visited = self.visits.to_new(settled.article, aliases, now, fetched, counts=cause == Cause.CRAWL)
            if visited and is_last_visit:
                visited = replace(visited, needs=1, counts=False)
            is_new = settled.displaced or self.article_table.stored_at(settled.article.canonical_url) is None
            if visited and is_new and (doubt := self.doubts.why_not(settled.article, visited)):
                address = settled.article.canonical_url
                return Stored(UrlState.NOT_ARTICLE, 0, address, reason=doubt, refused=settled.refused)
            if settled.displaced:
                self.visits.move(settled.displaced, now)
            claimed, article = article.canonical_url, settled.article
            known_as = self.urls.article_at({article.canonical_url, *aliases})
            stored = self.article_table.store(article, now, cause, crawl_id, fetched, known_as)
            article = stored.article or article
            if stored.outcome in (Reason.NEW, Reason.REVISION):
                self.outbox.post(replace(article, canonical_url=stored.canonical_url), crawl_id)
            outcome = stored_outcome(article, stored, lacks_some, fetched)
            for url in {article.canonical_url, *aliases} - ({claimed} if settled.refused else set()):
                self.urls.record(replace(outcome, url=url), now)
            for url, reason in (parts or {}).items():
                if url not in {article.canonical_url, *aliases}:
                    self.note_part(url, reason, article.publisher, stored.article_id, now)
        return replace(stored, refused=settled.refused)

    def note_part(self, url: str, reason: str, publisher: str, article_id: int, now: datetime) -> None:
        """Note that *url* (canonical) is a later page of an article, which is asked for by its first one only."""
        self.urls.record(UrlOutcome(url, publisher, UrlState.STORED, reason, article_id), now)

    def record(self, outcome: UrlOutcome, now: datetime, listing: str | None = None) -> None:
        """Note what came of an address; a stored article whose page is gone is marked withdrawn, never deleted."""
        with self.transaction():
            self.visits.record(outcome, now, listing)

    def decide(self, url: str, entry: Entry | None, now: datetime) -> Decision:
        """Say whether the address *url* (canonical) is worth a request *now*."""
        return self.urls.decide(url, entry, now)

    def why(self, url: str) -> Why:
        """Return what the archive knows of *url* (canonical)."""
        return why(self.database, url)

    def known_form(self, url: str) -> str | None:
        """Return the form under which *url*, in any of its forms, is known; None for one never seen."""
        return next((form for form in (canonical(url), url) if self.urls.at(form)), None)

    def why_all(self, publisher: str | None = None, state: str | None = None) -> Iterator[Why]:
        """Yield what is known of every address (of a publisher, in a state)."""
        return why_all(self.database, publisher, state)

    def publishers(self) -> list[str]:
        """Return the names of the publishers of which an address is known."""
        unfinished = "url WHERE state NOT IN ('stored', 'duplicate')"  # as url_unfinished has them
        found = [names_in("article WHERE 1 = 1"), names_in(unfinished), "SELECT name FROM publisher"]
        return [row[0] for row in self.database.rows(f"{' UNION '.join(found)} ORDER BY 1")]

    def at(self, canonical_url: str) -> Article | None:
        """Return the current version of the article at an address."""
        return self.article_table.at(canonical_url)

    def read_at(self, url: str) -> tuple[Article, datetime] | None:
        """Return the article that *url* (canonical) led to, as it is now, and when its page was fetched."""
        article_id = self.urls.article_at([url])
        row = self.numbered(article_id) if article_id else None
        return (from_row(row), datetime.fromisoformat(row["fetched"])) if row else None

    def known_addresses(self, publisher: str) -> dict[str, bool]:
        """Return some hundred addresses of *publisher*, the newest that were asked for -> whether each was an article.

        `newsbot.read_listing` takes them as ``known``.
        """
        return self._known_addresses.of(publisher)

    def articles(self, selection: Selection | None = None) -> Iterator[Article]:
        """Yield the articles of a *selection*, by default every article in the order of storing."""
        rows = self.select(selection or Selection(order="stored")).rows(ARTICLE_FIELDS)
        return (from_row(dict(zip(ARTICLE_FIELDS, row, strict=True))) for row in rows)

    def select(self, selection: Selection) -> Selected:
        """Return the articles of a *selection*, to be counted or read column by column; WrongSelection without any."""
        if not isinstance(selection, Selection):
            raise TypeError(f"selection takes Selection, and was given {type(selection).__name__}")
        return Selected(self.database, selection)

    def search(self, query: str, selection: Selection | None = None) -> Iterator[Hit]:
        """Yield what matches *query*, the best first; WrongSelection without a word to search for."""
        return self.searched(query, selection or Selection()).best()

    def searched(self, query: str, selection: Selection, most: int | None = None) -> Search:
        """Return what matches *query*, of more than *most* those that were stored last."""
        return Search(self.database, query, selection, most)

    def numbered(self, article_id: int) -> dict[str, Any] | None:
        """Return the row of the article of that id, with the archive's own notes."""
        row = self.database.row("SELECT * FROM article WHERE id = ?", (article_id,))
        return dict(row) if row else None

    def within(self, seconds: float) -> AbstractContextManager[None]:
        """Return a context whose reads raise TookTooLong when so many *seconds* are over."""
        return self.database.within(seconds)

    def moment(self) -> AbstractContextManager[None]:
        """Return a context whose reads all see the archive as it is now, while others go on writing."""
        return self.database.moment()

    @property
    def is_lost(self) -> bool:
        """Whether the connection to a server broke, so that nothing can be read or written any more."""
        return self.database.is_lost

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

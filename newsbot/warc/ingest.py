"""KEEP: what the records of crawl archives come to -> the archive, in batches, each counted."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b

from scrapy import Spider

from newsbot.archive import Archive, UrlOutcome
from newsbot.archive.fingerprints import identity_of_text
from newsbot.extensions.counts import Board
from newsbot.items import Article
from newsbot.pipelines import why_no_article
from newsbot.states import Cause, Reason, UrlState
from newsbot.states.crawl_ends import FinishReason
from newsbot.urls import canonical, site_of
from newsbot.urls.claims import with_refusal
from newsbot.warc.articles import NoArticle, ReadArticle, RecordOutcome
from newsbot.warc.files import WholeFile
from newsbot.warc.page_groups import PageGroups
from newsbot.warc.records import Damage, PassedOver

BATCH = 50
"""Records written in one transaction, after which the disk is synced. Other processes read meanwhile, but not for long:
they have a few parts of a file to do."""

MOST_DOUBTFUL = 1_000
"""Pages that wait for others like them; all have waited when their file is read."""
FILES_HELD = 10
"""Files read whole after which pages that wait for others of their article wait no more."""

NAME = "ingest"
"""In the crawl log, where publishers stand for others."""


@dataclass(slots=True)
class Ingest:
    """Writes to *archive*, if there is one, and counts; *now* is asked when something is written."""

    archive: Archive | None
    now: Callable[[], datetime]
    board: Board = field(default_factory=Board)
    passed_over: Counter[str] = field(default_factory=Counter)
    """Reason -> records that are no pages."""
    damages: list[Damage] = field(default_factory=list)
    cause: Cause = Cause.CRAWL
    """Why the pages are read, for their revisions."""
    hand_on: Callable[[ReadArticle], object] | None = None
    """Takes new and changed articles, once they are committed."""
    crawl_id: int | None = None
    _after_commit: list[Callable[[], object]] = field(default_factory=list)
    """Counts and articles of the batch that is being written; a batch that is broken off tells nothing."""
    _doubtful: list[ReadArticle] = field(default_factory=list)
    """Pages that may be no articles; what other addresses show decides."""
    _groups: PageGroups = field(init=False)
    _files: list[WholeFile] = field(default_factory=list)
    """Files read whole, of which pages may be held."""
    _seen: set[int] = field(default_factory=set)
    """Texts of this run; only without an archive, which compares them with all that it holds."""

    def __post_init__(self) -> None:
        self._groups = PageGroups(lambda url: self.archive.read_at(url) if self.archive else None)

    def begin(self, publishers: Iterable[type[Spider]]) -> None:
        """Note the facts of *publishers*, by which a selection of their articles is made, and the run itself."""
        if self.archive is None:
            return
        followed = list(publishers)
        with self.archive.transaction():
            for publisher in followed:
                self.archive.crawls.know(publisher)
            self.archive.owners.register(followed)
            if self.cause == Cause.CRAWL:
                self.crawl_id = self.archive.crawls.begin(NAME, self.now())

    def finish(self, reason: FinishReason) -> None:
        """Note how the run ended."""
        if self.archive is not None and self.crawl_id is not None:
            total = self.board.total()
            counts = {"found": total.found, "fetched": total.fetched, "stored": total.stored, "failed": total.errors}
            stats = {f"newsbot/{name}": number for name, number in counts.items()}
            self.archive.crawls.finish(self.crawl_id, self.now(), reason, stats)

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
        self.keep([], is_end=True)
        yield

    def keep(self, batch: Sequence[RecordOutcome], *, is_end: bool = False) -> None:
        """Write *batch* in one transaction: all of it or, if this process dies, nothing.

        Pages of articles that are not whole yet are held until the end, as the others may be anywhere.
        """
        now = self.now()
        self._after_commit.clear()
        with self.archive.transaction() if self.archive else nullcontext():
            for outcome in batch:
                self._keep_one(outcome, now)
            for joined in self._groups.rest() if is_end or len(self._files) >= FILES_HELD else ():
                self._keep_one(joined, now)
            if is_end or len(self._doubtful) >= MOST_DOUBTFUL:
                self._settle_doubts(now)
            if not len(self._groups):
                self._note_files(now)
        for tell in self._after_commit:
            tell()

    def _note_files(self, now: datetime) -> None:
        damaged = {damage.path for damage in self.damages}
        for whole in self._files if self.archive is not None else ():
            if self.archive is not None and whole.path not in damaged:
                self.archive.ingested_files.note(whole.path, whole.version, now)
        self._files.clear()

    def _keep_one(self, outcome: RecordOutcome, now: datetime) -> None:
        match outcome:
            case ReadArticle(_, _, pages) if pages:
                for joined in self._groups.add(outcome):
                    self._keep_one(joined, now)
            case ReadArticle(article):
                if reason := why_no_article(article, outcome.fetched):
                    self._refuse_article(outcome, reason, now)
                else:
                    self._store(outcome, now)
            case NoArticle():
                self._refuse(outcome, now)
            case PassedOver(reason):
                self._after_commit.append(lambda: self.passed_over.update([reason]))
            case Damage():
                self.damages.append(outcome)
            case WholeFile():
                self._settle_doubts(now)
                self._files.append(outcome)

    def _settle_doubts(self, now: datetime) -> None:
        """Store what was seen once and, by now, at no other address: nobody will ask for these pages again."""
        doubtful, self._doubtful = self._doubtful, []
        for read in doubtful:
            self._store(read, now, is_last_visit=True)

    def _refuse_article(self, read: ReadArticle, reason: str, now: datetime) -> None:
        article = read.article
        refused = NoArticle(article.canonical_url, article.publisher, UrlState.NOT_ARTICLE, reason, read.fetched)
        self._refuse(refused, now)

    def _store(self, read: ReadArticle, now: datetime, *, is_last_visit: bool = False) -> None:
        article = read.article
        state, reason, address = self._stored(read, now, is_last_visit)
        if reason == Reason.SEEN_ONCE and self.cause == Cause.CRAWL:
            self._doubtful.append(read)
            return
        if state is UrlState.NOT_ARTICLE:
            self._refuse_article(read, reason, now)
            return
        self._count(article.publisher, state, reason)
        self._after_commit.append(lambda: self.board.of(article.publisher).add_article(article))
        if (hand_on := self.hand_on) and state is UrlState.STORED and reason != Reason.UNCHANGED:
            known = replace(read, article=replace(article, canonical_url=address))
            self._after_commit.append(lambda: hand_on(known))

    def _stored(self, read: ReadArticle, now: datetime, is_last_visit: bool) -> tuple[UrlState, str, str]:
        """Store an article; return what it came to, why, and the address that it is known by."""
        article = read.article
        if self.archive is None:
            return *self._is_first(article), article.canonical_url
        stored = self.archive.store(
            article,
            now,
            fetched=read.fetched,
            cause=self.cause,
            crawl_id=self.crawl_id,
            aliases=[canonical(article.url)],
            is_last_visit=is_last_visit,
            parts={canonical(url): reason for url, reason in read.parts.items()},
        )
        if stored.outcome == UrlState.NOT_ARTICLE:
            return UrlState.NOT_ARTICLE, stored.reason, stored.canonical_url
        if stored.refused:
            article.provenance = with_refusal(article.provenance, stored.refused)
        if stored.outcome == UrlState.DUPLICATE:
            return UrlState.DUPLICATE, stored.reason, stored.canonical_url
        return UrlState.STORED, stored.outcome, stored.canonical_url

    def _is_first(self, article: Article) -> tuple[UrlState, str]:
        text = identity_of_text(article) or article.canonical_url.encode()
        key = int.from_bytes(blake2b(site_of(article.canonical_url).encode() + text, digest_size=8).digest())
        if key in self._seen:
            return UrlState.DUPLICATE, Reason.SAME_TEXT
        self._seen.add(key)
        return UrlState.STORED, Reason.NEW

    def _refuse(self, page: NoArticle, now: datetime) -> None:
        if self.archive is not None:
            url = canonical(page.url)
            self.archive.record(UrlOutcome(url, page.publisher, page.state, page.reason, fetched=page.fetched), now)
        self._count(page.publisher, page.state, page.reason)

    def _count(self, publisher: str, state: UrlState, reason: str) -> None:
        self._after_commit.append(lambda: self.board.outcome(publisher, UrlState.FOUND))
        self._after_commit.append(lambda: self.board.outcome(publisher, state, reason))

"""KEEP: the current version of every article, and the versions before it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

import orjson

from newsbot.archive import near_duplicates
from newsbot.archive.cjk_bigrams import grams
from newsbot.archive.database import Database
from newsbot.archive.fingerprints import identity_of_text, text_hash
from newsbot.archive.rows import JSON_FIELDS, dumps, from_row, stamp, to_row
from newsbot.archive.suspects import Suspects, is_suspect, is_teaser, with_full_text
from newsbot.archive.versions import differing_columns, shown_changes, with_what_listings_said
from newsbot.items import Article
from newsbot.several_pages.provenance import has_fewer_pages
from newsbot.several_pages.renewal import with_pages_of
from newsbot.states import Cause, Reason, UrlState
from newsbot.urls import canonical, same_site
from newsbot.urls.claims import with_refusal

STORED_WITHIN = timedelta(minutes=1)
"""A crawl stores an article at most so long after it fetched the page; a kept page is no older than that."""

Outcome = Literal[Reason.NEW, Reason.REVISION, Reason.UNCHANGED, UrlState.DUPLICATE, UrlState.NOT_ARTICLE]


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of an article that was handed to the archive."""

    outcome: Outcome
    article_id: int
    """The article's own id; of a duplicate, the id of the article that it repeats; 0 of what is no article."""
    canonical_url: str
    """That article's address."""
    changed: tuple[str, ...] = ()
    """Of a revision: the fields that differ."""
    reason: str = ""
    """Of a duplicate: how it repeats that article; of what is no article (yet): why."""
    refused: str = ""
    """Why it has not the address that its page claims."""
    doubt: str = ""
    """Why the page that was seen is not, or not in all, what is stored of the article."""
    article: Article | None = None
    """Of a revision: the article as it is stored."""


class Articles:
    """The tables `article` and `revision`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.suspects = Suspects(database)

    def store(
        self,
        article: Article,
        now: datetime,
        cause: Cause = Cause.CRAWL,
        crawl_id: int | None = None,
        fetched: datetime | None = None,
        known_as: int | None = None,
    ) -> Stored:
        """Store *article* as new, as a revision of the one at its address, or not at all.

        A page out of a crawl archive that was *fetched* before the current version's changes nothing. A page fetched
        *now* always counts, as the clock may have been set back.

        *cause* is why the page was looked at: from a ``crawl`` only a change of `versions.WATCHED_FIELDS` makes a
        revision, from any other cause (such as ``reextract``) a change of any field. *known_as* is the id of the
        article that its page was the last time: an outage does not declare the address of the article in whose place
        it is shown.
        """
        old = self.stored_at(article.canonical_url)
        visited = fetched or now
        if old is None and known_as is not None:
            known = self.database.row("SELECT * FROM article WHERE id = ?", (known_as,))
            old = known if known and self._doubt(known, article, visited, cause)[0] else None
        if old is None:
            return self._same_text(article) or self._place(article, now, visited, crawl_id)
        if fetched and fetched + STORED_WITHIN < datetime.fromisoformat(old["fetched"]):
            return Stored(Reason.UNCHANGED, old["id"], old["canonical_url"])
        return self._revise(old, article, now, visited, cause, crawl_id)

    def stored_at(self, canonical_url: str) -> Any:
        """Return the row of the article at an address, which may be the one that it moved to with an update."""
        if row := self.database.row("SELECT * FROM article WHERE canonical_url = ?", (canonical_url,)):
            return row
        moved = self.database.row(
            "SELECT article.* FROM url JOIN article ON article.id = article_id WHERE url.url = ?", (canonical_url,)
        )
        return moved if moved and canonical(moved["url"]) == canonical_url else None

    def _revise(
        self, old: Any, article: Article, now: datetime, visited: datetime, cause: Cause, crawl_id: int | None
    ) -> Stored:
        doubt, article = self._doubt(old, with_what_listings_said(old, article), visited, cause)
        if doubt == Reason.SUSPECT:
            if cause != Cause.CRAWL or not self.suspects.counts(old["id"], article, visited):
                return Stored(Reason.UNCHANGED, old["id"], old["canonical_url"], doubt=doubt)
            cause, doubt = Cause.SUSPECT, ""
        self.suspects.clear(old["id"])
        row = to_row(article)
        differing = differing_columns(old, row)
        counted = differing
        if cause == Cause.CRAWL:
            counted = shown_changes(differing, article.provenance, old, row)
            if doubt == Reason.TEASER and "is_accessible_for_free" in differing:
                counted.append("is_accessible_for_free")
        if not counted or (cause != Cause.UPDATE and self._was_updated(old["id"], article)):
            self._come_back(old)
            return Stored(Reason.UNCHANGED, old["id"], old["canonical_url"], doubt=doubt)
        self._keep_version(old, differing, visited if cause == Cause.CRAWL else now, cause)
        self._replace(old, article, {name: row[name] for name in differing}, visited, crawl_id)
        return Stored(Reason.REVISION, old["id"], old["canonical_url"], tuple(counted), doubt=doubt, article=article)

    def _doubt(self, old: Any, article: Article, visited: datetime, cause: Cause) -> tuple[str, Article]:
        """Return why *article* is not, or not in all, a version of the *old* one, and what is one."""
        stored = from_row(old)
        if cause == Cause.UPDATE or not stored.text:
            return "", article
        if has_fewer_pages(stored, article):
            return Reason.FEWER_PAGES, with_pages_of(stored, article)
        if is_teaser(stored, article):
            return Reason.TEASER, with_full_text(stored, article)
        is_own_page = cause != Cause.CRAWL and visited <= datetime.fromisoformat(old["fetched"]) + STORED_WITHIN
        if is_suspect(stored, article) and not is_own_page:
            return Reason.SUSPECT, article
        return "", article

    def _was_updated(self, article_id: int, article: Article) -> bool:
        """Tell whether *article* is the version that an update under another address replaced."""
        last = self.database.row(
            "SELECT before FROM revision WHERE article_id = ? AND cause = 'update' ORDER BY number DESC LIMIT 1",
            (article_id,),
        )
        replaced = orjson.loads(last["before"]).get("text") if last else None
        return replaced is not None and text_hash(replaced) == text_hash(article.text)

    def _same_text(self, article: Article) -> Stored | None:
        """Return the older article of the publisher that has the same text, if there is one."""
        twins = self.database.rows(
            "SELECT id, canonical_url FROM article WHERE publisher = ? AND text_hash = ? ORDER BY id",
            (article.publisher, identity_of_text(article)),
        )
        for twin in twins:
            if same_site(twin["canonical_url"], article.canonical_url):
                return Stored(UrlState.DUPLICATE, twin["id"], twin["canonical_url"], reason=Reason.SAME_TEXT)
        return None

    def _place(self, article: Article, now: datetime, visited: datetime, crawl_id: int | None) -> Stored:
        """Store *article* in its story, unless it repeats one of its publisher's: then as a revision, or not at all."""
        place = near_duplicates.find_place(self.database.connection, article)
        if place.duplicate_of is None:
            stored = self._insert(article, visited, crawl_id)
            near_duplicates.put(self.database.connection, stored.article_id, place)
            return stored
        old = self.database.row("SELECT * FROM article WHERE id = ?", (place.duplicate_of,))
        assert old is not None
        if place.is_update:
            return self._revise(old, article, now, visited, Cause.UPDATE, crawl_id)
        return Stored(UrlState.DUPLICATE, old["id"], old["canonical_url"], reason=Reason.NEARLY_SAME_TEXT)

    def _insert(self, article: Article, fetched: datetime, crawl_id: int | None) -> Stored:
        row = to_row(article) | self._notes(article, fetched, crawl_id) | {"first_seen": stamp(fetched)}
        columns = ", ".join(row)
        article_id = self.database.insert(
            f"INSERT INTO article ({columns}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
        )
        self.database.full_text.put(article_id)
        return Stored(Reason.NEW, article_id, article.canonical_url)

    def _notes(self, article: Article, fetched: datetime, crawl_id: int | None) -> dict[str, Any]:
        return {
            "fetched": stamp(fetched),
            "crawl_id": crawl_id,
            "sequence": self._next_in_sequence(),
            "text_hash": identity_of_text(article),
            "grams": grams(article.headline, article.kicker, article.lead, article.text),
        }

    def _keep_version(self, old: Any, differing: list[str], seen: datetime, cause: Cause) -> None:
        before = {name: orjson.loads(old[name]) if name in JSON_FIELDS else old[name] for name in differing}
        self.database.write(
            "INSERT INTO revision (article_id, number, seen, fetched, cause, changed, before)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (old["id"], old["revision"], stamp(seen), old["fetched"], cause, dumps(differing), dumps(before)),
        )

    def _replace(
        self, old: Any, article: Article, row: dict[str, Any], fetched: datetime, crawl_id: int | None
    ) -> None:
        row = row | self._notes(article, fetched, crawl_id) | {"revision": old["revision"] + 1, "withdrawn": None}
        columns = ", ".join(f"{name} = ?" for name in row)
        self.database.write(f"UPDATE article SET {columns} WHERE id = ?", (*row.values(), old["id"]))
        self.database.full_text.put(old["id"])
        if "text" in row or "lead" in row:
            near_duplicates.renew(
                self.database.connection, old["id"], near_duplicates.compared_text(old["lead"], old["text"]), article
            )

    def move(self, article_id: int, canonical_url: str, reason: str) -> None:
        """Give an article another address, for the *reason* why it has not the one that its page claims."""
        row = self.database.row("SELECT provenance FROM article WHERE id = ?", (article_id,))
        provenance = with_refusal(orjson.loads(row["provenance"]), reason) if row else {}
        self.database.write(
            "UPDATE article SET canonical_url = ?, provenance = ?, sequence = ? WHERE id = ?",
            (canonical_url, dumps(provenance), self._next_in_sequence(), article_id),
        )

    def _next_in_sequence(self) -> int:
        last = self.database.row("SELECT max(sequence) FROM article")
        return ((last and last[0]) or 0) + 1

    def _come_back(self, old: Any) -> None:
        if old["withdrawn"]:
            self.database.write("UPDATE article SET withdrawn = NULL WHERE id = ?", (old["id"],))

    def withdraw(self, canonical_url: str, now: datetime) -> None:
        """Mark the article at an address whose page is gone, if there is one; it is never deleted."""
        self.database.write(
            "UPDATE article SET withdrawn = ? WHERE canonical_url = ? AND withdrawn IS NULL",
            (stamp(now), canonical_url),
        )

    def at(self, canonical_url: str) -> Article | None:
        """Return the current version of the article at an address."""
        row = self.database.row("SELECT * FROM article WHERE canonical_url = ?", (canonical_url,))
        return from_row(row) if row else None

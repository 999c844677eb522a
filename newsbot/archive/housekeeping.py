"""KEEP: what an archive is looked after with: figures, a check, and space given back."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from newsbot.archive.database import Database
from newsbot.archive.errors import ArchiveError
from newsbot.archive.rows import stamp

COUNTED = ("publisher", "article", "revision", "story", "listing", "url", "crawl", "page", "outbox")
LOT = 500
"""Articles whose text is dropped in one transaction, so that crawls need not wait."""


class Housekeeping:
    """Work on an archive as a whole."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def counts(self) -> dict[str, int]:
        """Return table -> rows."""
        return {name: self._number(f"SELECT count(*) FROM {name}") for name in COUNTED}

    def states(self) -> dict[str, int]:
        """Return state -> addresses in it."""
        return {row["state"]: row[1] for row in self.database.rows("SELECT state, count(*) FROM url GROUP BY state")}

    def sizes(self) -> dict[str, int]:
        """Return the bytes of the file, of its write-ahead log, and those that `compact` would give back at least."""
        log = self.database.path.with_name(self.database.path.name + "-wal")
        page = self._number("PRAGMA page_size")
        return {
            "file": self._number("PRAGMA page_count") * page,
            "log": log.stat().st_size if log.exists() else 0,
            "free": self._number("PRAGMA freelist_count") * page,
        }

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the file, its references and its search index; nothing if it is whole."""
        for row in self.database.rows("PRAGMA integrity_check"):
            if row[0] != "ok":
                yield str(row[0])
        for row in self.database.rows("PRAGMA foreign_key_check"):
            yield f"{row['table']} row {row['rowid']} names a missing row of {row['parent']}"
        try:
            self.database.write("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
        except ArchiveError:
            yield "the search index differs from the articles: scrapy archive compact builds it anew"

    def drop_texts(self, published_before: datetime) -> int:
        """Drop body and text of older articles and of their revisions, for ever; return how many articles had one.

        All else stays: what is known of an address, and the hash that tells the same text again.
        """
        dropped = 0
        while lot := [row["id"] for row in self._with_text(published_before)]:
            with self.database.transaction():
                for article_id in lot:
                    self.database.write(
                        "UPDATE article SET body = '[]', text = '', grams = NULL WHERE id = ?", (article_id,)
                    )
                    self.database.write(
                        "UPDATE revision SET before = json_remove(before, '$.body', '$.text') WHERE article_id = ?",
                        (article_id,),
                    )
            dropped += len(lot)
        return dropped

    def compact(self) -> None:
        """Build the search index anew, give free pages back to the disk, and empty the log.

        The file is written anew, which needs as much free space again, and no crawl may run.
        """
        self.database.write("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
        self.database.write("INSERT INTO article_fts (article_fts) VALUES ('optimize')")
        self.database.write("ANALYZE")
        self.database.write("VACUUM")
        self.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _with_text(self, published_before: datetime) -> list[sqlite3.Row]:
        moment = stamp(published_before)[:19] + "Z"
        sql = "SELECT id FROM article WHERE published_utc < ? AND (text != '' OR body != '[]') LIMIT ?"
        return self.database.rows(sql, (moment, LOT))

    def _number(self, sql: str) -> int:
        row = self.database.row(sql)
        return int(row[0]) if row else 0

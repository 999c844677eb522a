"""KEEP: what an archive is looked after with: figures, a check, and space given back."""

from collections.abc import Iterator
from datetime import datetime

import orjson

from newsbot.archive.database import Database, Row
from newsbot.archive.rows import dumps, stamp

COUNTED = ("publisher", "article", "revision", "story", "listing", "url", "crawl", "page", "outbox")
DROPPED = frozenset({"body", "text"})
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
        sql = "SELECT state, count(*) FROM url GROUP BY state ORDER BY state"
        return {row["state"]: row[1] for row in self.database.rows(sql)}

    def sizes(self) -> dict[str, int]:
        """Return the bytes of the file, of its write-ahead log, and those that `compact` would give back at least."""
        return self.database.sizes()

    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the file, its references and its search index; nothing if it is whole."""
        return self.database.problems()

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
                    self.database.full_text.put(article_id)
                    self._drop_older_texts(article_id)
            dropped += len(lot)
        return dropped

    def compact(self) -> None:
        """Build the search index anew, and give back the space that nothing needs; no crawl may run."""
        self.database.compact()

    def _drop_older_texts(self, article_id: int) -> None:
        for row in self.database.rows("SELECT id, before FROM revision WHERE article_id = ?", (article_id,)):
            kept = {name: value for name, value in orjson.loads(row["before"]).items() if name not in DROPPED}
            self.database.write("UPDATE revision SET before = ? WHERE id = ?", (dumps(kept), row["id"]))

    def _with_text(self, published_before: datetime) -> list[Row]:
        moment = stamp(published_before)[:19] + "Z"
        sql = "SELECT id FROM article WHERE published_utc < ? AND (text != '' OR body != '[]') LIMIT ?"
        return self.database.rows(sql, (moment, LOT))

    def _number(self, sql: str) -> int:
        row = self.database.row(sql)
        return int(row[0]) if row else 0

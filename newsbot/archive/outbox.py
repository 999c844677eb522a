"""KEEP: which lines a JSON lines file may still lack, so that a crash neither loses nor doubles one.

1. An article's row in `outbox` is committed together with the article.
2. The row goes only after its line was synced to the file.
3. `feed.settled` moves only when the feed has no rows left: up to there the file is whole.

So after a crash the missing lines are those of the rows left over that do not stand in the file behind `settled`
(newsbot/extensions/json_lines.py looks).
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.rows import dumps
from newsbot.items import Article


class Outbox:
    """The tables `feed` and `outbox`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.opened: list[int] = []
        """Feeds that articles stored through this object are written to."""

    def open(self, path: Path) -> tuple[int, int | None]:
        """Post what is stored from now on to the file at *path*; return the feed's id and its settled bytes, if any."""
        name = str(path.absolute())
        self.database.write("INSERT INTO feed (path) VALUES (?) ON CONFLICT (path) DO NOTHING", (name,))
        row = self.database.row("SELECT id, settled FROM feed WHERE path = ?", (name,))
        assert row is not None
        self.opened.append(row["id"])
        return row["id"], row["settled"]

    def post(self, article: Article, crawl_id: int | None) -> None:
        """Note that *article* has to appear in every open feed; part of the transaction that stores it."""
        if not self.opened:
            return
        values = dumps(article)
        key = key_of(values.encode())
        for feed_id in self.opened:
            self.database.write(
                "INSERT INTO outbox (feed_id, crawl_id, key, article) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (feed_id, crawl_id, key, values),
            )

    def waiting(self, feed_id: int) -> list[str]:
        """Return the articles, as JSON, whose lines the file may lack, in the order of storing."""
        rows = self.database.rows("SELECT article FROM outbox WHERE feed_id = ? ORDER BY id", (feed_id,))
        return [row["article"] for row in rows]

    def written(self, feed_id: int, keys: Iterable[bytes], size: int) -> None:
        """Note that the lines of the articles with *keys* are in the file, of *size* bytes now, all of them synced."""
        with self.database.transaction():
            for key in keys:
                self.database.write("DELETE FROM outbox WHERE feed_id = ? AND key = ?", (feed_id, key))
            self._settle(feed_id, size)

    def settle(self, feed_id: int, size: int) -> None:
        """Note that the file lacks nothing, and has *size* bytes."""
        with self.database.transaction():
            self.database.write("DELETE FROM outbox WHERE feed_id = ?", (feed_id,))
            self._settle(feed_id, size)

    def finish(self, feed_id: int, crawl_id: int | None, size: int) -> None:
        """Note that the file, of *size* bytes, has all lines of a crawl; others may still be writing theirs."""
        with self.database.transaction():
            self.database.write(
                "DELETE FROM outbox WHERE feed_id = ? AND crawl_id IS NOT DISTINCT FROM ?", (feed_id, crawl_id)
            )
            self._settle(feed_id, size)

    def _settle(self, feed_id: int, size: int) -> None:
        self.database.write(
            "UPDATE feed SET settled = ? WHERE id = ? AND NOT EXISTS (SELECT 1 FROM outbox WHERE feed_id = feed.id)",
            (size, feed_id),
        )


def key_of(article: bytes) -> bytes:
    """Return 16 bytes by which the row of *article*, as JSON, is known again when its line is synced."""
    return blake2b(article, digest_size=16).digest()

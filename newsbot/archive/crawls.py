"""KEEP: the crawl log and the publishers it is about."""

import os
import socket
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from newsbot.archive.database import Database
from newsbot.archive.rows import dumps, stamp
from newsbot.states import REDEPLOY_REASONS, Reason, UrlState

COUNTS = ("found", "fetched", "stored", "failed")
STATS_KEPT = 1000
"""Crawls of a publisher that keep every counter; of older ones, of which there are thousands a year, `COUNTS` stay."""


class Crawls:
    """The tables `crawl` and `publisher`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def begin(self, publisher: str, now: datetime) -> int:
        """Note that a crawl of *publisher* starts in this process; return its id."""
        return self.database.insert(
            "INSERT INTO crawl (publisher, started, pid, host) VALUES (?, ?, ?, ?)",
            (publisher, stamp(now), os.getpid(), socket.gethostname()),
        )

    def count(self, crawl_id: int, stats: Mapping[str, Any]) -> None:
        """Note what a crawl that still runs has come to so far, for whoever watches it."""
        counts = [stats.get(f"newsbot/{name}", 0) for name in COUNTS]
        self.database.write(
            "UPDATE crawl SET found = ?, fetched = ?, stored = ?, failed = ? WHERE id = ? AND finished IS NULL",
            (*counts, crawl_id),
        )

    def finish(self, crawl_id: int, now: datetime, reason: str, stats: Mapping[str, Any]) -> None:
        """Note the end of a crawl; of *stats*, the ``newsbot/`` counters are kept."""
        kept = {key: value for key, value in stats.items() if key.startswith("newsbot/")}
        counts = [kept.get(f"newsbot/{name}", 0) for name in COUNTS]
        self.database.write(
            "UPDATE crawl SET finished = ?, finish_reason = ?, stats = ?,"
            " found = ?, fetched = ?, stored = ?, failed = ? WHERE id = ?",
            (stamp(now), reason, dumps(kept), *counts, crawl_id),
        )
        self.database.write(
            "UPDATE crawl SET stats = '{}' WHERE id = (SELECT older.id FROM crawl AS older, crawl AS this"
            " WHERE this.id = ? AND older.publisher = this.publisher AND older.id <= this.id"
            " ORDER BY older.id DESC LIMIT 1 OFFSET ?)",
            (crawl_id, STATS_KEPT),
        )

    def know(self, publisher: Any) -> None:
        """Note the facts of a publisher: *publisher* has the attributes name, title, country, language, timezone."""
        facts = [getattr(publisher, name, None) for name in ("name", "title", "country", "language", "timezone")]
        self.database.write(
            "INSERT INTO publisher (name, title, country, language, timezone) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET title = excluded.title, country = excluded.country,"
            " language = excluded.language, timezone = excluded.timezone",
            facts,
        )

    def titles(self) -> dict[str, str]:
        """Return the titles of the publishers by their names."""
        return {
            row["name"]: row["title"] for row in self.database.rows("SELECT name, title FROM publisher") if row["title"]
        }

    def facts(self) -> list[dict[str, Any]]:
        """Return name, title, country, language and timezone of every publisher, by name."""
        rows = self.database.rows("SELECT name, title, country, language, timezone FROM publisher ORDER BY name")
        return [dict(row) for row in rows]

    def last(self, publisher: str | None = None, limit: int = 20, before: int | None = None) -> list[dict[str, Any]]:
        """Return the last crawls (of one publisher), newest first; those *before* the one of that id."""
        asked = {"publisher = ?": publisher, "id < ?": before}
        terms = [term for term, value in asked.items() if value is not None] or ["1 = 1"]
        values = [value for value in asked.values() if value is not None]
        rows = self.database.rows(
            f"SELECT * FROM crawl WHERE {' AND '.join(terms)} ORDER BY id DESC LIMIT ?", (*values, limit)
        )
        return [dict(row) for row in rows]

    def lost_most_pages(self, publisher: str) -> bool:
        """Tell whether the last crawl that read pages took most of them for no articles, as an outage is answered."""
        for crawl in self.last(publisher):
            stats = orjson.loads(crawl["stats"])
            lost = sum(stats.get(f"newsbot/{UrlState.NOT_ARTICLE}/{reason}", 0) for reason in REDEPLOY_REASONS)
            stored = stats.get(f"newsbot/{UrlState.STORED}", 0)
            stored -= stats.get(f"newsbot/{UrlState.STORED}/{Reason.SUSPECT}", 0)
            if lost or stored:
                return bool(lost > stored)
        return False

    def publishers(self) -> list[str]:
        """Return the names of all that were ever crawled."""
        return [row["publisher"] for row in self.database.rows("SELECT DISTINCT publisher FROM crawl")]

    def first(self, publisher: str) -> datetime | None:
        """Return when the first crawl of *publisher* started."""
        row = self.database.row("SELECT started FROM crawl WHERE publisher = ? ORDER BY id LIMIT 1", (publisher,))
        return datetime.fromisoformat(row["started"]) if row else None

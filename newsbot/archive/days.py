"""KEEP: what the crawls of each publisher came to, day by day."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import orjson

from newsbot.archive.database import Database
from newsbot.archive.owners import names_in
from newsbot.archive.rows import dumps


class Days:
    """The table `day`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, publisher: str, now: datetime, counts: Mapping[str, int]) -> None:
        """Add the *counts* of one crawl to those of the day (UTC) that *now* is in."""
        day = now.astimezone(UTC).date().isoformat()
        with self._database.transaction():
            row = self._database.row("SELECT counts FROM day WHERE publisher = ? AND day = ?", (publisher, day))
            total: dict[str, int] = orjson.loads(row["counts"]) if row else {}
            for name, number in counts.items():
                total[name] = total.get(name, 0) + number
            self._database.write(
                "INSERT INTO day (publisher, day, counts) VALUES (?, ?, ?)"
                " ON CONFLICT (publisher, day) DO UPDATE SET counts = excluded.counts",
                (publisher, day, dumps(total)),
            )

    def of(self, publisher: str, since: date) -> dict[date, dict[str, int]]:
        """Return day -> counts from the day *since* on, the oldest first."""
        rows = self._database.rows(
            "SELECT day, counts FROM day WHERE publisher = ? AND day >= ? ORDER BY day", (publisher, since.isoformat())
        )
        return {date.fromisoformat(row["day"]): orjson.loads(row["counts"]) for row in rows}

    def size(self, publisher: str, before: date) -> tuple[int, int]:
        """Return how many days are known before one, and how many characters their counts take."""
        row = self._database.row(
            "SELECT count(*) AS days, coalesce(sum(length(counts)), 0) AS length FROM day"
            " WHERE publisher = ? AND day < ?",
            (publisher, before.isoformat()),
        )
        assert row is not None
        return row["days"], row["length"]

    def first(self, publisher: str) -> date | None:
        """Return the first day that is known of *publisher*."""
        row = self._database.row("SELECT day FROM day WHERE publisher = ? ORDER BY day LIMIT 1", (publisher,))
        return date.fromisoformat(row["day"]) if row else None

    def publishers(self) -> dict[str, str]:
        """Return the publishers of which a day is known, each with its country, which may be empty."""
        rows = self._database.rows(
            "SELECT known.publisher AS name, publisher.country AS country"
            f" FROM ({names_in('day WHERE 1 = 1')}) AS known"
            " LEFT JOIN publisher ON publisher.name = known.publisher ORDER BY 1"
        )
        return {row["name"]: row["country"] or "" for row in rows}

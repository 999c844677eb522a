"""KEEP: what is or was not as usual, and to whom it was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import orjson

from newsbot.archive.database import Database
from newsbot.archive.rows import dumps, stamp

COLUMNS = "id, publisher, signal, began, last_seen, ended, accepted, expected, observed, look, told"


@dataclass(frozen=True, slots=True)
class Incident:
    """A row of the table `incident`; its times are aware."""

    id: int
    publisher: str
    signal: str
    began: datetime
    last_seen: datetime
    ended: datetime | None
    accepted: datetime | None
    expected: str
    observed: str
    look: str
    told: dict[str, str]

    @property
    def is_open(self) -> bool:
        return self.ended is None and self.accepted is None


class Incidents:
    """The table `incident`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def see(
        self, publisher: str, signal: str, *, began: datetime, now: datetime, expected: str, observed: str, look: str
    ) -> None:
        """Note that something is not as usual: a new incident, or one that goes on.

        That one keeps its beginning and what to look at.
        """
        self._database.write(
            "INSERT INTO incident (publisher, signal, began, last_seen, expected, observed, look)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (publisher, signal) WHERE ended IS NULL DO UPDATE SET"
            " last_seen = excluded.last_seen, expected = excluded.expected, observed = excluded.observed",
            (publisher, signal, stamp(began), stamp(now), expected, observed, look),
        )

    def end(self, number: int, now: datetime) -> None:
        """Note that the incident of that *number* is over."""
        self._database.write("UPDATE incident SET ended = ? WHERE id = ? AND ended IS NULL", (stamp(now), number))

    def accept(self, number: int, now: datetime) -> bool:
        """Note that a person calls an incident the new normal; False where there is none of that *number* open."""
        with self._database.transaction():
            is_open = "id = ? AND ended IS NULL AND accepted IS NULL"
            if self._database.row(f"SELECT id FROM incident WHERE {is_open}", (number,)) is None:
                return False
            self._database.write(f"UPDATE incident SET accepted = ? WHERE {is_open}", (stamp(now), number))
        return True

    def not_ended(self) -> list[Incident]:
        """Return those that go on, also the accepted ones, the oldest first."""
        return self._selected("WHERE ended IS NULL ORDER BY began, id")

    def open(self) -> list[Incident]:
        """Return those that go on and that nobody has accepted, the oldest first."""
        return self._selected("WHERE ended IS NULL AND accepted IS NULL ORDER BY began, id")

    def since(self, moment: datetime) -> list[Incident]:
        """Return the open ones and those that were seen at *moment* or later, the oldest first."""
        where = "WHERE (ended IS NULL AND accepted IS NULL) OR last_seen >= ? OR ended >= ? ORDER BY began, id"
        return self._selected(where, (stamp(moment), stamp(moment)))

    def past(self, limit: int, before: int | None = None) -> list[Incident]:
        """Return those that are over or accepted, the newest first; those *before* the one of that id."""
        older, values = (" AND id < ?", (before, limit)) if before is not None else ("", (limit,))
        where = f"WHERE (ended IS NOT NULL OR accepted IS NOT NULL){older} ORDER BY id DESC LIMIT ?"
        return self._selected(where, values)

    def of(self, publisher: str, limit: int) -> list[Incident]:
        """Return the last ones of *publisher*, open or not, the newest first."""
        return self._selected("WHERE publisher = ? ORDER BY id DESC LIMIT ?", (publisher, limit))

    def accepted(self) -> list[Incident]:
        """Return all that were ever accepted, the oldest first."""
        return self._selected("WHERE accepted IS NOT NULL ORDER BY began, id")

    def note_told(self, number: int, words: Iterable[str], now: datetime) -> None:
        """Note that an incident was told by the *words*, such as ``webhook began``."""
        with self._database.transaction():
            row = self._database.row("SELECT told FROM incident WHERE id = ?", (number,))
            told = (orjson.loads(row["told"]) if row else {}) | dict.fromkeys(words, stamp(now))
            self._database.write("UPDATE incident SET told = ? WHERE id = ?", (dumps(told), number))

    def _selected(self, where: str, values: Iterable[object] = ()) -> list[Incident]:
        rows = self._database.rows(f"SELECT {COLUMNS} FROM incident {where}", tuple(values))
        return [_incident(dict(row)) for row in rows]


def _incident(row: dict[str, str | int | None]) -> Incident:
    times = {name: row[name] and datetime.fromisoformat(str(row[name])) for name in _TIMES}
    return Incident(**{**row, **times, "told": orjson.loads(str(row["told"]))})


_TIMES = ("began", "last_seen", "ended", "accepted")

"""KEEP: what the past of each publisher lets expect, as far as its days were gone through."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from newsbot.archive.database import Database


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was known of a publisher before one day."""

    until: date
    """The first day that was not gone through."""
    basis: str
    """What it was made from: another basis, another baseline."""
    state: str
    """JSON, of `newsbot.health.kept_past`."""


class Baselines:
    """The table `baseline`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, publishers: Collection[str]) -> dict[str, Baseline]:
        """Return publisher -> what is kept of it."""
        if not publishers:
            return {}
        marks = ", ".join("?" * len(publishers))
        rows = self._database.rows(
            f"SELECT publisher, until, basis, state FROM baseline WHERE publisher IN ({marks})", tuple(publishers)
        )
        return {
            row["publisher"]: Baseline(date.fromisoformat(row["until"]), row["basis"], row["state"]) for row in rows
        }

    def replace(self, baselines: Mapping[str, Baseline]) -> None:
        """Keep *baselines*, and no others."""
        with self._database.transaction():
            self._database.write("DELETE FROM baseline")
            for publisher, one in baselines.items():
                self._database.write(
                    "INSERT INTO baseline (publisher, until, basis, state) VALUES (?, ?, ?, ?)",
                    (publisher, one.until.isoformat(), one.basis, one.state),
                )

"""KEEP: which crawl archives were read whole, so that running `ingest` again reads the new ones only."""

from datetime import datetime
from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.rows import stamp


class IngestedFiles:
    """The table `ingested_file`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, path: Path, version: str, now: datetime) -> None:
        """Note that the file at *path* was read whole; *version* is any text that changes with the file."""
        self._database.write(
            "INSERT INTO ingested_file (path, version, ingested) VALUES (?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET version = excluded.version, ingested = excluded.ingested",
            (str(path.resolve()), version, stamp(now)),
        )

    def has(self, path: Path, version: str) -> bool:
        """Tell whether that version of the file was read whole."""
        sql = "SELECT 1 FROM ingested_file WHERE path = ? AND version = ?"
        return self._database.row(sql, (str(path.resolve()), version)) is not None

"""KEEP: the tables of an archive's file: made, brought up to date where it is older, refused where it is newer."""

import logging
import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from newsbot.archive.errors import ArchiveError
from newsbot.archive.migration_files import announced, script_of, steps
from newsbot.urls import canonical, site_of

APPLICATION_ID = 0x6E657762
"""``newb``: tells an archive from any other SQLite file."""

SCHEMA = files("newsbot.archive") / "schema.sql"
MIGRATIONS = files("newsbot.archive") / "migrations"
"""Resources, not paths: scrapyd runs a project out of an egg, which is a zip file."""

logger = logging.getLogger(__name__)


class Schema:
    """The schema of the archive that *connection* has open, beside the newest one."""

    def __init__(self, connection: sqlite3.Connection, path: Path, migrations: Traversable = MIGRATIONS) -> None:
        """Compare with schema.sql and the folder *migrations*; *path* is the archive's, for messages."""
        self.connection = connection
        self.path = path
        self.migrations = migrations
        self.steps = steps(migrations)
        self.newest = max(self.steps, default=1)

    def _pragma(self, name: str) -> Any:
        return self.connection.execute(f"PRAGMA {name}").fetchone()[0]

    def is_newest(self) -> bool:
        """Tell whether nothing is to be done."""
        return bool(self._pragma("user_version") == self.newest)

    def refuse_strangers(self) -> None:
        """Raise ArchiveError where the file is somebody else's database."""
        if self._pragma("application_id") != APPLICATION_ID and self._pragma("schema_version"):
            raise ArchiveError(f"archive {self.path}: this SQLite file is no newsbot archive")

    def refuse_others(self) -> None:
        """Raise ArchiveError for what a reader would misread: it cannot bring an older archive up to date."""
        version = self._pragma("user_version")
        if version < self.newest:
            raise ArchiveError(
                f"archive {self.path}: made by an older newsbot (schema {version}, needed: {self.newest});"
                f" `scrapy archive check -s ARCHIVE={self.path}` brings it up to date"
            )
        self._refuse_newer(version)

    def _refuse_newer(self, version: int) -> None:
        if version > self.newest:
            raise ArchiveError(f"archive {self.path}: made by a newer newsbot (schema {version}, known: {self.newest})")

    def bring_up_to_date(self) -> None:
        """Make a new archive from schema.sql, or run the migrations that an older one lacks, in one transaction."""
        version = self._pragma("user_version")  # another process may have done it while this one waited
        self._refuse_newer(version)
        self.refuse_strangers()
        if version:
            self.connection.create_function("site_of", 1, site_of, deterministic=True)
            self.connection.create_function("canonical", 1, canonical, deterministic=True)
        for file in [SCHEMA] if version == 0 else [self.steps[n] for n in range(version + 1, self.newest + 1)]:
            script = script_of(file, self.migrations)
            if version:  # every command shows warnings
                logger.warning("archive %s: %s", self.path, announced(file.name, script))
            for statement in statements(script):
                self._take_step(statement)
        self.connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self.connection.execute(f"PRAGMA user_version = {self.newest}")

    def _take_step(self, statement: str) -> None:
        """Run one statement of a migration; SQLite cannot say "add the column unless it is there"."""
        try:
            self.connection.execute(statement)
        except sqlite3.OperationalError as error:
            if not str(error).startswith("duplicate column name"):
                raise


def statements(script: str) -> Iterator[str]:
    """Split an SQL script into its statements (`executescript` would commit the transaction it runs in).

    >>> list(statements("CREATE TABLE a (b); -- c\\nDROP TABLE a;"))
    ['CREATE TABLE a (b);', '-- c\\nDROP TABLE a;']
    """
    pending = ""
    for piece in script.split(";")[:-1]:
        pending += piece + ";"
        if sqlite3.complete_statement(pending):
            yield pending.strip()
            pending = ""

"""KEEP: the tables of an archive in PostgreSQL: made, brought up to date where they are older, refused where newer."""

import logging
import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from newsbot.archive.errors import ArchiveError, NoArchive
from newsbot.archive.migration_files import announced, script_of, steps
from newsbot.archive.postgresql.connection import Connection
from newsbot.archive.postgresql.python_functions import lend_functions

SCHEMA = files("newsbot.archive.postgresql") / "schema.sql"
MIGRATIONS = files("newsbot.archive.postgresql") / "migrations"
FIRST = 14
"""The schema that archives in PostgreSQL began with."""
SETTING_UP = 0x6E65776262
"""Of the lock under which an archive is made or brought up to date."""
OURS = ("archive", "article", "article_fts", "crawl", "listing", "publisher", "story", "url")
"""Tables whose names others may have given to theirs."""

logger = logging.getLogger(__name__)


def tables() -> list[str]:
    """Return the names of the archive's own tables; others may have theirs in the same database."""
    return re.findall(r"^CREATE TABLE (\w+)", SCHEMA.read_text("utf-8"), re.MULTILINE)


class Schema:
    """The schema that *connection* finds, beside the newest one."""

    def __init__(self, connection: Connection, address: str, migrations: Traversable = MIGRATIONS) -> None:
        """Compare with schema.sql and the folder *migrations*; *address* is the archive's, for messages."""
        self._connection = connection
        self._address = address
        self._migrations = migrations
        self._steps = steps(migrations)
        self.newest = max(self._steps, default=FIRST)

    def version(self) -> int:
        """Return the number of the schema, 0 where there is none yet."""
        if self._one("SELECT to_regclass('schema_version') IS NULL"):
            return 0
        return int(self._one("SELECT version FROM schema_version"))

    def refuse_others(self) -> None:
        """Raise ArchiveError for what cannot be read as it is."""
        version = self.version()
        if not version:
            self._refuse_strangers()
            raise NoArchive(f"archive {self._address}: nothing is in this database yet; the first crawl sets it up")
        if version < self.newest:
            raise ArchiveError(
                f"archive {self._address}: made by an older newsbot (schema {version}, needed: {self.newest});"
                f" `scrapy archive check -s ARCHIVE={self._address}` brings it up to date"
            )
        self._refuse_newer(version)

    def bring_up_to_date(self) -> None:
        """Make the tables, or run the migrations that they lack, in one transaction; one process at a time."""
        if self.version() == self.newest:
            return
        self._connection.execute("BEGIN")
        try:
            self._connection.execute("SELECT pg_advisory_xact_lock(?)", (SETTING_UP,))
            self._take_steps(self.version())  # another process may have done it while this one waited
            self._connection.execute("COMMIT")
        except BaseException:
            if not self._connection.is_closed:
                self._connection.execute("ROLLBACK")
            raise

    def _take_steps(self, version: int) -> None:
        self._refuse_newer(version)
        if not version:
            self._refuse_strangers()
            self._refuse_encoding()
            self._connection.script(SCHEMA.read_text("utf-8"))
            self._connection.execute("INSERT INTO schema_version (one, version) VALUES (1, ?)", (self.newest,))
        for number in range(version + 1, self.newest + 1) if version else ():
            file = self._steps[number]
            script = script_of(file, self._migrations)
            logger.warning("archive %s: %s", self._address, announced(file.name, script))
            lend_functions(self._connection, script)
            self._connection.script(script)
        self._connection.execute("UPDATE schema_version SET version = ?", (self.newest,))

    def _refuse_newer(self, version: int) -> None:
        if version > self.newest:
            raise ArchiveError(
                f"archive {self._address}: made by a newer newsbot (schema {version}, known: {self.newest})"
            )

    def _refuse_strangers(self) -> None:
        for table in OURS:
            if self._one("SELECT to_regclass(?) IS NOT NULL", table):
                raise ArchiveError(
                    f"archive {self._address}: this database is no newsbot archive, and has a table {table}"
                )

    def _refuse_encoding(self) -> None:
        if (encoding := self._one("SHOW server_encoding")) != "UTF8":
            raise ArchiveError(f"archive {self._address}: this database is in {encoding}; make one in UTF8")

    def _one(self, sql: str, *values: str) -> Any:
        return self._connection.execute(sql, values).fetchone()[0]

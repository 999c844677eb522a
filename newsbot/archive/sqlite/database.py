"""KEEP: the archive's SQLite file: opened, read, and written in whole transactions."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path
from time import monotonic, thread_time
from typing import Any

from newsbot.archive.database import ALL, Database, Part
from newsbot.archive.errors import ArchiveError, TookTooLong
from newsbot.archive.rows import legal
from newsbot.archive.sqlite import housekeeping
from newsbot.archive.sqlite.archive_file import ArchiveFile
from newsbot.archive.sqlite.full_text import Fts5
from newsbot.archive.sqlite.schema import MIGRATIONS, Schema

CACHE_KIB = 16 * 1024
"""What an archive of any size takes of the memory. With 64 MiB, 20,000 articles took 1.7 times the memory of 1,000."""

BUSY_SECONDS = 60
"""How long a writer waits for another one; transactions last milliseconds, so this is reached only when one hangs.

It is waited for once: until the archive is free again, no other write of this process waits, as all its crawls would.
"""

LOG_PAGES = 16_384
"""Pages of the write-ahead log (64 MiB) after which they go into the file. An article touches some twenty pages, and in
a large archive each time others; with SQLite's 1,000, every batch would be written twice.
"""

STEPS_BETWEEN_LOOKS = 10_000
"""SQLite's own steps after which a read with a time limit looks at the clock, about a millisecond."""

PATIENCE = 3
"""Seconds by the clock for each of the processor that a read with a time limit has: the disk and others take theirs."""

_found_locked: set[Path] = set()
"""Archives that this process waited for in vain."""


class SQLiteDatabase(Database):
    """One connection to an archive file.

    Write-ahead log, so that readers never wait for the writer. `synchronous` is FULL: a commit is on the disk when it
    returns, which the JSON lines and WARC files written after it rely on (with NORMAL a power loss could take back an
    article whose line is already out, and the next run would write it twice). Commits are batched, so that costs one
    sync a batch.
    """

    def __init__(
        self, path: str | Path, read_only: bool = False, migrations: Traversable = MIGRATIONS, create: bool = True
    ) -> None:
        self.path = Path(path)
        self.address = str(path)
        file = ArchiveFile(self.path)
        file.refuse_what_is_none(must_be_there=read_only or not create)
        self._waits = self._patience()
        with self._plain_errors():
            if create and not read_only:
                file.create(migrations)
        file.refuse_empty()
        self._to_rest = file if read_only and file.is_at_rest() else None
        with self._plain_errors():
            self.connection = file.connection(read_only, create, self._waits)
            try:
                self._prepare(read_only, migrations)
            except BaseException:
                self.connection.close()
                raise

    is_limited = False
    """Whether reads have a time limit at the moment."""

    def _prepare(self, read_only: bool, migrations: Traversable) -> None:
        schema = Schema(self.connection, self.path, migrations)
        self.connection.row_factory = sqlite3.Row
        self.full_text = Fts5(self)
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        if read_only:
            schema.refuse_strangers()
            schema.refuse_others()
            return
        if self.connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            schema.refuse_strangers()
            self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")
        self.connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        if not schema.is_newest():
            with self.transaction():
                schema.bring_up_to_date()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """Tell a full disk, a damaged file or an endless lock in one line; mistakes of the code stay what they are."""
        try:
            yield
        except (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError) as error:
            if "closed database" in str(error):
                raise ArchiveError(f"archive {self.path}: it is closed; use it before its `with` block ends") from None
            raise
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TookTooLong(f"archive {self.path}: this would take too long") from error
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                _found_locked.add(self.path)
                raise ArchiveError(f"archive {self.path}: locked by another process for {BUSY_SECONDS} s") from error
            raise ArchiveError(f"archive {self.path}: {error}") from error

    def _patience(self) -> float:
        """Return how many seconds to wait for another writer: none as long as one is known to hang."""
        return 0.0 if self.path in _found_locked else BUSY_SECONDS

    def _begin_to_write(self, statement: str, values: Any = ()) -> sqlite3.Cursor:
        """Run the statement that waits for other writers."""
        if self._waits != (wait := self._patience()):
            self._waits = wait
            self.connection.execute(f"PRAGMA busy_timeout = {int(wait * 1000)}")
        done = self.connection.execute(statement, values)
        _found_locked.discard(self.path)
        return done

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with self._plain_errors():
            return self.connection.execute(sql, _legal(values)).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        with self._plain_errors():
            found: sqlite3.Row | None = self.connection.execute(sql, _legal(values)).fetchone()
            return found

    def stream(self, sql: str, values: Any = ()) -> Iterator[sqlite3.Row]:
        with self._plain_errors():
            yield from chain(self.connection.execute(sql, values))  # which else is closed, maybe after the archive

    def tuples(self, sql: str, values: Any = (), most: int = ALL) -> Iterator[tuple[Any, ...]]:  # noqa: ARG002
        with self._plain_errors():
            cursor = self.connection.cursor()
            cursor.row_factory = None
            yield from chain(cursor.execute(sql, values))

    @contextmanager
    def moment(self) -> Iterator[None]:
        with self._plain_errors():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("COMMIT")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        end, latest = thread_time() + seconds, monotonic() + PATIENCE * seconds
        self.connection.set_progress_handler(lambda: thread_time() > end or monotonic() > latest, STEPS_BETWEEN_LOOKS)
        self.is_limited = True
        try:
            yield
        finally:
            self.is_limited = False
            self.connection.set_progress_handler(None, STEPS_BETWEEN_LOOKS)

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        run = self.connection.execute if self.connection.in_transaction else self._begin_to_write
        with self._plain_errors():
            run(sql, _legal(values))

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        run = self.connection.execute if self.connection.in_transaction else self._begin_to_write
        with self._plain_errors():
            return run(sql, _legal(values)).lastrowid or 0

    def next_numbers(self, table: str, count: int) -> list[int]:
        last = housekeeping.number(self, f"SELECT coalesce(max(id), 0) FROM {table}")
        return list(range(last + 1, last + 1 + count))

    def insert_all(self, parts: Sequence[Part]) -> None:
        with self._plain_errors():
            self.connection.execute("PRAGMA defer_foreign_keys = ON")  # until this transaction ends
            for table, columns, rows in parts:
                names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
                sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"
                self.connection.executemany(sql, map(_legal, rows))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        begin, end, undo = ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part; RELEASE part")
        is_whole = not self.connection.in_transaction
        if is_whole:
            begin, end, undo = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
        with self._plain_errors():
            (self._begin_to_write if is_whole else self.connection.execute)(begin)
            try:
                if is_whole and self.guard:
                    self.guard()
                yield
                self.connection.execute(end)
            except BaseException:
                if self.connection.in_transaction:  # a full disk rolls back by itself
                    for statement in undo.split(";"):
                        self.connection.execute(statement)
                raise

    def close(self) -> None:
        self.connection.close()
        if self._to_rest is not None:
            self._to_rest.put_to_rest()

    def sizes(self) -> dict[str, int]:
        return housekeeping.sizes(self, self.path)

    def problems(self) -> Iterator[str]:
        return housekeeping.problems(self)

    def compact(self) -> None:
        """Build the search index anew, give free pages back to the disk, and empty the log.

        The file is written anew, which needs as much free space again, and no crawl may run.
        """
        housekeeping.compact(self)

    @staticmethod
    def indexed_by(index: str) -> str:
        return f" INDEXED BY {index}"

    @staticmethod
    def folded(column: str) -> str:
        return f"lower({column})"

    @staticmethod
    def is_alike(column: str) -> str:
        return f"{column} = ? COLLATE NOCASE"

    @staticmethod
    def begins_alike(column: str) -> str:
        return f"{column} LIKE ?"

    @staticmethod
    def as_bytes(column: str) -> str:
        return f"CAST({column} AS BLOB)"


def _legal(values: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(legal(value) if isinstance(value, str) else value for value in values)

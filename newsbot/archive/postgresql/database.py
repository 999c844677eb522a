"""KEEP: the archive in PostgreSQL: opened, read, and written in whole transactions, by one writer at a time."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import psycopg
from psycopg.rows import tuple_row

from newsbot.archive.database import ALL, Database, Part, Row
from newsbot.archive.errors import TookTooLong
from newsbot.archive.location import without_password
from newsbot.archive.postgresql import housekeeping
from newsbot.archive.postgresql.bulk import insert_all
from newsbot.archive.postgresql.connection import LOCK_SECONDS, STREAMED, Connection, as_rows, values_of
from newsbot.archive.postgresql.connection import translated as in_postgresql
from newsbot.archive.postgresql.full_text import Words
from newsbot.archive.postgresql.plain_errors import plain_errors
from newsbot.archive.postgresql.schema import Schema
from newsbot.archive.postgresql.server_clock import ahead
from newsbot.archive.postgresql.session_locks import SessionLocks
from newsbot.archive.postgresql.streams import Streams

LONGEST_NAME = 500
"""Signs, of a language or a section; as in schema.sql."""
WRITING = "the one who writes"
STOPPED_SECONDS = LOCK_SECONDS / 2
"""What a process writes that says nothing for so long is undone: others, who wait for it, would else give up."""


class PostgreSQLDatabase(Database):
    """One session of a database, and a second one for what is read row by row while other things are done.

    A transaction that writes waits for those of all other writers, as SQLite's BEGIN IMMEDIATE does: so no reader can
    pass by a number of `sequence` that is not committed yet, and nothing is stored twice.
    """

    full_text: Words
    is_far = True
    finds_access_paths = True
    longest_name = LONGEST_NAME

    def __init__(self, address: str, read_only: bool = False, create: bool = True) -> None:
        self._full_address = address
        self.address = without_password(address)
        self._read_only = read_only
        self._was_closed = False
        self._end: float | None = None
        self._is_in_moment = False
        self._streams = Streams(address)
        with self._plain_errors():
            self._connect(create and not read_only)
        self.full_text = Words(self)

    def _connect(self, create: bool) -> None:
        self.connection = Connection(self._full_address, self._read_only)
        try:
            schema = Schema(self.connection, self.address)
            if self._read_only or not (create or schema.version()):
                schema.refuse_others()
            else:
                schema.bring_up_to_date()
            sql = "SELECT current_database() || '/' || current_schema(), clock_timestamp()"
            place, its_time = self.connection.execute(sql).fetchone()
            self._locks = SessionLocks(self.connection, place)
            self.clock_ahead = ahead(its_time, datetime.now(UTC))
        except BaseException:
            self.connection.close()
            raise

    @property
    def is_lost(self) -> bool:
        return self.connection.is_closed and not self._was_closed

    def _plain_errors(self) -> AbstractContextManager[None]:
        return plain_errors(self.address, lambda: self._was_closed)

    def _run(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Run a statement; once more where a reader's connection broke while nobody used it, as servers restart."""
        try:
            return self._run_once(sql, values)
        except psycopg.OperationalError:
            if not (self._read_only and self.is_lost and not self._is_in_moment):
                raise
            self._connect(create=False)
            return self._run_once(sql, values)

    def _run_once(self, sql: str, values: Sequence[Any]) -> Any:
        if self._end is not None:
            self._limit(self.connection)
        return self.connection.execute(sql, values)

    def _limit(self, connection: Connection) -> None:
        """Let the next statement take no longer than what is left of `within`'s time."""
        assert self._end is not None
        if (left := self._end - monotonic()) <= 0:
            raise TookTooLong(f"archive {self.address}: this would take too long")
        connection.execute(f"SET statement_timeout = {max(1, int(left * 1000))}")

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        with self._plain_errors():
            found: list[Row] = self._run(sql, values).fetchall()
            return found

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        with self._plain_errors():
            return self._run(sql, values).fetchone()

    def stream(self, sql: str, values: Any = ()) -> Iterator[Row]:
        return self._streamed(sql, values, as_rows, binary=False)

    def tuples(self, sql: str, values: Any = (), most: int = ALL) -> Iterator[tuple[Any, ...]]:
        if most <= STREAMED:  # a stream asks the server six times
            return iter(self.rows(sql, values))
        return self._streamed(sql, values, tuple_row, binary=True)

    def _streamed(self, sql: str, values: Any, row_factory: Any, binary: bool) -> Iterator[Any]:
        with self._plain_errors(), self._stream_transaction() as connection:
            if self._end is not None:
                self._limit(connection)
            yield from self._streams.rows(connection, in_postgresql(sql), values_of(values), row_factory, binary)

    @contextmanager
    def _stream_transaction(self) -> Iterator[Connection]:
        """Lend the session whose transaction a stream is a part of: the one under way, or one of its own."""
        if self.connection.in_transaction:
            yield self.connection
            return
        with self._streams.lent() as connection:
            yield connection

    @contextmanager
    def moment(self) -> Iterator[None]:
        with self._plain_errors():
            self._run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            self._is_in_moment = True
            try:
                yield
            finally:
                self._is_in_moment = False
                if not self.connection.is_closed:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        self._end = monotonic() + seconds
        try:
            yield
        finally:
            self._end = None
            with suppress(psycopg.Error):  # the transaction failed, and takes it back by itself
                self.connection.execute("SET statement_timeout = 0")

    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        with self._plain_errors() if self.connection.in_transaction else self._writing():
            self.connection.execute(sql, values)

    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        returning = f"{sql} RETURNING id"
        with self._plain_errors() if self.connection.in_transaction else self._writing():
            number: int = self.connection.execute(returning, values).fetchone()[0]
            return number

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if not self.connection.in_transaction:
            with self._writing():
                if self.guard:
                    self.guard()
                yield
            return
        with self._plain_errors():
            self.connection.execute("SAVEPOINT part")
            try:
                yield
                self.connection.execute("RELEASE part")
            except BaseException:
                if not self.connection.is_closed:
                    self.connection.script("ROLLBACK TO part; RELEASE part")
                raise

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Begin when all others have written, and commit or undo what the block wrote."""
        with self._plain_errors():
            lock = self._locks.number(WRITING)
            self.connection.script(
                "BEGIN ISOLATION LEVEL READ COMMITTED;"
                f" SET LOCAL idle_in_transaction_session_timeout = {int(STOPPED_SECONDS * 1000)};"
                f" SELECT pg_advisory_xact_lock({lock})"
            )
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if not self.connection.is_closed:
                    self.connection.execute("ROLLBACK")
                raise

    def follow_numbers(self, last: Mapping[str, int]) -> None:
        for table, number in last.items():
            after = "greatest(max(id), CAST(? AS BIGINT), 1), greatest(max(id), CAST(? AS BIGINT)) > 0"
            with self._writing():
                sql = f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {after}) FROM {table}"
                self.connection.execute(sql, (number, number))

    def next_numbers(self, table: str, count: int) -> list[int]:
        sql = f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, CAST(? AS BIGINT))"
        return [row[0] for row in self.rows(sql, (count,))]

    def insert_all(self, parts: Sequence[Part]) -> None:
        with self._plain_errors():
            insert_all(self.connection, parts)

    def hold(self, name: str, evict: bool) -> bool:
        with self._plain_errors():
            return self._locks.hold(name, evict)

    def let_go(self, name: str) -> None:
        with self._plain_errors():
            self._locks.let_go(name)

    def is_held(self, name: str) -> bool | None:
        with self._plain_errors():
            return self._locks.is_held(name)

    def close(self) -> None:
        self._was_closed = True
        self.connection.close()
        self._streams.close()
        self.full_text.close()

    def sizes(self) -> dict[str, int]:
        return housekeeping.sizes(self)

    def problems(self) -> Iterator[str]:
        return housekeeping.problems(self, self.full_text)

    def compact(self) -> None:
        with self._plain_errors():
            housekeeping.compact(self, self.full_text)

    @staticmethod
    def indexed_by(index: str) -> str:  # noqa: ARG004
        return ""

    @staticmethod
    def folded(column: str) -> str:
        return f"left(lower({column}), {LONGEST_NAME})"

    @staticmethod
    def is_alike(column: str) -> str:
        return f"lower({column}) = ?"

    @staticmethod
    def begins_alike(column: str) -> str:
        return f"lower({column}) LIKE ?"

    @staticmethod
    def as_bytes(column: str) -> str:
        return f"convert_to({column}, 'UTF8')"

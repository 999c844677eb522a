"""KEEP: rows that stay at the server until they are read, one by one, while other things are done."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import psycopg

from newsbot.archive.postgresql.connection import Connection


class Streams:
    """A second session for what is read row by row, and the cursors that are open in any session."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._was_closed = False
        self._begun = 0
        self._idle: Connection | None = None

    def rows(
        self, connection: Connection, sql: bytes, values: Sequence[Any], row_factory: Any, binary: bool
    ) -> Iterator[Any]:
        """Yield the rows of a query in the transaction of *connection*."""
        self._begun += 1
        with connection.stream(f"newsbot_{self._begun}", row_factory, binary) as cursor:
            cursor.execute(sql, values)
            yield from cursor

    @contextmanager
    def lent(self) -> Iterator[Connection]:
        """Lend a session in a transaction of its own."""
        if self._was_closed:
            raise psycopg.OperationalError
        connection = self._begin()
        try:
            yield connection
        finally:
            self._give_back(connection)

    def _begin(self) -> Connection:
        """Return the idle session, or a new one where that broke."""
        idle, self._idle = self._idle, None
        if idle:
            try:
                idle.execute("BEGIN")
            except psycopg.OperationalError:
                idle.close()
            else:
                return idle
        new = Connection(self._address, read_only=True)
        new.execute("BEGIN")
        return new

    def _give_back(self, connection: Connection) -> None:
        with suppress(psycopg.Error):
            connection.execute("ROLLBACK")
        if self._idle is None and not connection.is_closed and not self._was_closed:
            self._idle = connection
        else:
            connection.close()

    def close(self) -> None:
        self._was_closed = True
        if self._idle:
            self._idle.close()

"""KEEP: statements of one session, run by libpq itself: psycopg's cursors take four times as long as a short read."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import FeatureNotSupported, error_from_result
from psycopg.generators import execute
from psycopg.pq import ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

PREPARED, SEEN = 100, 1_000
"""Statements that are prepared at the server, and those of which it is known that they ran before."""

_DONE = (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK, ExecStatus.EMPTY_QUERY)

Statement = tuple[bytes, tuple[int, ...]]
"""SQL, and the types of its values."""


class Row(tuple[Any, ...]):
    """A row that is read by the names of its columns and by their numbers."""

    __slots__ = ()
    _places: dict[str, int]

    def __getitem__(self, key: Any) -> Any:
        return tuple.__getitem__(self, self._places[key] if isinstance(key, str) else key)

    def keys(self) -> list[str]:
        return list(self._places)


@lru_cache(1000)
def _kind_of_row(names: tuple[bytes, ...]) -> type[Row]:
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(name.decode(), place)
    return type("Row", (Row,), {"__slots__": (), "_places": places})


def kind_of_row(result: PGresult | None) -> Callable[[Sequence[Any]], Any]:
    """Return what makes rows of the values that *result* has."""
    return _kind_of_row(tuple(result.fname(place) or b"" for place in range(result.nfields))) if result else tuple


class Rows:
    """What a statement gave; read as sqlite3's cursors are."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = iter(rows)

    def fetchall(self) -> list[Any]:
        return list(self._rows)

    def fetchone(self) -> Any:
        return next(self._rows, None)

    def __iter__(self) -> Iterator[Any]:
        return self._rows


class Statements:
    """What one session runs; what it runs again is prepared."""

    def __init__(self, session: psycopg.Connection[Any]) -> None:
        self._session = session
        self._transformer = Transformer.from_context(session)
        self._names: OrderedDict[Statement, bytes] = OrderedDict()
        """Those used last stand last."""
        self._kinds: dict[bytes, Callable[[Sequence[Any]], Any]] = {}
        """Name of what is prepared -> what makes its rows: to ask for the names of columns takes a tenth of a read."""
        self._seen: set[Statement] = set()
        self._number = 0

    def run(self, sql: bytes, values: Sequence[Any], may_prepare: bool) -> Rows:
        """Run *sql* with *values*; one that may not be prepared is planned for these."""
        server, transformer = self._session.pgconn, self._transformer
        with self._session.lock:
            dumped = transformer.dump_sequence(values, [PyFormat.AUTO] * len(values))
            types, formats = transformer.types or (), transformer.formats
            result = None
            if name := self._prepared(sql, types) if may_prepare else b"":
                server.send_query_prepared(name, dumped, formats)
                result = self._result_unless_outdated((sql, types))
            if result is None:
                name = b""
                if values:
                    server.send_query_params(sql, dumped, types, formats)
                else:
                    server.send_query(sql)
                result = self._result()
            if not result.nfields:
                return Rows(())
            transformer.set_pgresult(result)
            kind = self._kinds.get(name) or kind_of_row(result)
            if name:
                self._kinds[name] = kind
            rows = transformer.load_rows(0, result.ntuples, kind)
            transformer.set_pgresult(None)  # or it stays in memory until the next one
            return Rows(rows)

    def _prepared(self, sql: bytes, types: tuple[int, ...]) -> bytes:
        """Return the name under which the server knows a statement, nothing where it runs for the first time."""
        statement = sql, types
        if name := self._names.get(statement):
            self._names.move_to_end(statement)
            return name
        if statement not in self._seen:
            if len(self._seen) >= SEEN:
                self._seen.clear()
            self._seen.add(statement)
            return b""
        if len(self._names) >= PREPARED:
            self._forget(next(iter(self._names)))
        self._number += 1
        name = f"newsbot_{self._number}".encode()
        self._session.pgconn.send_prepare(name, sql, types)
        self._result()
        self._names[statement] = name
        return name

    def _forget(self, statement: Statement) -> None:
        name = self._names.pop(statement)
        self._kinds.pop(name, None)
        self._session.pgconn.send_query(b"DEALLOCATE " + name)
        self._result()

    def _result_unless_outdated(self, statement: Statement) -> PGresult | None:
        """Return what a prepared *statement* gave; None where another session has changed the columns of its table.

        Raises psycopg's error for that within a transaction, which it ends; the next one can run the statement.
        """
        try:
            return self._result()
        except FeatureNotSupported:
            if self._session.pgconn.transaction_status != TransactionStatus.IDLE:
                self._kinds.pop(self._names.pop(statement), None)
                raise
            self._forget(statement)
            return None

    def _result(self) -> PGresult:
        """Wait for what was sent; raise psycopg's error where it failed."""
        result = self._session.wait(execute(self._session.pgconn))[-1]
        if result.status not in _DONE:
            raise error_from_result(result)
        return result

"""KEEP: a connection to PostgreSQL that takes SQL and values as SQLite's do, and gives rows as they come from there."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.raw_cursor import RawCursor, RawServerCursor

from newsbot.archive.errors import ArchiveError
from newsbot.archive.location import without_password
from newsbot.archive.postgresql.statements import Rows, Statements, kind_of_row
from newsbot.archive.rows import legal

SECONDS_TO_CONNECT = 10
LOCK_SECONDS = 60
"""How long a writer waits for another one, as with SQLite."""
ALIVE = {
    "keepalives": 1,
    "keepalives_idle": 15,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""A connection whose other end is gone is noticed within half a minute, also one that waits for an answer."""
ALIVE_THERE = {
    "tcp_keepalives_idle": "15",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "30s",
}
"""The same for the server, which else keeps a session whose client is gone for a quarter of an hour (an answer under
way) or for two hours, and with it its locks."""
SESSION = ALIVE_THERE | {
    "jit": "off",
    "lock_timeout": f"{LOCK_SECONDS}s",
    "timezone": "UTC",
    "synchronous_commit": "on",
    "idle_in_transaction_session_timeout": "0",
}
PLANNED_ANEW = ("tsquery", "lower(", "published_utc DESC", "unnest(")
"""What stands in statements that are planned for their values each time: of words and names one is rare and another one
is everywhere, and a plan for any of them can take a hundred times as long."""
STREAMED = 500
"""Rows that a stream has in memory."""

_VALUES = re.compile(r"'[^']*'|\?")
_LONG = re.compile(r"ON CONFLICT \((url|path)\)")


@lru_cache(1000)
def translated(sql: str) -> bytes:
    """Return *sql* with PostgreSQL's placeholders; what is unique of an address or a path is its hash.

    >>> translated("SELECT url FROM url WHERE url = ? AND state = '?' LIMIT ?")
    b"SELECT url FROM url WHERE url = $1 AND state = '?' LIMIT $2"
    """
    numbers = iter(range(1, sql.count("?") + 1))
    numbered = _VALUES.sub(lambda found: f"${next(numbers)}" if found[0] == "?" else found[0], sql)
    return _LONG.sub(r"ON CONFLICT (newsbot_key(\1))", numbered).encode()


def read_address(address: str) -> dict[str, Any]:
    """Return what *address* says by libpq's rules; raises ArchiveError for one that breaks them."""
    try:
        return conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        words = str(error).partition(': "')[0]  # behind that stands what is wrong, which may be the password
        raise ArchiveError(f"archive {without_password(address)}: {words.strip()}") from None


def parameters(address: str, name: str, session: Mapping[str, str] = ALIVE_THERE) -> dict[str, Any]:
    """Return what libpq needs to know to connect to *address* as *name*; what that says wins over what is meant here.

    Raises ArchiveError for an address that breaks libpq's rules.
    """
    asked = read_address(address)
    options = f"{asked.get('options') or ''} {' '.join(f'-c {key}={value}' for key, value in session.items())}"
    facts = {"connect_timeout": SECONDS_TO_CONNECT, "application_name": name} | ALIVE | asked
    return facts | {"options": options.strip()}


def as_rows(cursor: Any) -> Callable[[Sequence[Any]], Any]:
    """Make the rows of *cursor*, as psycopg's row factories do."""
    return kind_of_row(cursor.pgresult)


def values_of(values: Iterable[Any]) -> list[Any]:
    """Return *values* as a column takes them: texts that it can hold; truth values are numbers, as in SQLite."""
    return [
        legal(value) if isinstance(value, str) else int(value) if isinstance(value, bool) else value for value in values
    ]


class Connection:
    """One session of a server."""

    def __init__(self, address: str, read_only: bool) -> None:
        """Connect to *address*, any that libpq understands; raises psycopg's errors, and ArchiveError for others."""
        session = SESSION | {"default_transaction_read_only": "on" if read_only else "off"}
        facts = parameters(address, "newsbot", session) | {"client_encoding": "utf8"}
        self.raw = psycopg.Connection.connect(autocommit=True, cursor_factory=RawCursor, row_factory=as_rows, **facts)
        self.raw.server_cursor_factory = RawServerCursor
        self.raw.prepare_threshold = None  # or psycopg forgets all that is prepared when a table goes
        self._statements = Statements(self.raw)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Rows:
        """Run one statement."""
        may_prepare = not values or not any(sign in sql for sign in PLANNED_ANEW)
        return self._statements.run(translated(sql), values_of(values), may_prepare)

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> None:
        """Run one statement with each of *values*, which go to the server together."""
        self.raw.prepare_threshold = 0
        try:
            with self.raw.cursor() as cursor:
                cursor.executemany(translated(sql), [values_of(one) for one in values])
        finally:
            self.raw.prepare_threshold = None

    def copy_in(self, table: str, columns: Iterable[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert many *rows*, which go to the server in one stream."""
        names = ", ".join(f'"{name}"' for name in columns)
        with self.raw.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN".encode()) as copy:
            for row in rows:
                copy.write_row(values_of(row))

    def script(self, sql: str) -> None:
        """Run several statements, without values."""
        self.raw.execute(sql.encode())

    def stream(self, name: str, row_factory: Any, binary: bool) -> Any:
        """Return a cursor whose rows stay at the server, for a transaction."""
        cursor = self.raw.cursor(name, binary=binary, row_factory=row_factory)
        cursor.itersize = STREAMED
        return cursor

    @property
    def in_transaction(self) -> bool:
        return self.raw.pgconn.transaction_status != TransactionStatus.IDLE

    @property
    def is_closed(self) -> bool:
        return self.raw.closed

    def close(self) -> None:
        self.raw.close()

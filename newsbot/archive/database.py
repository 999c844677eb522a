"""KEEP: a database as the archive's tables use it: what is the same for all is SQL there, all else is behind this."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

ALL = 2**63 - 1
"""A LIMIT that is none."""

Row = Any
"""A row that is read by the names of its columns and by their numbers, and has `keys`."""

Part = tuple[str, list[str], list[list[Any]]]
"""Rows of a table: its name, the names of columns, and their values."""


class Connection(Protocol):
    """What sqlite3's connections and others have alike: question marks stand for values."""

    def execute(self, sql: str, values: Sequence[Any] = ..., /) -> Any: ...

    def executemany(self, sql: str, values: Iterable[Sequence[Any]], /) -> Any: ...


class Unreadable(ValueError):
    """A query that breaks the rules of FTS5."""


@dataclass(frozen=True, slots=True)
class Newest:
    """The articles that were stored last of those that a query finds."""

    best: list[tuple[int, float]]
    """Id and rank of those that match best, in that order."""
    number: int
    is_cut: bool
    """Whether there are older ones."""
    lowest: int | None
    """Of their ids."""
    found: str
    """FROM and WHERE of all of them, as `article_fts`."""
    values: list[Any]


class FullText(ABC):
    """The full-text index over the current versions of the articles, the table `article_fts`; a query is FTS5's."""

    match: str
    """The condition that an article matches, with one value: what `matching` gave."""
    number = "article_fts.rowid"
    """The id of an article that was found, where it is compared with other ids."""

    @abstractmethod
    def matching(self, query: str) -> str:
        """Return *query* as `match` takes it; raises Unreadable with FTS5's words for one that it cannot read."""

    @abstractmethod
    def rank(self, match: str) -> tuple[str, list[Any]]:
        """Return how well an article matches, the smaller the better, as SQL; and its values."""

    def newest(self, found: str, values: Sequence[Any], match: str, most: int, limit: int) -> Newest | None:  # noqa: ARG002
        """Return the *most* articles that were stored last of those *found* (FROM and WHERE, with *values*).

        None where it takes as long to find them twice.
        """
        return None

    @abstractmethod
    def shown(self, ids: Sequence[int], match: str, begin: str, end: str) -> Iterable[Row]:
        """Return what a search shows of the articles *ids*, with *begin* and *end* around the words that were found.

        As article_id, canonical_url, publisher, language, published, and headline and snippet; without marks and whole,
        plain_headline and whole.
        """

    @abstractmethod
    def put(self, article_id: int) -> None:
        """Take up what an article says now."""

    @abstractmethod
    def put_new(self, articles: Sequence[Mapping[str, Any]]) -> None:
        """Take up what new *articles*, values of their columns, say; in the transaction that inserted them."""


class Database(ABC):
    """One connection to an archive."""

    address: str
    """What ARCHIVE says, without passwords."""
    connection: Any
    """A `Connection`, and what else it can do."""
    full_text: FullText
    guard: Callable[[], None] | None = None
    """Called when a transaction begins; what it raises undoes that."""

    clock_ahead = timedelta(0)
    """How far the clock that all users of the archive share is before this host's."""

    @property
    def is_lost(self) -> bool:
        """Whether the connection to a server broke."""
        return False

    is_far = False
    """Whether each statement goes to a server and back, which takes longer than what it does there."""

    finds_access_paths = False
    """Whether the database itself finds out which of several conditions is the rarest."""

    longest_name: int | None = None
    """Signs of a name that an index has; None for all."""

    @abstractmethod
    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Run one statement and return all its rows."""

    @abstractmethod
    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """Run one statement and return its first row, or None."""

    @abstractmethod
    def stream(self, sql: str, values: Any = ()) -> Iterator[Row]:
        """Run one query and yield its rows one by one: one consistent moment, flat memory."""

    @abstractmethod
    def tuples(self, sql: str, values: Any = (), most: int = ALL) -> Iterator[tuple[Any, ...]]:
        """Run one query and yield its rows, *most* at most, as plain tuples: for a million of them."""

    @abstractmethod
    def moment(self) -> AbstractContextManager[None]:
        """Let all reads of the block see the archive as it is at the first of them, whatever is written meanwhile."""

    @abstractmethod
    def within(self, seconds: float) -> AbstractContextManager[None]:
        """Let no read of the block go on when it had so many *seconds*: it raises TookTooLong.

        Where the database runs in this process, they are the processor's: who waits for others takes nothing.
        """

    @abstractmethod
    def write(self, sql: str, values: Sequence[Any] = ()) -> None:
        """Run one INSERT, UPDATE or DELETE, with texts that any format can hold."""

    @abstractmethod
    def insert(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run the INSERT of one row, as `write` does; return its id."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Commit what the block wrote, or nothing of it.

        A transaction within another one is a part of it that can fail alone.
        """

    def hold(self, name: str, evict: bool) -> bool:  # noqa: ARG002
        """Take the lock *name* until this connection ends; False where another one has it and is not to be evicted.

        Where there are no sessions there are no such locks, and what the tables say must do.
        """
        return True

    def let_go(self, name: str) -> None:  # noqa: B027
        """Give up the lock *name*."""

    def is_held(self, name: str) -> bool | None:  # noqa: ARG002
        """Tell whether a living connection has the lock *name*; None where that cannot be told."""
        return None

    def follow_numbers(self, last: Mapping[str, int]) -> None:  # noqa: B027
        """Number what comes next in tables after the *last* of each, and after what is there."""

    @abstractmethod
    def next_numbers(self, table: str, count: int) -> list[int]:
        """Return the ids of so many rows to come; in the transaction that inserts them."""

    @abstractmethod
    def insert_all(self, parts: Sequence[Part]) -> None:
        """Insert many rows of tables that may name each other, in a transaction."""

    @abstractmethod
    def close(self) -> None:
        """Give back what the connection took."""

    @abstractmethod
    def sizes(self) -> dict[str, int]:
        """Return the bytes of the archive, of its log, and those that `compact` gives back at least."""

    @abstractmethod
    def problems(self) -> Iterator[str]:
        """Yield what is wrong with the storage, the references and the search index; nothing if all is whole."""

    @abstractmethod
    def compact(self) -> None:
        """Build the search index anew, and give back the space that nothing needs."""

    @staticmethod
    @abstractmethod
    def indexed_by(index: str) -> str:
        """Return what follows a table in FROM so that it is read by that index, where that can be said."""

    @staticmethod
    @abstractmethod
    def folded(column: str) -> str:
        """Return a name in *column* without upper case, as the index over it has it."""

    @staticmethod
    @abstractmethod
    def is_alike(column: str) -> str:
        """Return the condition that a name is in *column* but for its case; its value is in lower case."""

    @staticmethod
    @abstractmethod
    def begins_alike(column: str) -> str:
        """Return the condition that *column* is LIKE a value but for the case; its value is in lower case."""

    @staticmethod
    @abstractmethod
    def as_bytes(column: str) -> str:
        """Return the text in *column* as bytes."""

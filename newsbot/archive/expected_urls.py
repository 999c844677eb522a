"""KEEP: the addresses of a listing, read together and written together, as each question costs a way to the server."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from newsbot.archive.database import Database

AT_ONCE = 500
"""Addresses that are asked for together."""
FOUND = (
    "INSERT INTO url (url, publisher, state, listing_id, first_seen, next_try, listed, hints)"
    " VALUES (?, ?, 'found', ?, ?, ?, ?, ?)"
)


class ExpectedUrls:
    """Rows of the table `url` that are read before they are asked for, and new ones that wait for each other."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._is_on = self._keeps = False
        self._read: dict[str, dict[str, Any] | None] = {}
        """What was not asked for since, or within `read_once` not written to."""
        self._found: list[tuple[Any, ...]] = []

    @contextmanager
    def among(self, urls: Iterable[str]) -> Iterator[None]:
        """Expect *urls* in the block, which is part of a transaction: so nobody else writes to them."""
        if not self._database.is_far:
            yield
            return
        rest = iter(dict.fromkeys(urls))
        while lot := list(islice(rest, AT_ONCE)):
            rows = self._database.rows(f"SELECT * FROM url WHERE url IN ({', '.join('?' * len(lot))})", lot)
            self._read |= dict.fromkeys(lot) | {row["url"]: dict(row) for row in rows}
        self._is_on = True
        try:
            yield
            self.write()
        finally:
            self._is_on = False
            self._read, self._found = {}, []

    @contextmanager
    def read_once(self) -> Iterator[None]:
        """Read no address twice in the block, which is part of a transaction, until it is said to be `written_to`."""
        self._keeps = True
        try:
            yield
        finally:
            self._keeps, self._read = False, {}

    def at(self, url: str) -> dict[str, Any] | None:
        """Return the row of an address, None for one that was never seen.

        What was read before counts once, and within `read_once` until it is written to.
        """
        if url in self._read:
            return self._read[url] if self._keeps else self._read.pop(url)
        self.write()
        row = self._database.row("SELECT * FROM url WHERE url = ?", (url,))
        found = dict(row) if row else None
        if self._keeps:
            self._read[url] = found
        return found

    def written_to(self, url: str) -> None:
        """Note that the row of an address is another one from now on."""
        self._read.pop(url, None)

    def add(self, *values: Any) -> None:
        """Write the row of a new address, if need be with others, before anything else is done with it."""
        if self._is_on:
            self._found.append(values)
        else:
            self._database.write(FOUND, values)

    def write(self) -> None:
        """Write what waits."""
        if self._found:
            self._database.connection.executemany(FOUND, self._found)
            self._found = []

"""KEEP: locks that a session has until it ends, however it ends; whoever lost one has lost its connection, too."""

from hashlib import blake2b

from newsbot.archive.postgresql.connection import Connection

_HOLDER = (
    "FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid = CAST(? AS oid) AND objid = CAST(? AS oid)"
)


class SessionLocks:
    """The advisory locks of one session."""

    def __init__(self, connection: Connection, place: str) -> None:
        """Have locks of the archive at *place*, a database and its schema."""
        self._connection = connection
        self._place = place
        self._held: set[int] = set()

    def number(self, name: str) -> int:
        """Return the number of the lock of that *name*: no two archives of a server share one."""
        return int.from_bytes(blake2b(f"{self._place}/{name}".encode(), digest_size=8).digest(), "big", signed=True)

    def hold(self, name: str, evict: bool) -> bool:
        """Take a lock; where another session has it, only by ending that one (*evict*)."""
        number = self.number(name)
        if number in self._held:
            return True
        found = self._connection.execute("SELECT pg_try_advisory_lock(?)", (number,)).fetchone()[0]
        if not found and evict:
            self._connection.execute(f"SELECT pg_terminate_backend(pid) {_HOLDER}", _halves(number))
            self._connection.execute("SELECT pg_advisory_lock(?)", (number,))
            found = True
        if found:
            self._held.add(number)
        return bool(found)

    def let_go(self, name: str) -> None:
        """Give up a lock."""
        if (number := self.number(name)) in self._held:
            self._held.remove(number)
            self._connection.execute("SELECT pg_advisory_unlock(?)", (number,))

    def is_held(self, name: str) -> bool:
        """Tell whether any session has a lock."""
        return self._connection.execute(f"SELECT 1 {_HOLDER}", _halves(self.number(name))).fetchone() is not None


def _halves(number: int) -> tuple[int, int]:
    """Return the two halves of a lock's number, as PostgreSQL shows them.

    >>> _halves(-1)
    (4294967295, 4294967295)
    """
    return (number >> 32) & 0xFFFFFFFF, number & 0xFFFFFFFF

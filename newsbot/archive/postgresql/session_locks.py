"""KEEP: locks that a session has until it ends, however it ends; whoever lost one has lost its connection, too."""

from newsbot.archive.postgresql.connection import Connection

_HOLDER = (
    "FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    " AND classid = CAST(? AS oid) AND objid = CAST(? AS oid)"
)


class SessionLocks:
    """The advisory locks of one session, by their numbers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._held: set[int] = set()

    def hold(self, number: int, evict: bool) -> bool:
        """Take a lock; where another session has it, only by ending that one (*evict*)."""
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

    def let_go(self, number: int) -> None:
        """Give up a lock."""
        if number in self._held:
            self._held.remove(number)
            self._connection.execute("SELECT pg_advisory_unlock(?)", (number,))

    def is_held(self, number: int) -> bool:
        """Tell whether any session has a lock."""
        return self._connection.execute(f"SELECT 1 {_HOLDER}", _halves(number)).fetchone() is not None


def _halves(number: int) -> tuple[int, int]:
    """Return the two halves of a lock's number, as PostgreSQL shows them.

    >>> _halves(-1)
    (4294967295, 4294967295)
    """
    return (number >> 32) & 0xFFFFFFFF, number & 0xFFFFFFFF

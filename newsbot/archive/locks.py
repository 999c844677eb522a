"""KEEP: one crawl at a time for each publisher, on one host or on many."""

import os
import socket
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from newsbot.archive.database import Database
from newsbot.archive.errors import ArchiveError
from newsbot.archive.rows import stamp

EXPIRES = timedelta(minutes=2)
"""A lock whose process was not heard of for so long is free, wherever that process is."""
BEAT = timedelta(seconds=20)
"""So often a process lets hear of itself."""


class LockLost(ArchiveError):
    """The lock of this process was taken over, as nothing was heard of it: it slept, or was stopped."""


class Holder(NamedTuple):
    """A process that crawls a publisher."""

    pid: int
    host: str


class Locks:
    """The table `publisher_lock`.

    A lock names its process, and the time that process started, so that one left by a process that died on this host is
    taken over at once, also if another has its number now. Into another host, or another PID namespace (a container
    has its own, under any host name), nobody can look: such a lock holds until it expires. A database with sessions
    looks for itself: the lock holds as long as the connection that took it, and takes that with it when it expires.
    Times are those of the clock that all hosts share, where there is one: the database's.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def take(self, publisher: str, now: datetime) -> bool:
        """Lock *publisher* for this process; False if a living process, also this one, has it."""
        now += self.database.clock_ahead
        with self.database.transaction():
            held = self._row(publisher)
            if (held and self._is_living(held, now)) or not self.database.hold(_name(publisher), evict=bool(held)):
                return False
            self.database.write("DELETE FROM publisher_lock WHERE publisher = ?", (publisher,))
            row = {"publisher": publisher, **_this_process(), "taken": stamp(now), "beat": stamp(now)}
            self.database.write(
                f"INSERT INTO publisher_lock ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                tuple(row.values()),
            )
        return True

    def beat(self, publisher: str, now: datetime) -> None:
        """Let hear of this process; raises LockLost if its lock on *publisher* was taken over."""
        self.check(publisher)
        mine, values = _mine(publisher)
        beat = stamp(now + self.database.clock_ahead)
        self.database.write(f"UPDATE publisher_lock SET beat = ? WHERE {mine}", (beat, *values))

    def check(self, publisher: str) -> None:
        """Raise LockLost unless this process has *publisher*."""
        mine, values = _mine(publisher)
        if self.database.row(f"SELECT 1 FROM publisher_lock WHERE {mine}", values) is None:
            raise LockLost(f"{publisher}: another process has taken over, as nothing was heard of this one")

    def guard(self, publisher: str) -> None:
        """Let every further transaction of this archive fail with LockLost once the lock on *publisher* is lost."""
        self.database.guard = lambda: self.check(publisher)

    def release(self, publisher: str) -> None:
        """Give up this process's lock on *publisher*, if it has it."""
        mine, values = _mine(publisher)
        if self.database.row(f"SELECT 1 FROM publisher_lock WHERE {mine}", values):
            self.database.let_go(_name(publisher))
            self.database.write(f"DELETE FROM publisher_lock WHERE {mine}", values)

    def held(self, now: datetime) -> list[str]:
        """Return the publishers that living processes have."""
        now += self.database.clock_ahead
        rows = self.database.rows("SELECT * FROM publisher_lock ORDER BY publisher")
        return [row["publisher"] for row in rows if self._is_living(row, now)]

    def holder(self, publisher: str, now: datetime) -> Holder | None:
        """Return the living process that has *publisher*."""
        row = self._row(publisher)
        is_living = row and self._is_living(row, now + self.database.clock_ahead)
        return Holder(row["pid"], row["host"]) if is_living else None

    def _is_living(self, lock: Any, now: datetime) -> bool:
        """Tell whether the process of a lock lives; a beat in the future is of another clock, or of another time."""
        if abs(now - datetime.fromisoformat(lock["beat"] or lock["taken"])) > EXPIRES:
            return False
        if (is_held := self.database.is_held(_name(lock["publisher"]))) is not None:
            return is_held
        can_be_looked_into = (lock["host"], lock["space"]) == (socket.gethostname(), _pid_namespace())
        return not can_be_looked_into or identity(lock["pid"]) == lock["owner"]

    def _row(self, publisher: str) -> Any:
        return self.database.row("SELECT * FROM publisher_lock WHERE publisher = ?", (publisher,))


def _name(publisher: str) -> str:
    return f"publisher {publisher}"


def _this_process() -> dict[str, Any]:
    pid = os.getpid()
    return {"pid": pid, "host": socket.gethostname(), "owner": identity(pid), "space": _pid_namespace()}


def _mine(publisher: str) -> tuple[str, tuple[Any, ...]]:
    """Return the condition for this process's lock on *publisher* as SQL, and its values."""
    row = {"publisher": publisher, **_this_process()}
    return " AND ".join(f"{name} = ?" for name in row), tuple(row.values())


def _pid_namespace() -> str:
    try:
        return str(Path("/proc/self/ns/pid").readlink())
    except OSError:  # no Linux: there is one
        return ""


def identity(pid: int) -> str:
    """Return what tells a living process from any other that had its number; empty for a dead one.

    >>> identity(os.getpid()) != "" == identity(2**22 + 1)
    True
    """
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return "" if Path("/proc/self").exists() else _identity_without_proc(pid)
    if fields[0] in "ZX":
        return ""
    return f"{_boot()} {fields[19]}"


def _identity_without_proc(pid: int) -> str:
    """Where there is no /proc (macOS), know only whether a process has the number."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "running"


@cache
def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()

"""KEEP: one crawl at a time for each publisher."""

import os
import socket
from datetime import datetime
from functools import cache
from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.rows import stamp


class Locks:
    """The table `publisher_lock`.

    A lock names its process, and the time that process started, so that a lock left by a dead one, or by one whose
    number another process has now, is taken over. A lock from another host (an archive on a network drive) cannot be
    looked into and is left alone.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def take(self, publisher: str, now: datetime) -> bool:
        """Lock *publisher* for this process; False if a living process, also this one, has it."""
        with self.database.transaction():
            held = self.database.row("SELECT * FROM publisher_lock WHERE publisher = ?", (publisher,))
            if held and (held["host"] != socket.gethostname() or identity(held["pid"]) == held["owner"]):
                return False
            self.database.write("DELETE FROM publisher_lock WHERE publisher = ?", (publisher,))
            self.database.write(
                "INSERT INTO publisher_lock (publisher, pid, host, owner, taken) VALUES (?, ?, ?, ?, ?)",
                (publisher, os.getpid(), socket.gethostname(), identity(os.getpid()), stamp(now)),
            )
        return True

    def release(self, publisher: str) -> None:
        """Give up this process's lock on *publisher*, if it has it."""
        self.database.write(
            "DELETE FROM publisher_lock WHERE publisher = ? AND pid = ? AND host = ? AND owner = ?",
            (publisher, os.getpid(), socket.gethostname(), identity(os.getpid())),
        )

    def held(self) -> list[str]:
        """Return the publishers that living processes have; one of another host counts as living."""
        rows = self.database.rows("SELECT publisher, pid, host, owner FROM publisher_lock")
        here = socket.gethostname()
        return [row["publisher"] for row in rows if row["host"] != here or identity(row["pid"]) == row["owner"]]

    def holder(self, publisher: str) -> int | None:
        """Return the number of the living process on this host that has *publisher*."""
        row = self.database.row("SELECT * FROM publisher_lock WHERE publisher = ?", (publisher,))
        return int(row["pid"]) if row and identity(row["pid"]) == row["owner"] else None


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

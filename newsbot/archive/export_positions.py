"""KEEP: how far each named export has come, so that the next one goes on there; nothing missing, nothing twice."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbot.archive.database import Database

SCHEME = "file://"
logger = logging.getLogger(__name__)


class ExportPositions:
    """The table `handover`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def position(self, name: str) -> int:
        """Return the `sequence` of the last article that the export *name* has; 0 before its first run.

        A run that was killed handed over what it wrote if, and only if, its file got its final name. On another host
        than its own nobody can see that: what may be missing is handed over again.
        """
        row = self._database.row("SELECT * FROM handover WHERE name = ?", (name,))
        if row is None:
            return 0
        position: int = row["position"]
        if row["unfinished"] is None:
            return position
        host, path = _place(row["unfinished"])
        if host != socket.gethostname():
            logger.warning("export %s was broken off on %s: what it wrote last is handed over again", name, host)
            return position
        pending: int = row["pending"]
        return position if path.exists() else pending

    @contextmanager
    def handing_over(self, name: str, position: int, unfinished: Path) -> Iterator[None]:
        """Let the block give the file *unfinished*, which has everything up to *position*, its final name."""
        self._database.write(
            "INSERT INTO handover (name, position, pending, unfinished) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET position = excluded.position, pending = excluded.pending,"
            " unfinished = excluded.unfinished",
            (name, self.position(name), position, f"{SCHEME}{socket.gethostname()}{unfinished.absolute()}"),
        )
        try:
            yield
        except BaseException:
            self._settle(name, "position")
            raise
        self._settle(name, "pending")

    def hand_over(self, name: str, position: int) -> None:
        """Note that the export *name* has everything up to *position*, in no file that tells so."""
        self._database.write(
            "INSERT INTO handover (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
            " position = excluded.position, pending = NULL, unfinished = NULL",
            (name, position),
        )

    def _settle(self, name: str, position: str) -> None:
        self._database.write(
            f"UPDATE handover SET position = {position}, pending = NULL, unfinished = NULL WHERE name = ?", (name,)
        )


def _place(unfinished: str) -> tuple[str, Path]:
    """Return the host and the path of a file; what names no host is of a time when there was one.

    >>> _place("file://press-a/srv/articles.csv")
    ('press-a', PosixPath('/srv/articles.csv'))
    """
    if not unfinished.startswith(SCHEME):
        return socket.gethostname(), Path(unfinished)
    host, _, path = unfinished.removeprefix(SCHEME).partition("/")
    return host, Path(f"/{path}")

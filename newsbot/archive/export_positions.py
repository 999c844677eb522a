"""KEEP: how far each named export has come, so that the next one goes on there; nothing missing, nothing twice."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbot.archive.database import Database
from newsbot.archive.errors import ArchiveError

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
    def handing_over(self, name: str, after: int, position: int, unfinished: Path) -> Iterator[None]:
        """Let the block give the file *unfinished*, which has what is *after* up to *position*, its final name.

        Raises ArchiveError where another run of the export *name* has handed over something since *after* was read.
        """
        place = f"{SCHEME}{socket.gethostname()}{unfinished.absolute()}"
        self._note(name, after, {"position": after, "pending": position, "unfinished": place})
        try:
            yield
        except BaseException:
            self._settle(name, "position", place)
            raise
        self._settle(name, "pending", place)

    def hand_over(self, name: str, after: int, position: int) -> None:
        """Note that the export *name* has what is *after* up to *position*, in no file that tells so.

        Raises ArchiveError as `handing_over` does.
        """
        self._note(name, after, {"position": position, "pending": None, "unfinished": None})

    def _note(self, name: str, after: int, values: dict[str, int | str | None]) -> None:
        row = {"name": name, **values}
        with self._database.transaction():
            if self.position(name) != after:
                raise ArchiveError(f"export {name!r}: another run of it was faster, and handed over the same articles")
            self._database.write(
                f"INSERT INTO handover ({', '.join(row)}) VALUES ({', '.join('?' * len(row))}) ON CONFLICT (name)"
                f" DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in values)}",
                tuple(row.values()),
            )

    def _settle(self, name: str, position: str, place: str) -> None:
        self._database.write(
            f"UPDATE handover SET position = {position}, pending = NULL, unfinished = NULL"
            " WHERE name = ? AND unfinished = ?",
            (name, place),
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

"""HAND ON: connections to one archive that many readers share, none of which can write or read for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore

from newsbot.archive import Archive
from newsbot.archive.location import is_address, name_of

CONNECTIONS = 8
"""At most; each takes up to 16 MiB. Further readers wait (`newsbot.web.turns`)."""
SECONDS = 2.0
"""After which the reads of one answer are ended."""


class Archives:
    """Connections to the archive at *path*, each for one reader at a time."""

    def __init__(self, path: str | Path, connections: int = CONNECTIONS, seconds: float = SECONDS) -> None:
        self.path = path
        self._seconds = seconds
        self._turns = BoundedSemaphore(connections)
        self._idle: SimpleQueue[tuple[Archive, object]] = SimpleQueue()

    @property
    def name(self) -> str:
        """What readers are told of where it is: the name of the file, or of the database."""
        return name_of(self.path)

    @contextmanager
    def reading(self) -> Iterator[Archive]:
        """Lend an archive whose reads all see the same moment; raises TookTooLong where they take too long."""
        with self._turns:
            archive, file = self._taken()
            try:
                with archive.moment(), archive.within(self._seconds):
                    yield archive
            finally:
                if archive.is_lost:
                    archive.close()
                else:
                    self._idle.put((archive, file))

    def _taken(self) -> tuple[Archive, object]:
        """Return an open archive, and what tells its file from one that was put in its place."""
        file = self._file()
        while True:
            try:
                archive, known = self._idle.get_nowait()
            except Empty:
                return Archive(self.path, read_only=True), file
            if known == file:
                return archive, known
            archive.close()

    def _file(self) -> object:
        """Return what changes with the file, and, where it is read without its log, with what is written to it."""
        if is_address(self.path):
            return self.path
        path = Path(self.path)
        try:
            found = path.stat()
        except OSError:
            return None
        log = path.with_name(f"{path.name}-wal").exists()
        return found.st_dev, found.st_ino, log or found.st_mtime_ns

    def close(self) -> None:
        """Close the connections that nobody uses."""
        while True:
            try:
                self._idle.get_nowait()[0].close()
            except Empty:
                return

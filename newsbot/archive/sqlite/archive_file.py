"""KEEP: the file that holds an archive: refused where it can be none, made whole before it has its name, opened."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from importlib.resources.abc import Traversable
from pathlib import Path

from newsbot.archive.errors import ArchiveError
from newsbot.archive.sqlite.schema import APPLICATION_ID, Schema

MEMORY = ":memory:"
ID_AT = 68
"""Where SQLite's header has the application's id, in four bytes (https://www.sqlite.org/fileformat.html#the_database_header)."""


class ArchiveFile:
    """An archive's file at rest, by its path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def refuse_what_is_none(self, must_be_there: bool) -> None:
        """Raise ArchiveError for what can be no archive, nor become one; make the folder that it is in."""
        path = self.path
        if must_be_there and not path.exists():
            beside = _in_words(_archives_in(path.parent))
            raise ArchiveError(f"archive {path}: no such file; the first crawl makes it{beside}")
        if path.is_dir():
            raise ArchiveError(f"archive {path}: this is a folder")
        if path.exists() and not path.is_file():  # to open a pipe would be to wait for its other end
            raise ArchiveError(f"archive {path}: this is no regular file, but a pipe, a socket or a device")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"archive {path}: {error}") from error

    def refuse_empty(self) -> None:
        """Raise ArchiveError for a file without content: a loss, as new ones have their tables before their name."""
        if self.path.is_file() and not self.path.stat().st_size:
            raise ArchiveError(
                f"archive {self.path}: this file is empty; if it was an archive, put a copy back, else delete it"
            )

    def create(self, migrations: Traversable) -> None:
        """Make a new archive, under another name until it is whole; nothing where there is one."""
        if self.path.exists() or str(self.path) == MEMORY:
            return
        unfinished = self.path.with_name(f".{self.path.name}.{secrets.token_hex(8)}.new")
        try:
            with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("BEGIN IMMEDIATE")
                Schema(connection, self.path, migrations).bring_up_to_date()
                connection.execute("COMMIT")
            try:
                self.path.hardlink_to(unfinished)
            except FileExistsError:  # another process was faster
                pass
            except OSError:  # a file system without links
                unfinished.rename(self.path)
        except OSError as error:
            raise ArchiveError(f"archive {self.path}: {error}") from error
        finally:
            for ending in ("", "-wal", "-shm"):
                unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)

    def connection(self, read_only: bool, create: bool, wait: float) -> sqlite3.Connection:
        """Return a connection that waits *wait* seconds for other writers."""
        uri = f"{self.path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc' if create else 'rw'}"
        if read_only and self._is_at_rest_where_nobody_may_write():
            uri += "&immutable=1"
        if str(self.path) == MEMORY:
            uri = f"file:{MEMORY}"
        # A reader may be handed from thread to thread, to be used by one at a time.
        return sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=not read_only)

    def is_at_rest(self) -> bool:
        """Tell whether no process has the archive open, and none has ended without closing it."""
        return self.path.is_file() and not self._beside("wal").exists()

    def put_to_rest(self) -> None:
        """Remove the empty log and its index, which a reader makes and may not remove, unless others have them open."""
        with suppress(sqlite3.Error), closing(self.connection(read_only=False, create=False, wait=0)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(f"{self.path.name}-{ending}")

    def _is_at_rest_where_nobody_may_write(self) -> bool:
        """Tell whether nothing but the archive's file is there, in a folder where SQLite may not make the others.

        A reader of a write-ahead log needs its index, the file that ends in ``-shm``. Where a process writes at this
        moment it is there, and may be read; where there is no log, the file is read without both.
        """
        if os.access(self.path.parent, os.W_OK):
            return False
        log, index = self._beside("wal"), self._beside("shm")
        if log.exists() and not index.exists():
            raise ArchiveError(
                f"archive {self.path}: it cannot be read, as its log {log.name} is not yet part of it, and you may not"
                f" write in its folder; run `scrapy archive check -s ARCHIVE={self.path}` as a user who may"
            )
        return not log.exists()


def _archives_in(folder: Path) -> list[str]:
    """Return the names of the archives in *folder*, such as the demo's."""
    return [path.name for path in sorted(folder.glob("*.db")) if path.is_file() and _is_archive(path)]


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(ID_AT + 4)[ID_AT:] == APPLICATION_ID.to_bytes(4)
    except OSError:
        return False


def _in_words(names: list[str]) -> str:
    return f" (there {'is' if len(names) == 1 else 'are'} {', '.join(names)})" if names else ""

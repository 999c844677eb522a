"""BY HAND: what the commands that read the archive have in common; no command itself."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli.errors import Failed

if TYPE_CHECKING:
    from newsbot.archive import Archive

Row = TypeVar("Row")


@contextmanager
def opened_archive(settings: BaseSettings | None, read_only: bool = True, create: bool = False) -> Iterator["Archive"]:
    """Open the project's archive; what is wrong with it, or with what is asked of it, is one line."""
    from newsbot.archive import Archive, WrongSelection
    from newsbot.archive.location import archive_path
    from newsbot.exports.files import CannotWrite

    assert settings is not None
    if not (path := archive_path(settings)):
        raise UsageError("the setting ARCHIVE names no file to read from")
    try:
        with plain_errors(), Archive(path, read_only=read_only, create=create) as archive:
            yield archive
    except (CannotWrite, WrongSelection) as error:
        raise UsageError(str(error)) from None


@contextmanager
def plain_errors() -> Iterator[None]:
    """Let what is wrong with an archive be one line; a server that does not answer is no mistake of the user's."""
    from newsbot.archive import ArchiveError
    from newsbot.archive.errors import Unavailable

    try:
        yield
    except Unavailable as error:
        raise Failed(str(error)) from None
    except ArchiveError as error:
        raise UsageError(str(error)) from None


def with_progress(rows: Iterable[Row], total: Callable[[], int], doing: str) -> Iterator[Row]:
    """Yield *rows*, with a progress bar on a terminal; only then is their *total* asked for."""
    if not sys.stderr.isatty():
        yield from rows
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(rows, doing, total(), console=Console(stderr=True), transient=True)

"""PAGE: file names, patterns and lists -> the WARC files they mean, and how one that was read is known again."""

import gzip
import logging
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Self

LISTS = (".paths", ".paths.gz")
"""Endings of lists of files, such as Common Crawl's `warc.paths.gz`: an address or path a line."""
LONGEST_LIST = 1 << 26
"""Bytes, unpacked; a whole crawl of Common Crawl's has 12 MB."""

logger = logging.getLogger(__name__)


def matching_files(patterns: Iterable[str]) -> list[Path]:
    """Return the files that *patterns* (paths or globs, ``**`` for folders at any depth) name, each once, in order.

    Of a list (`LISTS`) those are returned that it names and that are there, with the folders that it names or without
    them, beside it; a warning says how many are not.
    Raises FileNotFoundError for a pattern without any file, PermissionError for a file that may not be read, OSError
    for a list that cannot be read.
    """
    found: dict[Path, None] = {}
    for pattern in filter(None, patterns):
        names = sorted(glob(pattern, recursive=True))  # noqa: PTH207, Path.glob takes no absolute pattern
        matching = [Path(name) for name in names if Path(name).is_file()]
        if not matching:
            raise FileNotFoundError(f"no such file: {pattern}")
        if closed := next((path for path in matching if not os.access(path, os.R_OK)), None):
            raise PermissionError(f"may not be read: {closed}")
        for path in matching:
            found |= dict.fromkeys(_listed_in(path) if path.name.endswith(LISTS) else [path])
    return list(found)


def _listed_in(path: Path) -> list[Path]:
    """Return the files that the list at *path* names and that are there."""
    listed = [line for line in map(str.strip, _unpacked(path).splitlines()) if line]
    places = {line: _place_of(line, path.parent) for line in listed}
    there = [place for place in places.values() if place]
    if missing := [line for line, place in places.items() if not place]:
        words = f"{path}: {len(missing)} of its {len(places)} files are not beside it, such as {missing[0]!r}"
        if not there:
            raise FileNotFoundError(words)
        logger.warning(words)
    if not there:
        raise FileNotFoundError(f"{path}: a list that names no file")
    return there


def _unpacked(path: Path) -> str:
    try:
        with path.open("rb") as packed:
            is_gzip = packed.read(2) == b"\x1f\x8b"
        with gzip.open(path) if is_gzip else path.open("rb") as file:
            content = file.read(LONGEST_LIST + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise OSError(f"{path}: a damaged list: {error}") from None
    if len(content) > LONGEST_LIST:
        raise OSError(f"{path}: too long a list")
    return os.fsdecode(content)


def _place_of(line: str, folder: Path) -> Path | None:
    """Return where the file is that a *line* names, which may be its address in the net."""
    named = line.partition("://")[2].partition("/")[2] or line
    for place in (folder / named, folder / named.rpartition("/")[2]):
        if os.path.isfile(place):  # noqa: PTH113, Path.is_file raises for names that are too long
            return place
    return None


@dataclass(slots=True, frozen=True)
class WholeFile:
    """A file all of whose records were read; it stands behind them."""

    path: Path
    version: str
    """What a change of the file changes: its size in bytes and its time of change in nanoseconds."""

    @classmethod
    def now_at(cls, path: Path) -> Self:
        """Return the file as it is now, before it is read."""
        status = path.stat()
        return cls(path, f"{status.st_size} {status.st_mtime_ns}")

"""PAGE: file names and patterns -> the WARC files they mean, and how one that was read is known again."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from glob import glob
from pathlib import Path
from typing import Self


def matching_files(patterns: Iterable[str]) -> list[Path]:
    """Return the files that *patterns* (paths or globs, ``**`` for folders at any depth) name, each once, in order.

    Raises FileNotFoundError for a pattern without any file, PermissionError for a file that may not be read.
    """
    found: dict[Path, None] = {}
    for pattern in filter(None, patterns):
        names = sorted(glob(pattern, recursive=True))  # noqa: PTH207, Path.glob takes no absolute pattern
        matching = [Path(name) for name in names if Path(name).is_file()]
        if not matching:
            raise FileNotFoundError(f"no such file: {pattern}")
        if closed := next((path for path in matching if not os.access(path, os.R_OK)), None):
            raise PermissionError(f"may not be read: {closed}")
        found |= dict.fromkeys(matching)
    return list(found)


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

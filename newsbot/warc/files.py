"""PAGE: file names and patterns -> the WARC files they mean."""

import os
from collections.abc import Iterable
from glob import glob
from pathlib import Path


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

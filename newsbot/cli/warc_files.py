"""BY HAND: the crawl archives that a command is about."""

from collections.abc import Sequence
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.warc.boundaries import has_records
from newsbot.warc.files import matching_files


def warc_files(patterns: Sequence[str]) -> list[Path]:
    """Return the files that the arguments name; raises UsageError where there is none."""
    try:
        files = matching_files(patterns)
    except OSError as error:
        raise UsageError(str(error)) from None
    if files and not any(has_records(path) for path in files):
        raise UsageError(f"no WARC file: {', '.join(map(str, files[:3]))}")
    if not files:
        raise UsageError("which files? Name them, or give a pattern such as 'crawl/*.warc.gz'")
    return files

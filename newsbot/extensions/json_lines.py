"""KEEP: the JSON lines of a crawl; whole lines, none twice, none missing, whatever happened to the crawls before."""

import fcntl
import logging
import os
import stat
from io import BufferedIOBase
from pathlib import Path
from typing import IO, Any, Self

import orjson
from scrapy.crawler import Crawler
from scrapy.exporters import BaseItemExporter
from scrapy.extensions.feedexport import FeedExporter
from scrapy.spiders import Spider

from newsbot.archive.outbox import key_of
from newsbot.archive.rows import dumps, from_json
from newsbot.archive_writer import ArchiveWriter
from newsbot.items import Article

SYNCED_LINES = 1000
"""Lines between two syncs; a crash leaves that many to be looked for by the next run."""

logger = logging.getLogger(__name__)


class PromptFeedExporter(FeedExporter):
    """Scrapy's feed exports, opened with the spider instead of with its first item.

    The archive has to know a crawl's files before it stores anything for them.
    """

    def open_spider(self, spider: Spider) -> None:
        super().open_spider(spider)
        for slot in self.slots:
            slot.start_exporting()


class ArticleLines(BaseItemExporter):
    """One article a line, all of the design's fields; times with their offset, which Scrapy's own exporter drops.

    A file that is appended to (``-o``) is mended first: a line cut off by a crash is removed, and lines that the
    archive stored but the crash kept out of the file are added (`newsbot.archive.outbox` has the reasoning). Several
    crawls may append to one file at once; the first one mends it.
    """

    def __init__(self, file: IO[bytes], *, archive_writer: ArchiveWriter, **options: Any) -> None:
        super().__init__(dont_fail=True, **options)
        self.file = file
        self.archive_writer = archive_writer
        self.path = Path(file.name) if _is_regular(file) else None
        self.outbox = archive_writer.archive.outbox if archive_writer.archive and self.path else None
        self.feed_id = 0
        self.unsynced: list[bytes] = []
        """Keys of the articles whose lines are written but not synced."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, file: IO[bytes], **options: Any) -> Self:
        return cls(file, archive_writer=ArchiveWriter.of(crawler), **options)

    def start_exporting(self) -> None:
        """Mend the file, unless it is new, no file at all (a pipe) or another crawl is writing to it."""
        if self.path is None:
            return
        with self.archive_writer.one_line_errors(self.path):
            settled = None
            if self.outbox:
                self.feed_id, settled = self.outbox.open(self.path)
            if self._is_alone():
                if "a" in self.file.mode:
                    self._mend(settled)
                self._settle()
            fcntl.flock(self.file, fcntl.LOCK_SH)

    def export_item(self, item: Any) -> None:
        """Write the line of *item*, which the archive has committed."""
        with self.archive_writer.one_line_errors(self.path):
            line = self._line(item)
            self._write(line)
            if self.outbox:
                self.unsynced.append(key_of(line[:-1] if self.fields_to_export is None else dumps(item).encode()))
                if len(self.unsynced) >= SYNCED_LINES:
                    self._sync()

    def finish_exporting(self) -> None:
        """Sync the file; unless something failed, it lacks nothing now."""
        if self.path is None:
            return
        with self.archive_writer.one_line_errors(self.path):
            self._sync()
            if self.outbox and not self.archive_writer.failure:
                self.outbox.finish(self.feed_id, self.archive_writer.crawl_id, self._size())

    def _is_alone(self) -> bool:
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _mend(self, settled: int | None) -> None:
        """Remove what is torn behind the *settled* bytes, and add the lines that are missing there."""
        assert self.path is not None
        waiting = self.outbox.waiting(self.feed_id) if self.outbox else []
        missing = dict.fromkeys(self._line(from_json(orjson.loads(values))) for values in waiting)
        torn, behind = None, []
        with self.path.open("rb") as lines:
            position = lines.seek(start_of_last_line(lines, settled))
            for line in lines:
                if not is_whole(line):
                    torn = position if torn is None else torn
                elif torn is not None:
                    behind.append(line)
                missing.pop(line, None)
                position += len(line)
        if torn is not None:
            self.file.truncate(torn)
        if torn is not None or missing:
            logger.info("%s: mended after a crash, %d lines added", self.path, len(missing))
        for line in (*behind, *missing):
            self._write(line)

    def _settle(self) -> None:
        os.fsync(self.file.fileno())
        if self.outbox:
            self.outbox.settle(self.feed_id, self._size())

    def _sync(self) -> None:
        os.fsync(self.file.fileno())
        if self.outbox:
            self.outbox.written(self.feed_id, self.unsynced, self._size())
            self.unsynced = []

    def _size(self) -> int:
        return os.fstat(self.file.fileno()).st_size

    def _line(self, item: Any) -> bytes:
        if self.fields_to_export is None and isinstance(item, Article):
            return dumps(item).encode() + b"\n"
        return dumps(dict(self.get_serialized_fields(item, include_empty=True))).encode() + b"\n"

    def _write(self, line: bytes) -> None:
        """Write a line at once: past Python's buffer, which would cut lines that other crawls append to as well."""
        if self.path is None:
            self.file.write(line)
            return
        while line:
            line = line[os.write(self.file.fileno(), line) :]


def _is_regular(file: IO[bytes]) -> bool:
    """Tell whether *file* is one on a disk: no pipe, no device, not compressed on the way."""
    return isinstance(file, BufferedIOBase) and stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def is_whole(line: bytes) -> bool:
    """Tell whether a line was written to its end (after a power loss it may hold zeros, or a part of another one)."""
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return line.endswith(b"\n")


def start_of_last_line(file: IO[bytes], settled: int | None) -> int:
    """Return where to look for torn lines: at *settled*, or in an unknown or replaced file at its last line."""
    size = file.seek(0, os.SEEK_END)
    if settled == 0:
        return 0
    if settled is not None and settled <= size:
        file.seek(settled - 1)
        if file.read(1) == b"\n":
            return settled
    end = size
    while end > 0:
        start = max(0, end - 65536)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0

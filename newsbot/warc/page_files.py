"""KEEP: fetched pages written to WARC files, one gzip member a record, so that any WARC tool can read them."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, FileIO
from pathlib import Path

from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from newsbot.warc.boundaries import next_record, whole_until
from newsbot.warc.records import RecordedPage

COMPRESSION = 6
TAIL = 1 << 26
"""Bytes at a file's end that are examined after a crash; far more than one page takes."""
_HOSTILE = re.compile(r"^\.+|[^\w.-]")
"""Signs of a host's name that no name of a folder has."""
NOT_KEPT = frozenset("content-encoding transfer-encoding content-length set-cookie set-cookie2".split())
"""Headers that no longer hold for a body that was decoded, and those that may be a subscriber's session."""


@dataclass(slots=True, frozen=True)
class Place:
    """Where a page is kept."""

    file: str
    """Name of the WARC file in the folder of pages; where many machines keep pages, `HOST/NAME`."""
    offset: int
    length: int
    """Bytes of the record in the file."""


class PageFiles:
    """The WARC files of one publisher in *folder*; a new one is begun when the last has reached *max_size* bytes.

    The last file is continued by the next crawl. A lock on the file keeps two crawls from writing to the same one, and
    is released by the system when a process dies, whatever ended it. Over a network such locks may hold nobody off: of
    many machines each one (*host*) has a folder of its own in *folder*.
    """

    def __init__(self, folder: Path, publisher: str, max_size: int, host: str = "") -> None:
        self._prefix = f"{_HOSTILE.sub('_', host)}/" if host else ""
        self.folder = folder / self._prefix
        self.publisher = publisher
        self.max_size = max_size
        self._path: Path | None = None
        self._file: FileIO | None = None

    def write(self, page: RecordedPage) -> Place:
        """Append *page* and return its place; it has left this process's memory then.

        Raises OSError, and leaves whole records only, where it cannot be written.
        """
        record = _packed(_page_record(page))
        if self._file is None or self._file.tell() >= self.max_size:
            self.close()
            self._open(page.date)
        assert self._file is not None
        assert self._path is not None
        return Place(self._prefix + self._path.name, _append(self._file, record), len(record))

    def close(self) -> None:
        """Release the current file; `write` opens one again."""
        if self._file is not None:
            self._file.close()
        self._file = self._path = None

    def _open(self, now: datetime) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(self.folder.glob(f"{self.publisher}-*.warc.gz"))[-1:]:
            if path.stat().st_size < self.max_size and self._take(path, "r+"):
                return
        for path in self._new_names(now):
            with suppress(FileExistsError):
                if self._take(path, "x+"):
                    return

    def _new_names(self, now: datetime) -> Iterator[Path]:
        number = 0
        while True:
            yield self.folder / f"{self.publisher}-{now:%Y%m%dT%H%M%S}-{number:03}.warc.gz"
            number += 1

    def _take(self, path: Path, mode: str) -> bool:
        """Open *path* for writing unless another process writes to it; drop what a crash left of a last record."""
        file = FileIO(path, mode)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.truncate(_end_of_whole_records(path))
            if file.seek(0, os.SEEK_END) == 0:
                _append(file, _packed(_opening_record(path.name)))
        except BlockingIOError:
            file.close()
            return False
        except BaseException:  # a full disk; the next page tries again
            file.close()
            raise
        self._path, self._file = path, file
        return True


def _append(file: FileIO, record: bytes) -> int:
    offset = file.seek(0, os.SEEK_END)
    unwritten = memoryview(record)
    try:
        while unwritten:
            unwritten = unwritten[file.write(unwritten) :]
    except OSError:
        with suppress(OSError):
            file.truncate(offset)
        raise
    return offset


def _end_of_whole_records(path: Path) -> int:
    size = path.stat().st_size
    start = next_record(path, max(0, size - TAIL)) if size else 0
    return whole_until(path, start or 0)


def _packed(record: WarcRecord) -> bytes:
    packed = BytesIO()
    with GzipWriter(packed, compression_level=COMPRESSION) as writer:
        record.write(writer, checksum_data=True)
        writer.finish()
        return packed.getvalue()


def _opening_record(name: str) -> WarcRecord:
    record = WarcRecord()
    record.init_headers(WarcRecordType.warcinfo)
    record.headers["WARC-Filename"] = name
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(b"software: newsbot\r\nformat: WARC File Format 1.1\r\n")
    return record


def _page_record(page: RecordedPage) -> WarcRecord:
    kept = {name: value for name, value in page.headers.items() if name.lower() not in NOT_KEPT}
    head = "".join(f"{name}: {value}\r\n" for name, value in {**kept, "content-length": len(page.body)}.items())
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = page.url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.record_date = page.date
    record.is_http = True
    record.set_bytes_content(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode("latin-1", "replace") + page.body)
    return record

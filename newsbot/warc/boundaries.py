"""PAGE: where records begin in a WARC file, so that one can be entered in the middle or again after damage."""

import zlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import BinaryIO

CHUNK = 1 << 20
GZIP_MEMBER = b"\x1f\x8b\x08"
RECORD = b"WARC/1."
OTHER_PACKINGS = (b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")
"""First bytes of Zstandard and LZ4."""
SKIPPABLE = b"\x2a\x4d\x18"
"""Of a frame that both pass over, such as a dictionary, the bytes from the second on."""
PLAIN_RECORD = b"\r\n\r\n" + RECORD


class Packing(Enum):
    """How the records of a file are packed."""

    GZIP = "gzip"
    PLAIN = "plain"
    OTHER = "other"


def packing_of(path: Path) -> Packing:
    """Return how *path* is packed, by its first bytes; OTHER (Zstandard, LZ4, rubbish) is read from its start only."""
    with path.open("rb") as file:
        head = file.read(len(RECORD))
    if head.startswith(GZIP_MEMBER):
        return Packing.GZIP
    return Packing.PLAIN if head == RECORD else Packing.OTHER


def has_records(path: Path) -> bool:
    """Tell whether *path* may be a WARC file, by its first bytes or, of a damaged one, by what follows them."""
    packing = packing_of(path)
    if packing is not Packing.OTHER:
        return packing is Packing.PLAIN or next_record(path, 0) is not None
    with path.open("rb") as file:
        head = file.read(CHUNK)
    return head[:4] in OTHER_PACKINGS or head[1:4] == SKIPPABLE or RECORD in head


def next_record(path: Path, offset: int) -> int | None:
    """Return where the first record at or after byte *offset* begins, None if there is none."""
    packing = packing_of(path)
    if packing is Packing.OTHER:
        return 0 if offset == 0 < path.stat().st_size else None
    with path.open("rb") as file:
        if packing is Packing.GZIP:
            return next((at for at in _occurrences(file, GZIP_MEMBER, offset) if _is_record_member(file, at)), None)
        if offset == 0:
            return 0
        blank = len(PLAIN_RECORD) - len(RECORD)
        found = next(_occurrences(file, PLAIN_RECORD, max(0, offset - blank)), None)
        return None if found is None else found + blank


def whole_until(path: Path, offset: int) -> int:
    """Return where the last whole gzip member ends that follows, without a gap, the one that begins at *offset*."""
    end = offset
    with path.open("rb") as file:
        file.seek(offset)
        member, rest = zlib.decompressobj(wbits=31), b""
        while chunk := rest or file.read(CHUNK):
            try:
                while chunk and not member.eof:
                    member.decompress(chunk, CHUNK)
                    chunk = member.unconsumed_tail
            except zlib.error:
                break
            rest = member.unused_data
            if member.eof:
                end = file.tell() - len(rest)
                member = zlib.decompressobj(wbits=31)
    return end


def _occurrences(file: BinaryIO, pattern: bytes, offset: int) -> Iterator[int]:
    """Yield every position of *pattern* at or after *offset*; the file is read in pieces."""
    overlap, at = b"", offset
    while True:
        file.seek(at)
        chunk = file.read(CHUNK)
        if not chunk:
            return
        window, origin = overlap + chunk, at - len(overlap)
        found = window.find(pattern)
        while found >= 0:
            yield origin + found
            found = window.find(pattern, found + 1)
        at += len(chunk)
        overlap = window[1 - len(pattern) :]


def _is_record_member(file: BinaryIO, offset: int) -> bool:
    """Tell a member that holds a record from the same three bytes inside compressed data."""
    file.seek(offset)
    try:
        head = zlib.decompressobj(wbits=31).decompress(file.read(4096), len(RECORD))
    except zlib.error:
        return False
    return head == RECORD

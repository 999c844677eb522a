"""PAGE: the pages of a WARC file, with what was passed over and where the file is damaged."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader, ZstdReader
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from newsbot.warc.boundaries import Packing, next_record, packing_of, whole_until

PAGE_MEDIA_TYPES = frozenset({"text/html", "application/xhtml+xml"})
CONTENT_DECODERS: dict[str, Callable[[BytesIO], WarcReader]] = {
    "gzip": GzipReader,
    "x-gzip": GzipReader,
    "deflate": partial(GzipReader, zlib=True),
    "br": BrotliReader,
    "zstd": ZstdReader,
}


@dataclass(slots=True, frozen=True)
class RecordedPage:
    """A page as a crawler received it."""

    url: str
    body: bytes
    """Without transfer and content encoding."""
    headers: dict[str, str]
    """Of the response, names in lower case."""
    date: datetime
    """When it was fetched; aware."""


@dataclass(slots=True, frozen=True)
class PassedOver:
    """A record that is no page; *reason* is short and countable."""

    reason: str


@dataclass(slots=True, frozen=True)
class Damage:
    """A place where the file cannot be read."""

    path: Path
    offset: int
    """The byte where the last readable record begins."""
    detail: str

    def __str__(self) -> str:
        return f"{self.path}: damaged after byte {self.offset}: {self.detail}"


class Unreadable(Exception):
    """A record that is cut off or has no usable header."""


Finding = RecordedPage | PassedOver | Damage


def read_pages(path: Path, max_size: int, start: int = 0, end: int | None = None) -> Iterator[Finding]:
    """Yield what the records that begin between the bytes *start* and *end* hold, in the order of the file.

    Reading goes on behind damage at the next record. Pages of more than *max_size* bytes, packed or not, are passed
    over without being held.
    """
    position, stop = next_record(path, start), None if end is None else next_record(path, end)
    first = position
    if position is None and start == 0:
        yield Damage(path, 0, "no WARC records")
    while position is not None and (end is None or position < end):
        last, readable = position, position == first
        try:
            with path.open("rb") as file:
                file.seek(position)
                for record in ArchiveIterator(file, parse_http=False):
                    if record.stream_pos == stop:
                        return
                    last = record.stream_pos
                    yield _finding(record, max_size)
                    readable = True
            _require_whole(path, last)
            return
        except (OSError, Unreadable) as error:
            if readable:
                yield Damage(path, last, str(error))
            position = next_record(path, last + 1)


def read_page(path: Path, offset: int, max_size: int) -> RecordedPage | None:
    """Return the page in the record that begins at byte *offset*, None if there is none."""
    found = next(read_pages(path, max_size, offset), None)
    return found if isinstance(found, RecordedPage) else None


def in_words(reasons: Counter[str]) -> str:
    """Return counted reasons as a line.

    >>> in_words(Counter({"HTTP 404": 2, "media type image/png": 7}))
    '7 media type image/png, 2 HTTP 404'
    """
    return ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())


def _finding(record: WarcRecord, max_size: int) -> RecordedPage | PassedOver:
    if not (record.headers.get("Content-Length") or "").isdigit():
        raise Unreadable("record header without a length")
    if record.record_type != WarcRecordType.response:
        return PassedOver(f"record type {record.record_type}")
    if record.content_length > max_size:
        return PassedOver("too large")
    media_type = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    if media_type not in ("application/http", ""):  # Heritrix keeps what name servers said as responses, too
        return PassedOver(f"response of {media_type}")
    record.is_http = True  # FastWARC knows the type in lower case only, and parses nothing else
    try:
        record.parse_http()
    except (OSError, ValueError):
        return PassedOver("malformed record")
    headers = {name.lower(): value for name, value in record.http_headers.to_dict().items()}
    reason = _why_not_a_page(record, headers)
    body = record.reader.read(record.content_length)
    if len(body) < record.content_length:
        raise Unreadable("record cut off")
    if reason is None:
        body = _decoded(body, headers, max_size)
        reason = "too large" if len(body) > max_size else None
    if reason is not None:
        return PassedOver(reason)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    return RecordedPage(url, body, headers, record.record_date)


def _why_not_a_page(record: WarcRecord, headers: dict[str, str]) -> str | None:
    """Return why the response in *record* is no page, None if it is one."""
    status = record.http_headers.status_code
    if status != 200:
        return f"HTTP {status}" if status else "malformed record"
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    if not url.startswith(("http://", "https://")):
        return "not a web address"
    if record.record_date is None:
        return "no date"
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return None if media_type in PAGE_MEDIA_TYPES else f"media type {media_type or 'missing'}"


def _decoded(body: bytes, headers: dict[str, str], max_size: int) -> bytes:
    """Return *body* without its encodings; many crawlers decode a body and keep the header that says it is encoded."""
    layers: list[Callable[[BytesIO], WarcReader]] = []
    if "chunked" in headers.get("transfer-encoding", "").lower():
        layers.append(ChunkedReader)
    codings = headers.get("content-encoding", "").lower().split(",")
    layers += [CONTENT_DECODERS[name] for coding in reversed(codings) if (name := coding.strip()) in CONTENT_DECODERS]
    for layer in layers:
        try:
            body = layer(BytesIO(body)).read(max_size + 1)
        except OSError:
            continue
    return body


def _require_whole(path: Path, last: int) -> None:
    """Raise Unreadable if rubbish follows the record at *last*: FastWARC ends in silence at a member that is cut off.

    Where a member holds several records, the last one has no place of its own and the end is not examined.
    """
    placed = packing_of(path) is Packing.GZIP and next_record(path, last) == last
    if placed and whole_until(path, last) < path.stat().st_size:
        raise Unreadable("file cut off")

"""HAND ON: articles as Parquet: lists, structs and times with a zone, in zstd-packed row groups."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import orjson

from newsbot.exports.files import CannotWrite

if TYPE_CHECKING:
    import pyarrow

Thing = TypeVar("Thing")
ROWS_IN_GROUP = 5_000
"""About 25 MB of articles, which is what a reader takes into memory at once."""
ROWS_AT_ONCE = 500
"""So many are Python objects at a time, which take ten times the space."""


def arrow() -> Any:
    """Return pyarrow, which is an extra; without it, say how to get it."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise CannotWrite("Parquet needs pyarrow: pip install -r requirements-parquet.txt") from None
    return pyarrow


def schema(fields: Sequence[str]) -> "pyarrow.Schema":
    """Return the Arrow schema of the named columns; times are UTC, as Parquet has one zone a column."""
    pa = arrow()
    text, time, number = pa.string(), pa.timestamp("us", tz="UTC"), pa.int32()
    strings = pa.list_(text)
    picture = {"url": text, "caption": text, "credit": text, "alt": text, "width": number, "height": number}
    video = {"url": text, "title": text, "duration_seconds": number, "thumbnail": text}
    types = {
        "body": pa.list_(pa.struct({"kind": text, "text": text})),
        **dict.fromkeys(("authors", "agencies", "keywords", "rights"), strings),
        **dict.fromkeys(TIMES, time),
        "images": pa.list_(pa.struct(picture)),
        "videos": pa.list_(pa.struct(video)),
        "is_accessible_for_free": pa.bool_(),
        "provenance": pa.list_(pa.struct({"field": text, "source": text})),
        "revision": number,
        "similarity": pa.float32(),
    }
    return pa.schema([(name, types.get(name, text)) for name in fields])


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], temporary: Path, ending: str = "") -> None:
    """Write *rows* to *temporary*; Parquet packs by itself, whatever the *ending*."""
    del ending
    pa = arrow()
    columns = schema(fields)
    batches = map(partial(batch, columns=columns), in_lots(rows, ROWS_AT_ONCE))
    with pa.parquet.ParquetWriter(temporary, columns, compression="zstd") as writer:
        for group in in_lots(batches, ROWS_IN_GROUP // ROWS_AT_ONCE):
            writer.write_table(pa.Table.from_batches(group), ROWS_IN_GROUP)


def in_lots(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Yield lists of *size*, the last one shorter.

    >>> list(in_lots("abcde", 2))
    [['a', 'b'], ['c', 'd'], ['e']]
    """
    remaining = iter(things)
    while lot := list(islice(remaining, size)):
        yield lot


def batch(rows: list[tuple[Any, ...]], columns: "pyarrow.Schema") -> "pyarrow.RecordBatch":
    """Return *rows* as one Arrow record batch."""
    pa = arrow()
    arrays = []
    for column, values in zip(columns, zip(*rows, strict=True), strict=True):
        read = _READ.get(column.name, _json if pa.types.is_list(column.type) else None)
        arrays.append(pa.array(map(read, values) if read else values, column.type, size=len(rows)))
    return pa.RecordBatch.from_arrays(arrays, schema=columns)


TIMES = ("date_published", "date_modified", "first_seen", "fetched", "withdrawn")


def _json(value: bytes) -> Any:
    return orjson.loads(value)


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _boolean(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _pairs(value: bytes) -> list[dict[str, str]]:
    return [{"field": field, "source": source} for field, source in orjson.loads(value).items()]


_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(TIMES, _time),
    "is_accessible_for_free": _boolean,
    "provenance": _pairs,
}

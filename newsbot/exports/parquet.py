"""HAND ON: articles as Parquet: lists, structs and times with a zone, in zstd-packed row groups."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

import orjson

from newsbot.archive.rows import COLUMN_TYPES
from newsbot.exports.files import CannotWrite, Target
from newsbot.extras import how_to_install
from newsbot.items import field_types

if TYPE_CHECKING:
    import pyarrow

Thing = TypeVar("Thing")
ROWS_IN_GROUP = 5_000
"""About 25 MB of articles, which is what a reader takes into memory at once."""
ROWS_AT_ONCE = 500
"""So many are Python objects at a time, which take ten times the space."""
PAIR = ("field", "source")
"""Names for the two parts of each pair of an object, of which the article has one: `provenance`."""


def arrow() -> Any:
    """Return pyarrow, which is an extra; without it, say how to get it."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise CannotWrite(f"Parquet needs pyarrow: {how_to_install('parquet')}") from None
    return pyarrow


def schema(fields: Sequence[str]) -> "pyarrow.Schema":
    """Return the Arrow schema of the named columns; times are UTC, as Parquet has one zone a column."""
    pa = arrow()
    return pa.schema([(name, arrow_type(COLUMN_TYPES[name])) for name in fields])


def arrow_type(kind: Any) -> "pyarrow.DataType":
    """Return the Arrow type that holds values of a Python type, such as `list[str]` or one of the items' parts.

    >>> print(arrow_type(int), arrow_type(list[str]), arrow_type(dict[str, str]))
    int64 list<item: string> list<item: struct<field: string, source: string>>
    """
    pa = arrow()
    if get_origin(kind) is dict:
        return pa.list_(pa.struct([(name, arrow_type(part)) for name, part in zip(PAIR, get_args(kind), strict=True)]))
    if get_origin(kind) is list:
        return pa.list_(arrow_type(get_args(kind)[0]))
    if is_dataclass(kind) and isinstance(kind, type):
        return pa.struct([(name, arrow_type(part)) for name, part in field_types(kind).items()])
    plain = {str: pa.string(), bool: pa.bool_(), int: pa.int64(), float: pa.float64()}
    return pa.timestamp("us", tz="UTC") if kind is datetime else plain[kind]


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], target: Target, ending: str = "") -> None:
    """Write *rows* to *target*; Parquet packs by itself, whatever the *ending*."""
    del ending
    pa = arrow()
    columns = schema(fields)
    batches = map(partial(batch, columns=columns), in_lots(rows, ROWS_AT_ONCE))
    with pa.parquet.ParquetWriter(target, columns, compression="zstd") as writer:
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
        read = _reader(column.name)
        arrays.append(pa.array(map(read, values) if read else values, column.type, size=len(rows)))
    return pa.RecordBatch.from_arrays(arrays, schema=columns)


def _json(value: bytes) -> Any:
    return orjson.loads(value)


def _time(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _boolean(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _pairs(value: bytes) -> list[dict[str, str]]:
    return [dict(zip(PAIR, pair, strict=True)) for pair in orjson.loads(value).items()]


def _reader(name: str) -> Callable[[Any], Any] | None:
    """Return what makes an Arrow value of a column's; None where it is one."""
    kind = COLUMN_TYPES[name]
    readers: dict[Any, Callable[[Any], Any]] = {datetime: _time, bool: _boolean, list: _json, dict: _pairs}
    return readers.get(get_origin(kind) or kind)

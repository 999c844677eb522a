"""KEEP: the rows of a table, some hundreds at a time, and the same rows in another archive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsbot.archive.database import Database, Row

LOT = 500
"""Rows that are committed together at most."""
LONGEST = 4_000_000
"""Characters and bytes of them, after which there comes no other one."""
AT_ONCE = 250
"""Rows that one query looks for."""

Key = tuple[Any, ...]


def lots(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield *rows* in lists that the memory holds, however long they are."""
    lot: list[Row] = []
    length = 0
    for row in rows:
        lot.append(row)
        length += sum(len(value) for value in row if isinstance(value, (str, bytes)))
        if len(lot) == LOT or length > LONGEST:
            yield lot
            lot, length = [], 0
    if lot:
        yield lot


def key_of(row: Mapping[str, Any] | Row, key: Sequence[str]) -> Key:
    """Return the values by which *row* is known again."""
    return tuple(row[name] for name in key)


def there(
    database: Database, table: str, key: Sequence[str], keys: Iterable[Key], columns: str = "*"
) -> dict[Key, Row]:
    """Return those of *keys* that a table has, each with its row."""
    wanted = list(dict.fromkeys(keys))
    found = {}
    for start in range(0, len(wanted), AT_ONCE):
        condition, values = _is_one_of(key, wanted[start : start + AT_ONCE])
        for row in database.rows(f"SELECT {columns} FROM {table} WHERE {condition}", values):
            found[key_of(row, key)] = row
    return found


def _is_one_of(key: Sequence[str], keys: Sequence[Key]) -> tuple[str, list[Any]]:
    if len(key) == 1 and None not in (value for (value,) in keys):
        return f"{key[0]} IN ({', '.join('?' * len(keys))})", [value for (value,) in keys]
    terms = [
        " AND ".join(
            f"{name} IS NULL" if value is None else f"{name} = ?" for name, value in zip(key, one, strict=True)
        )
        for one in keys
    ]
    return f"({') OR ('.join(terms)})", [value for one in keys for value in one if value is not None]

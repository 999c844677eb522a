"""KEEP: an Article as a row of the archive, and back."""

import json
import re
import sqlite3
from dataclasses import is_dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_origin

import orjson

from newsbot.items import ARTICLE_FIELDS, FIELD_TYPES, Article, as_json

NOTE_TYPES: dict[str, Any] = {
    "first_seen": datetime,
    "fetched": datetime,
    "revision": int,
    "withdrawn": datetime,
    "story": str,
    "similarity": float,
}
"""What the archive notes of an article, and what kind of value that is."""
COLUMN_TYPES = FIELD_TYPES | NOTE_TYPES
JSON_FIELDS = frozenset(name for name, kind in COLUMN_TYPES.items() if get_origin(kind) in (list, dict))
BOOLEAN_FIELDS = frozenset(name for name, kind in COLUMN_TYPES.items() if kind is bool)
TIME_FIELDS = frozenset(name for name, kind in FIELD_TYPES.items() if kind is datetime)
PARTS: dict[str, Any] = {
    name: get_args(kind)[0]
    for name, kind in FIELD_TYPES.items()
    if get_origin(kind) is list and is_dataclass(get_args(kind)[0])
}

_SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(value: Any) -> Any:
    """Replace halves of surrogate pairs, which no UTF-8 text can hold, by U+FFFD; *value* is made of JSON's types."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [without_surrogates(part) for part in value]
    if isinstance(value, dict):
        return {without_surrogates(key): without_surrogates(part) for key, part in value.items()}
    return value


def dumps(value: Any) -> str:
    """Return *value*, of JSON's types, dataclasses and times, as JSON; lone surrogates become U+FFFD.

    >>> dumps({"headline": "\\ud800 Rain"})
    '{"headline":"� Rain"}'
    """
    try:
        # orjson itself rounds offsets to minutes: Amsterdam's was +00:19:32 until 1937.
        return orjson.dumps(value, as_json, orjson.OPT_PASSTHROUGH_DATETIME).decode()
    except TypeError:  # a lone surrogate, or a number of more than 64 bits
        return json.dumps(without_surrogates(as_json(value)), ensure_ascii=False, separators=(",", ":"))


def to_row(article: Article) -> dict[str, Any]:
    """Return the columns of *article*'s own fields."""
    row: dict[str, Any] = {}
    for name in ARTICLE_FIELDS:
        value = getattr(article, name)
        row[name] = dumps(value) if name in JSON_FIELDS else without_surrogates(as_json(value))
    return row


def from_row(row: sqlite3.Row | dict[str, Any]) -> Article:
    """Return the Article of a row; the inverse of `to_row`."""
    values = {name: orjson.loads(row[name]) if name in JSON_FIELDS else row[name] for name in ARTICLE_FIELDS}
    return from_json(values)


def from_json(values: dict[str, Any]) -> Article:
    """Return the Article of `as_json`'s *values*."""
    values = dict(values)
    for name, part in PARTS.items():
        values[name] = [part(**piece) for piece in values[name]]
    for name in TIME_FIELDS & values.keys():
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    for name in BOOLEAN_FIELDS & values.keys():
        values[name] = None if values[name] is None else bool(values[name])
    return Article(**values)


def stamp(moment: datetime) -> str:
    """Return *moment* as the archive notes it: UTC, to the second, sortable as text.

    >>> stamp(datetime.fromisoformat("2026-11-22T15:00:00+01:00"))
    '2026-11-22T14:00:00+00:00'
    """
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:  # 0001-01-01T00:00:00+02:00, which feeds write for "no date"
        return moment.replace(tzinfo=UTC).isoformat(timespec="seconds")

"""KEEP: an Article, and what a listing says of one, as values of the archive, and back."""

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any, get_args, get_origin

import orjson

from newsbot.dates.offsets import with_usual_offset
from newsbot.items import ARTICLE_FIELDS, FIELD_TYPES, Article, as_json
from newsbot.sources import Entry

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
ENTRY_FIELDS = tuple(field.name for field in fields(Entry))
PARTS: dict[str, Any] = {
    name: get_args(kind)[0]
    for name, kind in FIELD_TYPES.items()
    if get_origin(kind) is list and is_dataclass(get_args(kind)[0])
}

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may hold, not even escaped (https://www.w3.org/TR/xml/#charsets), and other control signs."""
_ILLEGAL_IN_JSON = re.compile(r"\\u00[01]|\\[bf]|[\x7f-\x9f\ufffe\uffff]|\d{19}")
"""The same where it is written as JSON, which escapes some, and numbers that may be too large; half a surrogate pair is
no JSON at all."""
LARGEST = 2**63 - 1
"""Of the numbers that SQLite, Parquet and most readers of JSON hold."""


def legal(value: Any) -> Any:
    """Return *value*, of JSON's types, as any format can hold it: what XML cannot is U+FFFD, too large a number None.

    Signs of Windows' code page that a wrong declaration made control signs are meant: the HTML standard reads them so.

    >>> legal(["\\ufffeRain\\ud800", "It\\x92s wet"])
    ['�Rain�', 'It’s wet']
    """
    if isinstance(value, str):
        return _ILLEGAL.sub(_legal_sign, value)
    if isinstance(value, list):
        return [legal(part) for part in value]
    if isinstance(value, dict):
        return {legal(key): legal(part) for key, part in value.items()}
    return None if isinstance(value, int) and abs(value) > LARGEST else value


def _legal_sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0x9F else "\ufffd"


def dumps(value: Any) -> str:
    """Return *value*, of JSON's types, dataclasses and times, as JSON with `legal` texts.

    >>> dumps({"headline": "\\ud800 Rain"})
    '{"headline":"� Rain"}'
    """
    try:
        # orjson itself rounds offsets to minutes: Amsterdam's was +00:19:32 until 1937.
        text = orjson.dumps(value, as_json, orjson.OPT_PASSTHROUGH_DATETIME).decode()
    except TypeError:  # a lone surrogate, or a number of more than 64 bits
        return json.dumps(legal(as_json(value)), ensure_ascii=False, separators=(",", ":"))
    if _ILLEGAL_IN_JSON.search(text) and (clean := legal(plain := as_json(value))) != plain:
        return dumps(clean)
    return text


def to_row(article: Article) -> dict[str, Any]:
    """Return the columns of *article*'s own fields."""
    row: dict[str, Any] = {}
    for name in ARTICLE_FIELDS:
        value = getattr(article, name)
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = with_usual_offset(value)
        row[name] = dumps(value) if name in JSON_FIELDS else legal(as_json(value))
    return row


def from_row(row: Any) -> Article:
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


def entry_from_json(hints: str | None) -> Entry | None:
    """Return the entry that was kept as JSON."""
    if hints is None:
        return None
    kept = orjson.loads(hints)
    values = {name: kept[name] for name in ENTRY_FIELDS if name in kept}
    for name in ("published", "modified"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    for name in ("authors", "keywords"):
        values[name] = tuple(values[name])
    return Entry(**values)

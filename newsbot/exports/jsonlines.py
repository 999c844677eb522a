"""HAND ON: articles as JSON lines, one object a line."""

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from newsbot.archive.rows import BOOLEAN_FIELDS, JSON_FIELDS
from newsbot.exports.files import Target, opened

_BOOLEANS = {None: None, 0: False, 1: True}


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], target: Target, ending: str) -> None:
    """Write *rows* to *target*, compressed as *ending* says; lists and objects go over as the archive has them."""
    lists = JSON_FIELDS.intersection(fields)
    with opened(target, ending) as file:
        for row in rows:
            file.write(line(row, fields, lists))


def line(row: tuple[Any, ...], fields: Sequence[str], lists: Iterable[str] = JSON_FIELDS) -> bytes:
    """Return one article as a line; *lists* are those of the *fields* that are JSON already.

    >>> line(("Rain", b'["dpa"]', 1), ("headline", "agencies", "is_accessible_for_free"), ["agencies"])
    b'{"headline":"Rain","agencies":["dpa"],"is_accessible_for_free":true}\\n'
    """
    article = dict(zip(fields, row, strict=True))
    for name in lists:
        article[name] = orjson.Fragment(article[name])
    for name in BOOLEAN_FIELDS & article.keys():
        article[name] = _BOOLEANS[article[name]]
    return orjson.dumps(article, option=orjson.OPT_APPEND_NEWLINE)

"""HAND ON: articles as CSV (RFC 4180): a header, one line an article, lists and objects as JSON."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from newsbot.exports.files import Target, opened

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula by spreadsheets: https://owasp.org/www-community/attacks/CSV_Injection"""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], target: Target, ending: str) -> None:
    """Write *rows* to *target*, compressed as *ending* says, in UTF-8."""
    with opened(target, ending) as file, io.TextIOWrapper(file, "utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(fields)
        for row in rows:
            writer.writerow(map(cell, row))


def cell(value: Any) -> Any:
    """Return a value as a cell that no spreadsheet takes for a formula.

    >>> cell("=cmd|' /C calc'!A0"), cell(b'["dpa"]'), cell(3)
    ("'=cmd|' /C calc'!A0", '["dpa"]', 3)
    """
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, str):
        value = _CONTROL.sub("\ufffd", value)
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value

"""HAND ON: articles as one plain text, parted by form feeds, as pages are."""

from collections.abc import Iterable, Sequence
from typing import Any

from newsbot.exports.documents import as_text, values
from newsbot.exports.files import Target, opened


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], target: Target, ending: str) -> None:
    """Write *rows* to *target*, compressed as *ending* says, in UTF-8."""
    with opened(target, ending) as file:
        for number, row in enumerate(rows):
            file.write(("\f" * (number > 0) + as_text(values(row, fields), fields)).encode())

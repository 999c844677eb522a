"""HAND ON: a selection of the archive as one file, a folder of files or a stream, in the format that its name tells."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.rows import NOTE_TYPES
from newsbot.exports.destinations import Destination, destination
from newsbot.items import ARTICLE_FIELDS

NOTES = tuple(NOTE_TYPES)
"""What the archive notes of an article; exported where `fields` asks for it."""

Watch = Callable[[Iterator[tuple[Any, ...]]], Iterator[tuple[Any, ...]]]


def check_fields(names: Sequence[str]) -> None:
    """Raise WrongSelection for what is no column of an export."""
    for name in names:
        if name not in ARTICLE_FIELDS + NOTES:
            raise WrongSelection(f"no field {name!r}; there are: {', '.join(ARTICLE_FIELDS + NOTES)}")


def export(
    archive: Archive,
    target: Path | str,
    selection: Selection,
    fields: Sequence[str] = (),
    new_since_last: str | None = None,
    watch: Watch = iter,
    form: str | None = None,
) -> int:
    """Write the *selection* to *target* and return how many articles that are.

    *target* is a file, a folder, with a slash at its end unless it is there, or ``-`` for standard output; its ending
    names the format, or *form*. With *new_since_last*, only what was stored or revised since the export of that name is
    written, in the order of storing; the archive has to be writable then. *watch* sees the rows go by.
    """
    check_fields(fields)
    to = destination(target, form)
    if new_since_last:
        return _continue(archive, to, selection, fields, new_since_last, watch)
    counted = _Counted(watch(archive.select(selection).rows(to.columns(fields))))
    to.write(counted, fields)
    return counted.count


def _continue(
    archive: Archive, to: Destination, selection: Selection, fields: Sequence[str], name: str, watch: Watch
) -> int:
    """Write what the export *name* does not have yet, and note how far it has come."""
    if selection.order != "stored":
        raise WrongSelection("what is new since the last export comes in the order of storing: --order stored")
    positions = archive.export_positions
    after = position = positions.position(name)
    selection = replace(selection, stored_after=after)

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal position
        for row in archive.select(selection).rows((*to.columns(fields), "sequence")):
            position = row[-1]
            yield row[:-1]

    def noting(finished: Path | None) -> AbstractContextManager[None]:
        if finished:
            return positions.handing_over(name, after, position, finished)
        positions.hand_over(name, after, position)
        return nullcontext()

    counted = _Counted(watch(rows()))
    to.write(counted, fields, noting)
    return counted.count


class _Counted:
    """Rows, counted as they go by."""

    def __init__(self, rows: Iterator[tuple[Any, ...]]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        for row in self._rows:
            self.count += 1
            yield row

"""HAND ON: a selection of the archive as one file, in the format that its ending names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.rows import NOTE_TYPES
from newsbot.exports import csv, jsonlines, parquet
from newsbot.exports.files import replacing
from newsbot.items import ARTICLE_FIELDS

NOTES = tuple(NOTE_TYPES)
"""What the archive notes of an article; exported where `fields` asks for it."""

Writer = Callable[[Iterable[tuple[Any, ...]], Sequence[str], Path, str], None]
WRITERS: dict[str, Writer] = {
    ".jsonl": jsonlines.write,
    ".jsonl.gz": jsonlines.write,
    ".jsonl.zst": jsonlines.write,
    ".csv": csv.write,
    ".csv.gz": csv.write,
    ".parquet": parquet.write,
}
Watch = Callable[[Iterator[tuple[Any, ...]]], Iterator[tuple[Any, ...]]]


def writer_for(path: Path) -> Writer:
    """Return what writes a file of that name; WrongSelection names the endings there are."""
    for ending, writer in WRITERS.items():
        if path.name.endswith(ending):
            return writer
    raise WrongSelection(f"{path.name}: the ending names the format; there are: {', '.join(WRITERS)}")


def checked_fields(names: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of an export, all of an article's where none are named."""
    for name in names:
        if name not in ARTICLE_FIELDS + NOTES:
            raise WrongSelection(f"no field {name!r}; there are: {', '.join(ARTICLE_FIELDS + NOTES)}")
    return tuple(names) or ARTICLE_FIELDS


def export(
    archive: Archive,
    path: Path,
    selection: Selection,
    fields: Sequence[str] = (),
    new_since_last: str | None = None,
    watch: Watch = iter,
) -> int:
    """Write the *selection* to *path* and return how many articles that are.

    With *new_since_last*, only those stored or revised since the export of that name, in the order of storing; the
    archive has to be writable then. *watch* sees the rows go by.
    """
    writer, columns = writer_for(path), checked_fields(fields)
    if new_since_last:
        return _continue(archive, path, selection, columns, new_since_last, watch)
    counted = _Counted(watch(archive.select(selection).rows(columns)))
    with replacing(path) as temporary:
        writer(counted, columns, temporary, path.suffix)
    return counted.count


def _continue(
    archive: Archive, path: Path, selection: Selection, columns: Sequence[str], name: str, watch: Watch
) -> int:
    """Write what the export *name* does not have yet, and note how far it has come."""
    if selection.order != "stored":
        raise WrongSelection("what is new since the last export comes in the order of storing: --order stored")
    selection = replace(selection, stored_after=archive.export_positions.position(name))
    position = selection.stored_after

    def rows() -> Iterator[tuple[Any, ...]]:
        nonlocal position
        for row in archive.select(selection).rows((*columns, "sequence")):
            position = row[-1]
            yield row[:-1]

    counted = _Counted(watch(rows()))
    with replacing(path, lambda finished: archive.export_positions.handing_over(name, position, finished)) as temporary:
        writer_for(path)(counted, columns, temporary, path.suffix)
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

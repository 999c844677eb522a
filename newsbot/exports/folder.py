"""HAND ON: a folder with one file for each article, below its publisher's name."""

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsbot.exports.documents import Document, values
from newsbot.exports.file_names import article_name, publisher_name
from newsbot.exports.files import CannotWrite, unfinished

NEEDED = ("publisher", "canonical_url")
"""What a file is named by."""


def columns_for(document: Document, fields: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that `write` asks for."""
    return tuple(dict.fromkeys((*fields, *document.needs, *NEEDED)))


def write(rows: Iterable[tuple[Any, ...]], fields: Sequence[str], folder: Path, document: Document) -> None:
    """Write *rows*, with `columns_for` the *fields*, to *folder*, beside what is there; all is on the disk at the end.

    Each file is whole or as it was before, also if the machine stops; one that would be the same is left alone, so that
    its time of change says when the article changed.
    """
    columns, there = columns_for(document, fields), set()
    try:
        for row in rows:
            article = values(row, columns)
            own = folder / publisher_name(article["publisher"])
            if own not in there:
                own.mkdir(parents=True, exist_ok=True)
                there.add(own)
            path = own / f"{article_name(article['canonical_url'])}{document.ending}"
            _replace(path, document.write(article, fields).encode("utf-8", "replace"))
        os.sync()  # once, as to wait for each of a million files would take hours
    except OSError as error:
        raise CannotWrite(f"{folder}: {error.strerror or error}") from error


def _replace(path: Path, content: bytes) -> None:
    with suppress(FileNotFoundError):
        if path.stat().st_size == len(content) and path.read_bytes() == content:
            return
    temporary = unfinished(path)
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

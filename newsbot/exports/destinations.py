"""HAND ON: where an export goes: a file, a folder with a file for each article, or standard output."""

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsbot.archive import WrongSelection
from newsbot.exports import csv, folder, jsonlines, parquet, plain_text
from newsbot.exports.documents import DOCUMENTS, IN_TEXT, Document
from newsbot.exports.files import Target, replacing, standard_output
from newsbot.items import ARTICLE_FIELDS

STANDARD_OUTPUT = "-"
Rows = Iterable[tuple[Any, ...]]
Writer = Callable[[Rows, Sequence[str], Target, str], None]
Noting = Callable[[Path | None], AbstractContextManager[None]]
"""Makes, of the finished file if there is one, the context in which it gets its name."""
WRITERS: dict[str, Writer] = {
    ".jsonl": jsonlines.write,
    ".jsonl.gz": jsonlines.write,
    ".jsonl.zst": jsonlines.write,
    ".csv": csv.write,
    ".csv.gz": csv.write,
    ".parquet": parquet.write,
    ".txt": plain_text.write,
}
ENDINGS = (*WRITERS, *(f"{ending}/" for ending in DOCUMENTS))
FORMS = tuple(ending[1:] for ending in dict.fromkeys((*WRITERS, *DOCUMENTS)))
"""What `--format` takes."""


def _unnoted(_: Path | None) -> AbstractContextManager[None]:
    return nullcontext()


class Destination(ABC):
    """Where rows go."""

    @abstractmethod
    def columns(self, fields: Sequence[str]) -> Sequence[str]:
        """Return the columns of the rows that `write` takes, where these *fields* are asked for."""

    @abstractmethod
    def write(self, rows: Rows, fields: Sequence[str], noting: Noting = _unnoted) -> None:
        """Write *rows*, within what *noting* gives once all is written."""


@dataclass(frozen=True)
class _File(Destination):
    path: Path
    ending: str

    @property
    def _packing(self) -> str:
        return Path(f"a{self.ending}").suffix

    def columns(self, fields: Sequence[str]) -> Sequence[str]:
        return tuple(fields) or (IN_TEXT if self.ending == ".txt" else ARTICLE_FIELDS)

    def write(self, rows: Rows, fields: Sequence[str], noting: Noting = _unnoted) -> None:
        with replacing(self.path, noting) as temporary:
            WRITERS[self.ending](rows, self.columns(fields), temporary, self._packing)


class _Stream(_File):
    def write(self, rows: Rows, fields: Sequence[str], noting: Noting = _unnoted) -> None:
        with standard_output() as stream:
            WRITERS[self.ending](rows, self.columns(fields), stream, self._packing)
        with noting(None):
            pass


@dataclass(frozen=True)
class _Folder(Destination):
    path: Path
    document: Document

    def columns(self, fields: Sequence[str]) -> Sequence[str]:
        return folder.columns_for(self.document, tuple(fields) or self.document.fields)

    def write(self, rows: Rows, fields: Sequence[str], noting: Noting = _unnoted) -> None:
        folder.write(rows, tuple(fields) or self.document.fields, self.path, self.document)
        with noting(None):
            pass


def destination(target: Path | str, form: str | None = None) -> Destination:
    """Return where *target* leads; raises WrongSelection with what there is instead."""
    name, path, ending = str(target), Path(target), f".{form}" if form else None
    if name == STANDARD_OUTPUT:
        return _Stream(path, _of_files(name, ending or ".jsonl", without=(".parquet",)))
    is_meant = bool(form) or path.suffix in DOCUMENTS or not _ending(path)
    if name.endswith(os.sep) or (path.is_dir() and is_meant):
        ending = ending or path.suffix
        if ending not in DOCUMENTS:
            there = " or ".join(DOCUMENTS)
            raise WrongSelection(f"{name}: a folder gets a file for each article; its ending or --format says {there}")
        return _Folder(path, DOCUMENTS[ending])
    return _File(path, _of_files(name, ending or _ending(path)))


def _ending(path: Path) -> str:
    return max((known for known in (*WRITERS, *DOCUMENTS) if path.name.endswith(known)), key=len, default="")


def _of_files(name: str, ending: str, without: Sequence[str] = ()) -> str:
    """Return *ending*, if there is a writer of one file for it."""
    if ending in WRITERS and ending not in without:
        return ending
    if ending in DOCUMENTS:
        raise WrongSelection(f"{name}: {ending} is a file for each article; name a folder, such as articles{ending}/")
    if ending in WRITERS:
        raise WrongSelection(f"{name}: {ending} cannot be streamed; name a file")
    raise WrongSelection(f"{name}: the ending names the format; there are: {', '.join(ENDINGS)}")

"""REQUEST: a list of addresses that a person made, one a line or as a column of a table (pure)."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import NamedTuple

from newsbot.urls import is_web_address

COLUMN = "url"
DELIMITERS = ",;\t"
LONGEST_LINE = 1 << 20
"""Characters; a line that is longer is passed over, and its rest not kept in memory."""
LONGEST_CELL = 10 << 20
"""Characters; a table of articles has their texts beside the addresses."""
LINE_END = re.compile(r"\r\n|\n|\r(?!\n|\Z)")
"""A carriage return that ends a chunk may be the first half of a line end."""
WRONG_LINES = 100
"""Lines of a list that may be wrong before its first address; then it is something else."""
SHOWN = 100
"""Characters of what is no address."""


class Line(NamedTuple):
    """What one line of the list, or of the table, names."""

    number: int
    """The first one is 1."""
    url: str | None
    """None where it is no web address."""
    text: str = ""
    """What stands there instead."""


class NoAddressList(ValueError):
    """What is no list of addresses; the message says why, in one line."""


def read_address_list(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines of the list in *chunks* one by one; flat memory. Empty lines and ``#`` lines are passed over.

    It is a table (CSV with commas, semicolons or tabs) where its first line names a column ``url``, else a list.
    Raises NoAddressList where there is nothing, or where the first lines are neither addresses nor the head of a table.

    >>> list(read_address_list([b"https://harbour.example/rain\\nrain\\n"]))
    [Line(number=1, url='https://harbour.example/rain', text=''), Line(number=2, url=None, text='rain')]
    >>> [line.url for line in read_address_list([b"title;url\\nRain;https://harbour.example/rain"])]
    ['https://harbour.example/rain']
    """
    lines = _lines(chunks)
    first = next((line for line in lines if _says_something(line.text)), None)
    if first is None:
        raise NoAddressList("there is no address in it")
    column = None if is_address(first.text.strip()) else _column(first)
    if column:
        yield from _of_table(chain([first], lines), *column, first.number)
        return
    read = (_of(line) for line in chain([first], lines) if _says_something(line.text))
    begun = list(_until_first_address(islice(read, WRONG_LINES)))
    if begun[-1].url is None:
        shown = first.text.strip()[:SHOWN]
        raise NoAddressList(f"line {first.number} is no web address, and names no column {COLUMN!r}: {shown}")
    yield from chain(begun, read)


def _until_first_address(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        if line.url:
            return


def is_address(text: str) -> bool:
    """Tell whether *text* is a whole web address, and nothing beside it."""
    return not re.search(r"\s", text) and is_web_address(text)


def _says_something(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")


def _of(line: Line) -> Line:
    text = line.text.strip()
    return Line(line.number, text) if is_address(text) else Line(line.number, None, text[:SHOWN])


def _column(head: Line) -> tuple[str, int] | None:
    """Return the delimiter of the table with this *head*, and which column has the addresses; None for no head."""
    for delimiter in DELIMITERS:
        names = [name.strip().lower() for name in next(csv.reader([head.text], delimiter=delimiter), [])]
        if COLUMN in names:
            return delimiter, names.index(COLUMN)
    return None


def _of_table(lines: Iterator[Line], delimiter: str, place: int, head: int) -> Iterator[Line]:
    """Yield what the rows below the *head* have in the column at *place*."""
    csv.field_size_limit(max(LONGEST_CELL, csv.field_size_limit()))
    rows = csv.reader((line.text + "\n" for line in lines), delimiter=delimiter)
    before = rows.line_num
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            row = [""] * place + [f"({error})"]
        if row is None:
            return
        number, before = before + head, rows.line_num
        if number > head and any(row):
            yield _of(Line(number, None, row[place] if place < len(row) else ""))


def _lines(chunks: Iterable[bytes]) -> Iterator[Line]:
    """Yield the lines of *chunks* (UTF-8, with a byte order mark or without), numbered, without their ends."""
    number, kept, is_too_long = 1, "", False
    for text in _decoded(chunks):
        *whole, rest = LINE_END.split(kept + text)
        for line in whole:
            yield Line(number, None, "(too long)" if is_too_long or len(line) > LONGEST_LINE else line)
            number, is_too_long = number + 1, False
        is_too_long = is_too_long or len(rest) > LONGEST_LINE
        kept = "" if is_too_long else rest


def _decoded(chunks: Iterable[bytes]) -> Iterator[str]:
    """Yield *chunks* as text, and one line end more, as the last line may have none."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
    for chunk in chunks:
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True) + "\n"

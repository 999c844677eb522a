"""BY HAND: tables as commands print them: fitted to a terminal, whole and without colours in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from newsbot.terminal import print_line, printable

if TYPE_CHECKING:
    from rich.table import Table

PIPE_WIDTH = 1000
"""Columns; wide enough that a pipe gets one line a row."""
BETWEEN = 2
"""Spaces between two columns."""
SHORTEST = 8
"""A column is cut to so many signs at most."""


def print_table(
    headings: Iterable[str],
    rows: Iterable[tuple[str, ...]],
    cut: Sequence[str] = (),
    dropped: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> None:
    """Print a table on standard output; a heading that begins with ">" aligns its column to the right.

    Where it is wider than the terminal, the columns *cut* are shortened, then the columns *dropped* left out, in that
    order; the others are never cut, but folded into several lines where nothing else helps.
    *notes* has one for each row, which stands indented below it unless it is empty.
    """
    from rich.console import Console

    from newsbot.extensions.screen import plain

    console = Console(highlight=False)
    columns = [Column(heading, list(cells)) for heading, *cells in zip(headings, *rows, strict=True)]
    width = console.width if console.is_terminal else PIPE_WIDTH
    if console.is_terminal:
        columns = fitted(columns, console.width, cut, dropped)
    else:
        cut = ()
    notes = notes if any(notes) else [""]
    for table, note in zip(_parts(columns, cut, notes), notes, strict=True):
        if console.is_terminal:
            console.print(table)
        else:
            print_line(plain(table, PIPE_WIDTH))
        for line in wrap(printable(note), width, initial_indent="  ", subsequent_indent="  "):
            print_line(line)


def _parts(columns: "list[Column]", cut: Sequence[str], notes: Sequence[str]) -> "Iterator[Table]":
    """Yield the table, in one piece or, where there are notes, in one for each row."""
    if not any(notes):
        yield _drawn(columns, cut)
        return
    for number in range(len(columns[0].cells)):
        row = [copy(column) for column in columns]
        for column in row:
            column.cells = column.cells[number : number + 1]
        table = _drawn(row, cut)
        table.show_header = number == 0
        yield table


@dataclass
class Column:
    """A column of a table."""

    heading: str
    cells: list[str]
    width: int = 0
    """In cells of a terminal, of which a Chinese character takes two."""

    def __post_init__(self) -> None:
        from rich.cells import cell_len

        self.is_number, self.heading = self.heading.startswith(">"), self.heading.lstrip(">")
        self.cells = [printable(cell) for cell in self.cells]
        self.width = max(map(cell_len, (self.heading, *self.cells)))


def fitted(columns: list[Column], width: int, cut: Sequence[str], dropped: Sequence[str]) -> list[Column]:
    """Return *columns* for a terminal of that *width*, as far as they can be fitted by cutting and dropping."""
    for number in range(len(dropped) + 1):
        left = [column for column in columns if column.heading not in dropped[:number]]
        excess = sum(column.width for column in left) + BETWEEN * (len(left) - 1) - width
        room = [max(0, column.width - SHORTEST) if column.heading in cut else 0 for column in left]
        if excess <= sum(room) or number == len(dropped):
            break
    for column in sorted(left, key=lambda column: cut.index(column.heading) if column.heading in cut else len(cut)):
        if excess > 0 and column.heading in cut:
            taken = min(excess, max(0, column.width - SHORTEST))
            column.width -= taken
            excess -= taken
    for column in sorted(left, key=lambda column: -column.width):  # nothing else helps: these are folded
        if excess > 0:
            taken = min(excess, max(0, column.width - SHORTEST))
            column.width -= taken
            excess -= taken
    return left


def _drawn(columns: list[Column], cut: Sequence[str]) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, BETWEEN, 0, 0), header_style="bold")
    for column in columns:
        is_cut = column.heading in cut
        table.add_column(
            column.heading,
            justify="right" if column.is_number else "left",
            width=column.width,
            no_wrap=is_cut,
            overflow="ellipsis" if is_cut else "fold",
        )
    for row in zip(*(column.cells for column in columns), strict=True):
        table.add_row(*map(Text, row))
    return table

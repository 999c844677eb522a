"""BY HAND: tables as commands print them: fitted to a terminal, whole and without colours in a pipe."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
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
) -> None:
    """Print a table on standard output; a heading that begins with ">" aligns its column to the right.

    Where it is wider than the terminal, the columns *cut* are shortened, then the columns *dropped* left out, in that
    order; the others are never cut, but folded into several lines where nothing else helps.
    """
    from rich.console import Console

    from newsbot.extensions.screen import plain

    console = Console(highlight=False)
    columns = [Column(heading, list(cells)) for heading, *cells in zip(headings, *rows, strict=True)]
    if console.is_terminal:
        console.print(_drawn(fitted(columns, console.width, cut, dropped), cut))
    else:
        print_line(plain(_drawn(columns, ()), PIPE_WIDTH))


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


def roughly(time: timedelta) -> str:
    """Return a length of time to the minute.

    >>> [roughly(timedelta(seconds=n)) for n in (20, 1042, 7300)]
    ['< 1 min', '17 min', '2 h 2 min']
    """
    minutes = timedelta(minutes=round(time / timedelta(minutes=1)))
    return span(minutes) if minutes else "< 1 min"


def span(time: timedelta) -> str:
    """Return a length of time in two units at most.

    >>> [span(timedelta(seconds=n)) for n in (0.4, 62, 3600, 5 * 3600 + 60, 3 * 86400)]
    ['0 s', '1 min 2 s', '1 h', '5 h 1 min', '3 d']
    """
    seconds = max(0, round(time.total_seconds()))
    parts: list[tuple[int, str]] = []
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        number, seconds = divmod(seconds, length)
        if number or parts:
            parts.append((number, unit))
    return " ".join(f"{number} {unit}" for number, unit in parts[:2] if number) or "0 s"

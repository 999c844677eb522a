"""BY HAND: tables as commands print them: fitted to a terminal, whole and without colours in a pipe."""

from collections.abc import Iterable
from datetime import timedelta

from newsbot.terminal import print_line, printable

PIPE_WIDTH = 1000
"""Columns; wide enough that a pipe gets one line a row."""


def print_table(headings: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    """Print a table on standard output; a heading that begins with ">" aligns its column to the right."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from newsbot.extensions.screen import plain

    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading.lstrip(">"), justify="right" if heading.startswith(">") else "left", no_wrap=True)
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    if console.is_terminal:
        console.print(table)
    else:
        print_line(plain(table, PIPE_WIDTH))


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

"""Tables fit the terminal, and say what matters whole."""

import io
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsbot.cli.tables import Column, fitted, print_table
from newsbot.commands.crawls import GIVING_WAY, HEADINGS

NAME = "the_globe_and_mail_of_canada"
TITLE = "The Globe and Mail of Canada, Incorporated in Toronto"
SOURCES = "12 sections, 3 feeds, 2 sitemaps, 1 news sitemap"
PUBLISHERS = ("name", "title", "country", "sources", "interval", "last crawl", "next", ">today", ">7 days", "state")
ROW = (NAME, TITLE, "CA", SOURCES, "~1 h 30 min", "12 h 30 min ago", "in 11 h 30 min", "1000", "10000", "unfinished")
CRAWL = ("2026-11-22 15:48:19", NAME, "59 min 59 s", "100000", "10000", "10000", "1000", "closespider_errorcount")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Print a table to a terminal of so many columns; return its lines."""

    def _drawn(width: int, *table: Any, **more: Any) -> list[str]:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        terminal = Terminal()
        for name, value in (("COLUMNS", str(width)), ("TERM", "xterm"), ("NO_COLOR", "1")):
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(sys, "stdout", terminal)
        print_table(*table, **more)
        return [_bare(line) for line in terminal.getvalue().splitlines()]

    return _drawn


def _bare(line: str) -> str:
    return line.replace("\x1b[1m", "").replace("\x1b[0m", "")


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("headings", "row", "more", "whole"),
    [
        (
            PUBLISHERS,
            ROW,
            {
                "cut": ("sources", "title"),
                "dropped": ("sources", "title", "country", "interval", "7 days", "last crawl", "today", "next"),
            },
            (NAME, "unfinished"),
        ),
        (HEADINGS, CRAWL, {"dropped": GIVING_WAY}, (NAME, "closespider_errorcount")),
    ],
    ids=["publishers", "crawls"],
)
def test_no_line_is_longer_than_the_terminal_and_name_state_and_reason_are_whole(
    drawn: Callable[..., list[str]],
    width: int,
    headings: tuple[str, ...],
    row: tuple[str, ...],
    more: dict[str, Any],
    whole: tuple[str, ...],
) -> None:
    lines = drawn(width, headings, [row], **more)
    assert len(lines) == 2
    assert max(map(cell_len, lines)) <= width
    assert all(word in lines[1] for word in whole)


def test_long_columns_give_way_first(drawn: Callable[..., list[str]]) -> None:
    lines = drawn(120, PUBLISHERS, [ROW], cut=("sources", "title"), dropped=("sources", "title", "country"))
    assert "in 11 h 30 min" in lines[1]
    assert "10000" in lines[1]


def test_a_pipe_gets_every_column_whole(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(PUBLISHERS, [ROW], cut=("sources", "title"), dropped=("sources",))
    line = capsys.readouterr().out.splitlines()[1]
    assert all(cell in line for cell in ROW)


def test_what_may_not_be_cut_is_folded_where_nothing_else_helps(drawn: Callable[..., list[str]]) -> None:
    lines = drawn(30, ("name", "state"), [(NAME * 2, "unfinished")])
    assert max(map(cell_len, lines)) <= 30
    assert NAME * 2 in "".join(line.split()[0] for line in lines[1:])


@given(st.lists(st.text(max_size=50), min_size=1, max_size=8), st.integers(40, 200))
def test_any_columns_are_fitted(cells: list[str], width: int) -> None:
    columns = [Column(f"column {number}", [cell]) for number, cell in enumerate(cells)]
    left = fitted(columns, width, cut=("column 0",), dropped=("column 1", "column 2"))
    assert sum(column.width for column in left) + 2 * (len(left) - 1) <= max(width, 10 * len(left))


def test_an_empty_table_has_its_headings(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("name", ">count"), [])
    assert capsys.readouterr().out.split() == ["name", "count"]

"""What goes to a terminal cannot command it, and goes there one way."""

import ast
import json
import logging
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from newsbot.cli.tables import print_table
from newsbot.extensions.counts import Counts
from newsbot.extensions.screen import summary
from newsbot.terminal import Printable, coloured, escaped_json, make_log_printable, printable, shows_colours

PACKAGE = Path(__file__).parents[1] / "newsbot"
COMMANDS = ["\x1b", "\x9b", "\u202e", "\x07", "\x7f", "\u2028", "\ud800", "\U000e0041"]


def is_safe(text: str) -> bool:
    return all(sign in "\t\n" or unicodedata.category(sign) not in ("Cc", "Cs") for sign in text) and not any(
        sign in text for sign in COMMANDS
    )


@given(st.text() | st.sampled_from(COMMANDS))
def test_any_text_is_made_safe_for_a_terminal(text):
    assert is_safe(printable(text))


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_what_readers_read_stays_as_it_is(text):
    assert printable(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_is_made_safe_without_a_change_of_meaning(text):
    escaped = escaped_json(json.dumps([text], ensure_ascii=False))
    assert is_safe(escaped)
    assert json.loads(escaped) == [text]


def test_a_colour_of_ones_own_stays_and_one_within_the_text_goes():
    assert printable(coloured("a\x1b[2Jb", "\x1b[31m")) == "\x1b[31ma\ufffd[2Jb\x1b[0m"
    assert isinstance(coloured("a", ""), Printable)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_whoever_wants_no_colours_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert shows_colours()
    monkeypatch.setenv(name, value)
    assert not shows_colours()


def test_a_cell_of_a_table_cannot_command_a_terminal(capsys):
    print_table(["name"], [("a\x1b[2Jb\u202e",)])
    assert is_safe(capsys.readouterr().out)


def test_the_summary_of_a_crawl_cannot_command_a_terminal():
    counts = Counts("a\x1b[2Jb")
    counts.outcomes["failed", "x\x9by"] += 1
    counts.outcomes["failed", "z"] += 1
    file = StringIO()
    Console(file=file, width=200).print(summary(counts, "finished"))
    assert is_safe(file.getvalue())


def test_a_log_line_cannot_command_a_terminal_nor_can_its_traceback():
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    make_log_printable(handler)
    make_log_printable(handler)
    assert len(handler.filters) == 1
    logger = logging.Logger("newsbot.test")
    logger.addHandler(handler)
    try:
        raise ValueError("b\x1b[2J")
    except ValueError:
        logger.exception("could not read %s", "a\x1b[2J\u202e")
    assert "could not read a\ufffd[2J\ufffd" in stream.getvalue()
    assert "ValueError: b\ufffd[2J" in stream.getvalue()
    assert is_safe(stream.getvalue())


PRINTING = {"print", "sys.stdout.write", "sys.stderr.write"}


def test_nothing_is_printed_another_way():
    texts = {path: path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.name != "terminal.py"}
    found = {(path, call) for path, text in texts.items() if any(map(text.count, PRINTING)) for call in _calls(text)}
    assert {(path, call) for path, call in found if call in PRINTING} == set()


def _calls(text: str) -> set[str]:
    """Return what *text* calls, without the calls within it."""
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return {ast.unparse(func) for func in calls if isinstance(func, ast.Name | ast.Attribute)}

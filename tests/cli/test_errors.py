"""What a command does when its reader stops it."""

import argparse
import io
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newsbot.cli.errors import in_own_words, one_line_for_mistakes
from newsbot.cli.tables import print_table
from newsbot.terminal import escaped_json, print_error, print_line

PROJECT = Path(__file__).parents[2]


def test_a_reader_that_has_seen_enough_ends_a_command_quietly() -> None:
    page = "tests/pages/body/closing-credits.html"
    command = f"{sys.executable} -m scrapy explain {page} --url https://harbour.example/news/closing-credits"
    line = f"{command} | true; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", line], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk here")
def test_a_full_disk_under_the_output_is_one_line_and_status_1() -> None:
    command = [sys.executable, "-m", "scrapy", "list"]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (1, "scrapy list: No space left on device\n")


def test_a_closed_standard_output_is_one_line_and_status_1() -> None:
    line = f"{sys.executable} -m scrapy list >&-"
    ended = subprocess.run(["bash", "-c", line], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (1, "scrapy list: standard output is closed\n")


def test_who_prints_nothing_needs_no_standard_output(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert ended(lambda: print_error("all is well")) == 0
    sys.stdout.close()


def ended(run: Any, process: Any = None) -> int:
    """Return the exit status of a command that does what *run* does."""

    class Command:
        exitcode = 0
        crawler_process = process

    command = Command()
    one_line_for_mistakes(lambda *_: run())(command, [], argparse.Namespace())
    return command.exitcode


def test_ctrl_c_ends_a_command_with_its_status_and_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def stopped() -> None:
        raise KeyboardInterrupt

    assert ended(stopped) == 130
    assert capsys.readouterr().err == "stopped\n"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_ctrl_c_that_lets_a_crawl_end_in_order_has_the_same_status(number: int, status: int) -> None:
    heard = []
    process = SimpleNamespace(_signal_shutdown=lambda number, _: heard.append(number))
    assert ended(lambda: process._signal_shutdown(number, None), process) == status
    assert heard == [number]


def test_a_second_ctrl_c_says_that_it_ended_the_crawl_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    heard = []
    process = SimpleNamespace(
        _signal_shutdown=lambda number, _: heard.append(number), _signal_kill=lambda number, _: heard.append(-number)
    )

    def pressed_twice() -> None:
        process._signal_shutdown(signal.SIGINT, None)
        process._signal_kill(signal.SIGINT, None)

    assert ended(pressed_twice, process) == 130
    assert heard == [signal.SIGINT, -signal.SIGINT]
    assert capsys.readouterr().err == "stopped at once; what was stored stays\n"


@pytest.mark.parametrize(
    ("message", "own"),
    [
        ("`scrapy archive check` brings it up to date", "`newsbot archive check` brings it up to date"),
        ("see: scrapy why URL (scrapy list has all)", "see: newsbot why URL (newsbot list has all)"),
        ("/home/scrapy list: no such file", "/home/scrapy list: no such file"),
        ("scrapy lists nothing, scrapy 2.19", "scrapy lists nothing, scrapy 2.19"),
    ],
)
def test_a_message_calls_commands_as_the_user_does(monkeypatch: pytest.MonkeyPatch, message: str, own: str) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/scrapy"])
    assert in_own_words(message) == message
    monkeypatch.setattr(sys, "argv", ["/usr/bin/newsbot"])
    assert in_own_words(message) == own


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_without_utf_8_shows_question_marks(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    err = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)

    def tell() -> None:
        print_line("Łódź …")
        print_error("東京")
        print_line(escaped_json('["東京 \U0001f642 a"]'))
        print_table(["name"], [("東京",)])

    assert ended(tell) == 0
    out.flush()
    lines = out.buffer.getvalue().decode(encoding).splitlines()
    assert lines[1] == '["\\u6771\\u4eac \\ud83d\\ude42 a"]'
    assert "?" in lines[0]
    assert lines[-1].startswith("??")

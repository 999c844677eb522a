"""The command `newsbot`: its name, its version, and mistakes that Scrapy would tell with a traceback."""

import runpy
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import newsbot
from newsbot.cli import main
from tests.commands.test_init import newsbot as run


def test_it_tells_its_version_and_its_own_commands_under_its_own_name(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"newsbot {newsbot.__version__}\n"
    told = run(tmp_path).stdout
    assert run(tmp_path, "help").stdout == run(tmp_path, "--help").stdout == told
    assert told.startswith("Usage: newsbot COMMAND")
    assert "\n  crawlall " in told
    assert run(tmp_path, "search", "--help").stdout.splitlines()[2].strip().startswith("newsbot search ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("crwl", "bbc"), "newsbot: unknown command 'crwl': did you mean crawl"),
        (("-x",), "newsbot: -x is no command; newsbot alone lists them"),
        (("list", "x"), "newsbot list: takes no arguments"),
        (("search", "x", "-s", "ARCHIVE="), "newsbot search: the setting ARCHIVE names no file to read from"),
        (("publishers", "--country"), "newsbot publishers: argument --country: expected one argument"),
        (("crawlall", "--jobs", "x"), "newsbot crawlall: argument --jobs: 'x' is no number from 1 on"),
        (("crawl", "bbc", "-s", "X"), "newsbot crawl: Invalid -s value, use -s NAME=VALUE"),
    ],
)
def test_a_mistake_is_one_line_in_its_own_name(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    ran = run(tmp_path, *arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    [line] = ran.stderr.splitlines()
    assert line.startswith(told)


def test_python_runs_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["__main__.py", "crwl"])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        runpy.run_module("newsbot", run_name="__main__")
    assert capsys.readouterr().err.startswith("newsbot: unknown command 'crwl': did you mean crawl")


def test_options_may_come_before_the_command(tmp_path: Path) -> None:
    assert run(tmp_path, "--nolog", "list").stdout.startswith("abc_spain\n")


def test_scrapys_own_project_can_be_started_too(tmp_path: Path) -> None:
    ran = run(tmp_path, "startproject", "bare")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "bare" / "bare" / "settings.py").exists()
    again = run(tmp_path, "startproject", "bare")
    assert again.returncode == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("x = (", "line 1: SyntaxError"), ("\nFOLLOW = [bbc]", "line 2: NameError: name 'bbc' is not defined")],
)
def test_a_mistake_in_settings_py_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = wrong_settings\n")
    (tmp_path / "wrong_settings.py").write_text(text)
    ran = run(tmp_path, "list")
    assert (ran.returncode, ran.stdout) == (2, "")
    [line] = ran.stderr.splitlines()
    assert line.startswith(f"newsbot: {tmp_path / 'wrong_settings.py'}, {told}")


def test_ctrl_c_while_all_is_still_being_imported_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_run", interrupted)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 128 + signal.SIGINT
    assert capsys.readouterr().err == "stopped\n"


def test_list_ends_quietly_where_its_reader_has_seen_enough() -> None:
    project = Path(__file__).parents[2]
    line = f"{sys.executable} -m scrapy list | head -1; exit ${{PIPESTATUS[0]}}"
    ended = subprocess.run(["bash", "-c", line], cwd=project, capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "abc_spain\n", "")


def test_newsbots_commands_in_a_project_with_other_settings_name_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = other_settings\n")
    (tmp_path / "other_settings.py").write_text("BOT_NAME = 'other'\n")
    ran = run(tmp_path, "export", "-")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("newsbot: the project here has other settings, without export; newsbot init DIR makes")


def test_settings_that_are_not_there_are_named(tmp_path: Path) -> None:
    (tmp_path / "scrapy.cfg").write_text("[settings]\ndefault = lost_settings\n")
    ran = run(tmp_path, "list")
    assert (ran.returncode, ran.stderr) == (
        2,
        "newsbot: there is no module lost_settings, which scrapy.cfg names as the settings\n",
    )

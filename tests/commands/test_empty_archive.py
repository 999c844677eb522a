"""Commands before the first crawl: where no archive is there yet, and where nothing is in it."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newsbot.archive import Archive
from tests.conftest import DATABASES
from tests.postgresql import server

URL = "https://harbour.example/pier"
Run = Callable[[str], tuple[int, str]]

OF_NOTHING = {
    "archive stats": (0, "URLs"),
    "archive check": (0, "ok"),
    "crawls": (0, ""),
    "dataset corpus": (2, "no article"),
    "export out.jsonl": (0, "0 articles in out.jsonl"),
    "export new.jsonl --new-since-last nightly": (0, "0 articles in new.jsonl, new since the last export 'nightly'"),
    "feed out.xml": (0, "0 articles in out.xml"),
    "feeds all": (0, "0 feeds"),
    "retry --state failed": (0, "0 URLs are put back."),
    f"revisions {URL}": (2, f"{URL} is no stored article"),
    "search pier": (0, "Nothing found."),
    "stories": (0, "No two of these articles are nearly the same."),
    f"why {URL}": (2, "never seen"),
    "why --state failed": (0, "No such URL."),
}
"""What a command's status is, and what it says."""


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """What ARCHIVE says, where nothing is yet."""
    return str(tmp_path / "newsbot.db") if request.param == "sqlite" else server().address(server().new())


@pytest.fixture
def scrapy(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command; return its status and what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> tuple[int, str]:
        name, *arguments = line.split()
        command = import_module(f"newsbot.commands.{name}").Command()
        command.settings = Settings({"ARCHIVE": place, "SPIDER_MODULES": ["newsbot.publishers"]})
        parser = argparse.ArgumentParser()
        command.add_options(parser)
        options, names = parser.parse_known_args(arguments)
        command.exitcode = 0
        command.run(names, options)
        printed = capsys.readouterr()
        return command.exitcode, printed.out + printed.err

    return run


def test_each_command_says_that_there_is_no_archive_yet(scrapy: Run) -> None:
    for line in OF_NOTHING:
        status, told = scrapy(line)
        assert (status, told.count("\n")) == (2, 1), (line, told)
        assert "no such file" in told or "nothing is in this database yet; the first crawl sets it up" in told


def test_publishers_are_listed_before_there_is_an_archive(scrapy: Run) -> None:
    status, told = scrapy("publishers")
    assert status == 0
    assert "bbc" in told
    assert "yet; the first crawl makes it." in told


def test_each_command_says_that_nothing_is_in_the_archive(scrapy: Run, place: str) -> None:
    Archive(place).close()
    for line, (wanted, words) in OF_NOTHING.items():
        status, told = scrapy(line)
        assert status == wanted, (line, told)
        assert words in told, (line, told)

"""Commands that take addresses and reasons, and are asked for some that nobody knows."""

from pathlib import Path

import pytest

from newsbot.archive import Archive, UrlOutcome
from newsbot.states import Reason, UrlState
from tests.archive.conftest import NOW, an_article
from tests.scrapy_process import run_scrapy

UNKNOWN = "https://nowhere.example/x"


@pytest.fixture
def archive(tmp_path: Path) -> str:
    with Archive(tmp_path / "newsbot.db") as archive:
        archive.store(an_article(), NOW)
        refused = UrlOutcome("https://harbour.example/a", "harbour_post", UrlState.NOT_ARTICLE, Reason.NO_BODY)
        archive.record(refused, NOW)
    return f"ARCHIVE={tmp_path / 'newsbot.db'}"


@pytest.mark.parametrize("command", ["why", "retry", "revisions"])
def test_an_address_that_was_never_seen_is_a_mistake(archive: str, command: str) -> None:
    told = run_scrapy(command, UNKNOWN, "-s", archive)
    assert told.returncode == 2
    assert UNKNOWN in told.stdout + told.stderr
    assert "Traceback" not in told.stderr


def test_of_several_addresses_the_known_ones_are_told_too(archive: str) -> None:
    told = run_scrapy("why", UNKNOWN, an_article().canonical_url, "-s", archive)
    assert told.returncode == 2
    assert "stored, version 1" in told.stdout


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["retry", "--reason", "no bodi"], "scrapy retry: no URL has the reason 'no bodi': did you mean no body?"),
        (["stories", "nonsense"], "scrapy stories: takes options only"),
    ],
)
def test_a_mistake_is_told_in_one_line(archive: str, arguments: list[str], line: str) -> None:
    told = run_scrapy(*arguments, "-s", archive)
    assert (told.returncode, told.stderr.strip().splitlines()[-1]) == (2, line)


def test_a_reason_that_no_address_has_now_is_none(archive: str) -> None:
    told = run_scrapy("retry", "--reason", "no headline", "-s", archive)
    assert (told.returncode, told.stdout) == (0, "0 URLs are put back.\n")

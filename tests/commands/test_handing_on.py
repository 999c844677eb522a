"""The commands that hand the archive on, as a user types them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy.cmdline import execute

from newsbot.archive import Archive
from tests.archive.conftest import NOW, an_article
from tests.exports.conftest import fill
from tests.scrapy_process import REPO, run_scrapy

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def scrapy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in the test's folder; return status, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")

    def _run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", *arguments])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return _run


@pytest.fixture
def _shelf(tmp_path: Path) -> None:
    """The folder's archive has three articles, one of them at two publishers."""
    with Archive(tmp_path / "newsbot.db") as archive:
        fill(archive, 3, rights=[])
        url = "https://times.example/story-0"
        archive.store(an_article("story-0", url=url, canonical_url=url, publisher="times", rights=[]), NOW)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export", "a.jsonl"], "4 articles in a.jsonl\n"),
        (["export", "a.jsonl", "--one-per-story"], "3 articles in a.jsonl\n"),
        (["export", "a.csv", "--publisher", "times", "--fields", "headline"], "1 article in a.csv\n"),
        (["export", "a.jsonl", "--new-since-last", "n"], "4 articles in a.jsonl, new since the last export 'n'\n"),
        (["feed", "a.xml"], "4 articles in a.xml\n"),
        (["feed", "a.json", "--page-size", "2"], "4 articles in a.json\n"),
        (["feeds", "f"], "4 feeds, listed in f/feeds.opml\n"),
        (["dataset", "d", "--splits", "100,0,0"], "3 articles in d: train 3\nleft out: near-duplicates 1\n"),
        (["stories"], "2 articles: Pier to be rebuilt (story-0)\n"),
        (["search", "nothing"], "Nothing found.\n"),
        (["search", "--", "-nothing-"], "Nothing found.\n"),
        (["export", "a.jsonl", "--since", "2026-12-01", "--until", "2026-12-01"], "0 articles in a.jsonl\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("_shelf")
def test_a_command_says_what_it_did(scrapy: Run, arguments: list[str], said: str) -> None:
    status, out, err = scrapy(*arguments)
    assert (status, err) == (0, "")
    assert out.startswith(said)


@pytest.mark.usefixtures("_shelf")
def test_a_search_gives_json_on_request(scrapy: Run) -> None:
    _, out, _ = scrapy("search", "pier", "--json", "--limit", "1")
    assert json.loads(out)["headline"].startswith("<mark>Pier</mark> to be rebuilt")


def test_a_headline_cannot_command_the_terminal(scrapy: Run, tmp_path: Path) -> None:
    with Archive(tmp_path / "newsbot.db") as archive:
        for publisher in ("post", "times"):
            url = f"https://{publisher}.example/1"
            headline = "Pier \x1b]0;owned\x07 \u202etxt"
            archive.store(an_article(url=url, canonical_url=url, publisher=publisher, headline=headline), NOW)
    for arguments in (["search", "pier"], ["stories"]):
        _, out, _ = scrapy(*arguments)
        assert "Pier \ufffd]0;owned\ufffd \ufffdtxt" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["export"], "scrapy export: name one file to write, or - for standard output"),
        (["export", "a.jsonl", "--nonsense"], "scrapy export: unknown option --nonsense; -h lists them"),
        (["export", "a.jsonl", "--fields", ""], "scrapy export: argument --fields: no name is given"),
        (["export", "a.jsonl", "--publisher", " , "], "scrapy export: argument --publisher: no name is given"),
        (["export", "a.jsonl", "--query", " "], "scrapy export: argument --query: no word is given"),
        (
            ["export", "a.jsonl", "--since", "2026-12-01", "--until", "2026-11-30"],
            "scrapy export: --since is not before --until: nothing lies between them",
        ),
        (["export", "newsbot.db/a.md/"], "scrapy export: newsbot.db/a.md: Not a directory"),
        (["search", "-x"], "scrapy search: unknown option -x; -h lists them"),
        (["export", "a.xls"], "scrapy export: a.xls: the ending names the format; there are: .jsonl"),
        (
            ["export", "a.jsonl", "--publisher", "nobody"],
            "scrapy export: no publisher 'nobody' in this archive; there are: ",
        ),
        (["export", "no/where.csv"], "scrapy export: no/where.csv: No such file or directory"),
        (["feed", "a.txt"], "scrapy feed: a.txt: a feed ends in .xml or .json"),
        (["feed", "a.json", "--format", "rss"], "scrapy feed: a.json: a feed in the format rss does not end in .json"),
        (["feed", "a.xml", "--base-url", "shelf"], "scrapy feed: --base-url shelf is no web address"),
        (["dataset", "."], "scrapy dataset: .: there is something else than a data set"),
        (["search", '"'], "scrapy search: query '\"': nothing to search for"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("_shelf")
def test_a_mistake_is_one_line_and_a_status(scrapy: Run, arguments: list[str], said: str) -> None:
    status, out, err = scrapy(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(said)
    assert err.count("\n") == 1


def test_an_archive_that_is_not_there_is_not_made(scrapy: Run, tmp_path: Path) -> None:
    for arguments in (["export", "a.jsonl"], ["export", "a.jsonl", "--new-since-last", "n"]):
        assert "no such file" in scrapy(*arguments)[2]
    assert list(tmp_path.iterdir()) == []


def test_a_feed_in_documents_of_no_articles_is_a_mistake(scrapy: Run) -> None:
    status, _, err = scrapy("feed", "a.xml", "--page-size", "0")
    assert (status, "at least 1 article is needed" in err) == (2, True)


@pytest.mark.usefixtures("_shelf")
def test_standard_output_has_the_articles_and_nothing_else(tmp_path: Path, scrapy: Run) -> None:
    for arguments, kind in ([], "jsonl"), (["--format", "csv"], "csv"), (["--format", "txt"], "txt"):
        assert scrapy("export", f"out.{kind}", *arguments)[0] == 0
        own = {"SCRAPY_SETTINGS_MODULE": "newsbot.settings"}
        ran = run_scrapy("export", "-", *arguments, folder=tmp_path, environment=own)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout == (tmp_path / f"out.{kind}").read_text("utf-8")


@pytest.mark.usefixtures("_shelf")
def test_a_standard_output_that_is_closed_is_told(scrapy: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, ended in [
        (["export", "-"], (2, "", "scrapy export: standard output is closed\n")),
        (["search", "pier"], (1, "", "scrapy search: standard output is closed\n")),
    ]:
        monkeypatch.setattr(sys, "__stdout__", None)
        monkeypatch.setattr(sys, "stdout", None)
        assert scrapy(*arguments) == ended
        sys.stdout.close()


@pytest.mark.usefixtures("_shelf")
def test_a_reader_who_has_seen_enough_is_no_mistake(tmp_path: Path) -> None:
    with Archive(tmp_path / "newsbot.db") as archive:
        fill(archive, 2, first=10, text="rain " * 100_000)
    command = f"{sys.executable} -m scrapy export - --new-since-last n | head -c 10"
    environment = {**os.environ, "SCRAPY_SETTINGS_MODULE": "newsbot.settings", "PYTHONPATH": str(REPO)}
    shell = ["/bin/bash", "-o", "pipefail", "-c", command]
    ran = subprocess.run(shell, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr, len(ran.stdout)) == (0, "", 10)
    with Archive(tmp_path / "newsbot.db") as archive:
        assert archive.export_positions.position("n") == 0, "what nobody has read comes again"


@pytest.mark.usefixtures("_shelf")
def test_a_folder_gets_a_file_for_each_article(scrapy: Run, tmp_path: Path) -> None:
    assert scrapy("export", "articles.md/") == (0, "4 articles in articles.md/\n", "")
    assert len(list((tmp_path / "articles.md").glob("*/*.md"))) == 4

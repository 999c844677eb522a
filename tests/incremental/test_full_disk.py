"""A disk that is really full (ENOSPC): a small tmpfs in a mount namespace of its own."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from newsbot.demo import DemoPublisher
from tests.incremental.small_disk import mount
from tests.incremental.test_kill import check_same, check_whole
from tests.incremental.test_trouble import crawl_arguments, scrapy_crawl
from tests.scrapy_process import run_scrapy

NO_SPACE = "[Errno 28] No space left on device"
ROOM = 64_000_000
SEVERAL_BATCHES = ("-s", "DOWNLOAD_DELAY=0.02")
"""Are written, of which the first ones fit on the disk."""
Ran = CompletedProcess[str]


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        del paper.stories["container-line-brief"]  # of two articles with one text, the first to arrive is stored
        yield paper


@dataclass
class SmallDisk:
    """A disk of so many bytes, at *path* for the commands that run on it."""

    path: Path
    size: int

    def run_scrapy_twice(self, arguments: list[str], kept: Path) -> tuple[Ran, Ran]:
        """Run `scrapy` on the small disk, and again when there is room; keep what is on it after each run."""
        (empty := kept / "empty").mkdir()
        small = partial(mount, self.path, self.size, empty, kept / "first")
        roomy = partial(mount, self.path, ROOM, kept / "first", kept / "second")
        return run_scrapy(*arguments, before=small), run_scrapy(*arguments, before=roomy)


@pytest.fixture
def small_disk(tmp_path: Path) -> SmallDisk:
    path = tmp_path / "disk"
    path.mkdir()
    if not shutil.which("unshare"):
        pytest.skip("no small disk: there is no unshare(1)")
    tried = subprocess.run(
        ["unshare", "-rm", "mount", "-t", "tmpfs", "disk", path], capture_output=True, text=True, check=False
    )
    if tried.returncode:
        pytest.skip(f"no small disk: {tried.stderr.strip()}")
    return SmallDisk(path, 0)


def articles(folder: Path) -> int:
    """Return how many articles an archive has that SQLite finds whole."""
    database = sqlite3.connect(folder / "newsbot.db")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    number: int = database.execute("SELECT count(*) FROM article").fetchone()[0]
    database.close()
    return number


def check_one_line(ran: Ran, *lines: str) -> None:
    """Check that a crawl said one of *lines*, and no more than that."""
    assert (ran.returncode, ran.stderr.count("ERROR")) == (1, 1), ran.stderr
    assert any(f"{line}; the crawl stops, what was stored stays" in ran.stderr for line in lines), ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.slow
def test_an_archive_and_lines_on_a_full_disk_stop_the_crawl_and_are_completed_when_there_is_room(
    paper: DemoPublisher, small_disk: SmallDisk, tmp_path: Path
) -> None:
    small_disk.size = 1_000_000
    archive, lines = small_disk.path / "newsbot.db", small_disk.path / "articles.jsonl"
    arguments = [*crawl_arguments(paper, archive, lines), *SEVERAL_BATCHES]
    first, second = small_disk.run_scrapy_twice(arguments, tmp_path)
    check_one_line(first, f"archive {archive}: database or disk is full", f"{lines}: {NO_SPACE}")
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    scrapy_crawl(paper, undisturbed)
    assert 0 < articles(tmp_path / "first") < articles(undisturbed)
    assert second.returncode == 0
    check_whole(tmp_path / "second")
    check_same(tmp_path / "second", undisturbed)


def test_lines_on_a_full_disk_stop_the_crawl_and_come_with_the_next_run(
    paper: DemoPublisher, small_disk: SmallDisk, tmp_path: Path
) -> None:
    small_disk.size = 32_768
    archive, lines = tmp_path / "newsbot.db", small_disk.path / "articles.jsonl"
    first, second = small_disk.run_scrapy_twice(crawl_arguments(paper, archive, lines), tmp_path)
    check_one_line(first, f"{lines}: {NO_SPACE}")
    assert second.returncode == 0
    shutil.copy(archive, tmp_path / "second")
    check_whole(tmp_path / "second")

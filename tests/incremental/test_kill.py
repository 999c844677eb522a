"""Crawls that are killed (SIGKILL) at random moments leave an archive and JSON lines that the next run completes."""

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.items import as_json
from tests.crawling import crawl_and_end, files_in, visit
from tests.scrapy_process import FORKSERVER

KILLS = 10
PAUSES = {"DOWNLOAD_DELAY": 0.02}
"""So that the articles of a run are committed in several batches, between which it can be killed."""
MOST_FOR_ONE = 30
"""Crawls of one archive, of which one must come to its end: each but the shortest stores some of forty articles."""


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        del paper.stories["container-line-brief"]  # of two articles with one text, the first to arrive is stored
        yield paper


def start(paper: DemoPublisher, folder: Path) -> BaseProcess:
    """Start a crawl in a process of its own, quickly: it is forked from one that has imported everything."""
    process = FORKSERVER.Process(target=crawl_and_end, args=(paper.base, files_in(folder) | PAUSES))
    process.start()
    return process


def kill_while_crawling(paper: DemoPublisher, folder: Path, requests: int, delay: float) -> bool:
    """Start a crawl, kill it *delay* seconds after so many *requests*; False if it was done before."""
    asked = paper.requests.total()
    process = start(paper, folder)
    while process.is_alive() and paper.requests.total() < asked + requests:
        time.sleep(0.001)
    process.join(delay)
    was_alive = process.is_alive()
    process.kill()
    process.join()
    assert was_alive or process.exitcode == 0
    return was_alive


def whole_archive(folder: Path) -> dict[str, dict[str, Any]]:
    """Return every article with all its fields."""
    with Archive(folder / "newsbot.db", read_only=True) as archive:
        return {article.canonical_url: as_json(article) for article in archive.articles()}


def check_same(folder: Path, undisturbed: Path) -> None:
    """Compare two archives, but for what an article has from the listing that happened to be read first."""
    ours, theirs = whole_archive(folder), whole_archive(undisturbed)
    assert ours.keys() == theirs.keys()
    for url, article in ours.items():
        other = theirs[url]
        sources = [*article["provenance"].items(), *other["provenance"].items()]
        racing = {field for field, source in sources if "listing" in source} | {"discovered_via", "provenance", "url"}
        assert {f: article[f] for f in article.keys() - racing} == {f: other[f] for f in other.keys() - racing}


def check_whole(folder: Path) -> None:
    """Check the archive by SQLite's own means, and the lines against the archive."""
    database = sqlite3.connect(folder / "newsbot.db")
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)")
    assert database.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
    database.close()
    lines = (folder / "articles.jsonl").read_bytes()
    assert lines.endswith(b"\n")
    told = [json.loads(line) for line in lines.splitlines()]
    with Archive(folder / "newsbot.db", read_only=True) as archive:
        kept = {article.canonical_url: as_json(article) for article in archive.articles()}
    assert len(told) == len(kept)
    assert {line["canonical_url"]: line for line in told} == kept  # all, once; lines of a broken run may come later


@pytest.mark.slow
def test_killed_crawls_lose_nothing_and_double_nothing(paper: DemoPublisher, tmp_path: Path) -> None:
    visit(paper, tmp_path / "undisturbed")
    moments, killed, grown = random.Random(4), 0, set()
    while killed < KILLS:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        # Into each archive until a crawl is done before it is killed; from then on there is hardly anything to disturb.
        for _ in range(MOST_FOR_ONE):
            if not kill_while_crawling(paper, folder, moments.randrange(1, 65), moments.uniform(0, 0.1)):
                break
            killed += 1
            if (folder / "newsbot.db").exists():
                grown.add(len(whole_archive(folder)))
        else:
            pytest.fail(f"no crawl of {MOST_FOR_ONE} came to its end")
        check_whole(folder)
        check_same(folder, tmp_path / "undisturbed")
    assert len(grown) > 2, "the kills came before or after all the work"

"""Crawls that are killed (SIGKILL) at random moments leave an archive and JSON lines that the next run completes."""

import json
import multiprocessing
import random
import sqlite3
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

KILLS = 25
SECONDS = 90
"""What all of it may take."""


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        del paper.stories["container-line-brief"]  # of two articles with one text, the first to arrive is stored
        yield paper


def start(paper: DemoPublisher, folder: Path) -> BaseProcess:
    """Start a crawl in a process of its own, quickly: it is forked from one that has imported everything."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.crawling"])
    process = context.Process(target=crawl_and_end, args=(paper.base, files_in(folder)))
    process.start()
    return process


def kill_while_crawling(paper: DemoPublisher, folder: Path, moment: float) -> bool:
    """Start a crawl, kill it *moment* seconds after its first request; False if it was done before."""
    asked = paper.requests.total()
    process = start(paper, folder)
    while process.is_alive() and paper.requests.total() == asked:
        time.sleep(0.002)
    process.join(moment)
    was_alive = process.is_alive()
    process.kill()
    process.join()
    return was_alive


def whole_archive(folder: Path) -> dict[str, dict[str, Any]]:
    """Return every article with all its fields but the listing that happened to be read first."""
    racing = {"discovered_via"}
    with Archive(folder / "newsbot.db", read_only=True) as archive:
        articles = [as_json(article) for article in archive.articles()]
    return {a["canonical_url"]: {name: a[name] for name in a.keys() - racing} for a in articles}


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
        assert told == [as_json(article) for article in archive.articles()]  # all, once, in the order of storing


def test_killed_crawls_lose_nothing_and_double_nothing(paper: DemoPublisher, tmp_path: Path) -> None:
    moments = random.Random(4)
    began, killed, grown = time.monotonic(), 0, set()
    while killed < KILLS:
        assert time.monotonic() - began < SECONDS
        killed += kill_while_crawling(paper, tmp_path, moments.uniform(0, 0.6))
        if (tmp_path / "newsbot.db").exists():
            with Archive(tmp_path / "newsbot.db", read_only=True) as archive:
                grown.add(sum(1 for _ in archive.articles()))
    visit(paper, tmp_path)
    visit(paper, tmp_path / "undisturbed")
    check_whole(tmp_path)
    check_whole(tmp_path / "undisturbed")
    assert whole_archive(tmp_path) == whole_archive(tmp_path / "undisturbed")
    assert len(grown) > 2, "the kills came before or after all the work"

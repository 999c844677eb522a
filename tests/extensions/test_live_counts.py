"""A crawl that runs writes what it has come to so far."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.extensions import live_counts
from tests.mischief.crawl import crawl
from tests.mischief.server import MischievousServer, article, rss

WATCH = (
    "CREATE TABLE watched (found INTEGER, stored INTEGER)",
    "CREATE TRIGGER watch AFTER UPDATE ON crawl WHEN new.finished IS NULL"
    " BEGIN INSERT INTO watched VALUES (new.found, new.stored); END",
)


def test_the_counts_of_a_crawl_are_in_the_archive_before_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_counts, "SECONDS", 0.01)
    path = tmp_path / "newsbot.db"
    Archive(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database, MischievousServer() as server:
        for statement in WATCH:
            database.execute(statement)
        stories = [f"/story-{number}.html" for number in range(6)]
        for story in stories:
            server.answer(story, article(f"Story {story}"))
        server.answer_xml("/feed.xml", rss(*(server.base + story for story in stories)))
        facts = {"allowed_domains": ["127.0.0.1"], "feeds": [server.base + "/feed.xml"], "article_url": r"\.html"}
        crawl(facts, ARCHIVE=str(path), CONCURRENT_REQUESTS=1, DOWNLOAD_DELAY=0.1)
        seen = database.execute("SELECT found, stored FROM watched").fetchall()
    assert (6, 1) in seen
    assert seen == sorted(seen)
    assert (0, 0) not in seen

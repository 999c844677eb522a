"""What goes wrong around a crawl: a full disk, a damaged archive, a reader in the way."""

import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from scrapy.http import Response

from newsbot.archive import Archive, ArchiveError
from newsbot.archive.sqlite import database
from newsbot.demo import DemoPublisher
from newsbot.demo.spider import HarbourPostSpider
from newsbot.extensions import publisher_lock
from newsbot.items import Article
from tests.crawling import crawl, files_in, visit
from tests.incremental.test_kill import check_same, check_whole
from tests.scrapy_process import run_scrapy


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        del paper.stories["container-line-brief"]
        yield paper


def crawl_arguments(paper: DemoPublisher, archive: Path, lines: Path) -> list[str]:
    """Return what a user would type after `scrapy`."""
    settings = ("ALLOW_PRIVATE_ADDRESSES=1", "AUTOTHROTTLE_ENABLED=0", "DOWNLOAD_DELAY=0", f"ARCHIVE={archive}")
    options = ["-o", str(lines), *(part for setting in settings for part in ("-s", setting))]
    return ["crawl", "site", "-a", f"url={paper.url}", *options]


def scrapy_crawl(paper: DemoPublisher, folder: Path, largest_file: int | None = None) -> tuple[int, str]:
    """Run `scrapy crawl` as a user does, on a disk that takes files of so many bytes; return its status and log."""
    arguments = crawl_arguments(paper, folder / "newsbot.db", folder / "articles.jsonl")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest_file, largest_file)) if largest_file else None
    done = run_scrapy(*arguments, before=limit)
    return done.returncode, done.stderr


@pytest.mark.parametrize("room", [20_000, 600_000], ids=["from the start", "on the way"])
def test_a_full_disk_stops_the_crawl_in_one_line_and_keeps_what_was_stored(
    paper: DemoPublisher, tmp_path: Path, room: int
) -> None:
    status, log = scrapy_crawl(paper, tmp_path, room)
    assert status == 1
    assert log.count("ERROR") == 1
    assert f"archive {tmp_path}/newsbot.db: disk I/O error; the crawl stops, what was stored stays" in log
    assert "Traceback" not in log
    status, _ = scrapy_crawl(paper, tmp_path)
    assert status == 0
    check_whole(tmp_path)
    undisturbed = tmp_path / "undisturbed"
    undisturbed.mkdir()
    scrapy_crawl(paper, undisturbed)
    check_same(tmp_path, undisturbed)


def test_lines_that_find_no_room_stop_the_crawl_and_come_with_the_next_run(
    paper: DemoPublisher, tmp_path: Path
) -> None:
    before = b'{"before": "' + b"x" * 4_000_000 + b'"}\n'
    (tmp_path / "articles.jsonl").write_bytes(before)
    status, log = scrapy_crawl(paper, tmp_path, len(before) + 5000)
    assert status == 1
    assert log.count("ERROR") == 1
    assert f"{tmp_path}/articles.jsonl: [Errno 27] File too large; the crawl stops" in log
    assert "Traceback" not in log
    assert scrapy_crawl(paper, tmp_path)[0] == 0
    lines = (tmp_path / "articles.jsonl").read_bytes()
    (tmp_path / "articles.jsonl").write_bytes(lines.removeprefix(before))
    check_whole(tmp_path)


def damage(file: Path, start: int) -> None:
    with file.open("r+b") as damaged:
        damaged.seek(start)
        damaged.write(b"Dear diary, " * 1000)


@pytest.mark.parametrize("start", [0, 4096 * 3], ids=["its head", "its middle"])
def test_a_damaged_archive_stops_the_crawl_in_one_line(paper: DemoPublisher, tmp_path: Path, start: int) -> None:
    Archive(tmp_path / "newsbot.db").close()
    damage(tmp_path / "newsbot.db", start)
    status, log = scrapy_crawl(paper, tmp_path)
    assert status == 1
    assert log.count("ERROR") == 1
    assert f"archive {tmp_path}/newsbot.db: " in log
    assert "Traceback" not in log


def test_a_reader_that_stays_in_the_archive_keeps_no_crawl_waiting(paper: DemoPublisher, tmp_path: Path) -> None:
    visit(paper, tmp_path, limit="3")
    reader = sqlite3.connect(tmp_path / "newsbot.db")
    reader.execute("BEGIN")
    before = reader.execute("SELECT count(*) FROM article").fetchone()
    visit(paper, tmp_path)
    assert reader.execute("SELECT count(*) FROM article").fetchone() == before == (3,)
    reader.close()
    check_whole(tmp_path)


def test_an_archive_that_another_process_keeps_locked_is_waited_for_once_and_told_in_one_line(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 2)
    Archive(tmp_path / "newsbot.db").close()
    other = sqlite3.connect(tmp_path / "newsbot.db", isolation_level=None, check_same_thread=False)

    class Locked(HarbourPostSpider):
        began = 0.0

        async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[Article]:
            if not other.in_transaction:
                other.execute("BEGIN IMMEDIATE")
                Locked.began = monotonic()
            async for article in super().parse(response, **kwargs):
                yield article

    crawler = crawl(Locked, files_in(tmp_path) | {"LOG_ENABLED": True}, base=paper.base)
    took = monotonic() - Locked.began
    other.close()
    assert crawler.stats.get_value("finish_reason") == "archive_failed"
    assert took < 4
    errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert errors == [
        f"archive {tmp_path}/newsbot.db: locked by another process for 2 s; the crawl stops, what was stored stays"
    ]


def test_an_archive_that_is_free_again_is_written_to_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    Archive(tmp_path / "newsbot.db").close()
    other = sqlite3.connect(tmp_path / "newsbot.db", isolation_level=None)
    with Archive(tmp_path / "newsbot.db") as archive:
        other.execute("BEGIN IMMEDIATE")
        for _ in range(2):
            with pytest.raises(ArchiveError, match="locked by another process"), archive.transaction():
                pass
        other.execute("ROLLBACK")
        with archive.transaction():
            pass
    other.close()


def test_a_crawl_whose_publisher_was_taken_over_stops_asking_and_writing(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publisher_lock, "LOOK", 0.01)
    monkeypatch.setattr(publisher_lock, "BEAT", timedelta(0))
    stolen_at: list[tuple[int, int]] = []

    class Sleeper(HarbourPostSpider):
        custom_settings = {"DOWNLOAD_DELAY": 0.05}

        async def parse(self, response: Response, **kwargs: Any) -> AsyncIterator[Article]:
            if not stolen_at:
                with sqlite3.connect(tmp_path / "newsbot.db") as other:
                    other.execute("UPDATE publisher_lock SET pid = pid + 1")
                    stolen_at.append((other.execute("SELECT count(*) FROM article").fetchone()[0], asked()))
                other.close()
            async for article in super().parse(response, **kwargs):
                yield article

    def asked() -> int:
        return sum(paper.requests.values())

    crawler = crawl(Sleeper, files_in(tmp_path), base=paper.base)
    assert crawler.stats.get_value("finish_reason") == "lock lost"
    assert crawler.stats.get_value("newsbot/failure") is None
    with Archive(tmp_path / "newsbot.db") as archive:
        ((articles, requests),) = stolen_at
        assert len(list(archive.articles())) == articles
    assert asked() - requests < 15


def test_an_error_that_nobody_foresaw_costs_its_article_alone_and_the_next_run_stores_it(
    paper: DemoPublisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Archive.store

    def store_but_one(archive: Archive, article: Article, *arguments: object, **named: object) -> object:
        if article.canonical_url.endswith("herring-price.html"):
            raise TypeError("a mistake of ours")
        return store(archive, article, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "store", store_but_one)
    first = visit(paper, tmp_path)
    monkeypatch.undo()
    second = visit(paper, tmp_path)
    assert (first.stats["finish_reason"], first.stats["newsbot/stored"] > 30) == ("finished", True)
    assert second.articles == ["/business/herring-price.html"]
    assert second.stats["newsbot/stored"] == 1

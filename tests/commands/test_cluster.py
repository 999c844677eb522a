"""`scrapy enqueue`, `worker` and `cluster`, as they run on many machines."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newsbot.archive import Archive
from newsbot.cli.cluster import queue_of
from newsbot.cluster.queue import Queue
from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom
from tests.crawling import few_stories
from tests.postgresql import server
from tests.scrapy_process import ScrapyProcess, run_scrapy
from tests.warc.made import article, article_url, packed

NOBODY = "http://127.0.0.1:9/feed.xml"


@pytest.fixture
def database() -> Iterator[str]:
    with server().lent() as address:
        yield address


@pytest.fixture
def newsroom(tmp_path: Path, database: str) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    with (tmp_path / "made_settings.py").open("a") as settings:
        settings.write(f"ARCHIVE = {database!r}\n")
    return newsroom


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        few_stories(paper, 5)
        yield paper


def until(is_so: Callable[[], Any], process: ScrapyProcess) -> None:
    end = time.monotonic() + 90
    while not is_so():
        assert time.monotonic() < end, process.communicate(1)
        time.sleep(0.1)


def ended(database: str) -> list[tuple[str, str]]:
    with Archive(database) as archive:
        return [(row["publisher"], row["finish_reason"]) for row in archive.crawls.last() if row["finish_reason"]]


def test_an_address_that_breaks_the_rules_is_told_without_the_password() -> None:
    with pytest.raises(UsageError) as told:
        queue_of(Settings({"ARCHIVE": "postgresql://press:secret@[::1/news"}))
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("command", [("worker",), ("enqueue", "crawl.warc.gz"), ("enqueue", "--due")])
def test_another_programs_database_is_refused_before_a_queue_is_made_in_it(
    newsroom: Newsroom, tmp_path: Path, command: tuple[str, ...]
) -> None:
    file = tmp_path / "crawl.warc.gz"
    file.write_bytes(packed(article(1)))
    name = server().new()
    server().run(name, "CREATE TABLE article (id INTEGER)")
    archive = f"ARCHIVE={server().address(name)}"
    ran = newsroom.scrapy(*(str(file) if one == file.name else one for one in command), "-s", archive)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "is no newsbot archive, and has a table article" in ran.stderr
    looked = newsroom.scrapy("cluster", "-s", archive)
    assert (looked.returncode, looked.stderr) == (
        2,
        "scrapy cluster: this database has no queue yet; scrapy worker makes it\n",
    )


def test_what_is_due_is_put_once_and_worked_at_until_the_worker_is_asked_to_end(
    newsroom: Newsroom, database: str, paper: DemoPublisher
) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    newsroom.add("times", NOBODY)
    assert newsroom.scrapy("enqueue", "--due").stdout == "2 publishers put into the queue\n"
    again = newsroom.scrapy("enqueue", "--due", "--publisher", "post")
    assert again.stdout == "0 publishers put into the queue; 1 waited there already\n"
    assert newsroom.scrapy("cluster").stdout == "0 workers\njobs: 2 waiting, 0 doing, 0 stalled, 0 failed\n"
    worker = newsroom.start("worker")
    until(lambda: len(ended(database)) == 2, worker)
    shown = newsroom.scrapy("cluster").stdout
    assert shown.startswith("1 worker: ")
    worker.send_signal(signal.SIGTERM)
    told = worker.communicate(10)[1]
    assert worker.returncode == 0, told
    assert "Traceback" not in told
    assert sorted(ended(database)) == [("post", "finished"), ("times", "finished")]
    with Archive(database) as archive:
        assert len(list(archive.articles())) == len(paper.stories)


def test_crawls_are_closed_in_order_when_their_worker_is_asked_to_end(
    newsroom: Newsroom, database: str, paper: DemoPublisher
) -> None:
    newsroom.add("post", paper.url + "feed.xml", "custom_settings = {'DOWNLOAD_DELAY': 2}")
    worker = newsroom.start("worker")
    until(lambda: len(paper.requests) > 1, worker)
    doing = newsroom.scrapy("cluster").stdout
    assert "1 doing" in doing
    assert "post" in doing
    asked = time.monotonic()
    worker.send_signal(signal.SIGTERM)
    worker.communicate(10)
    assert worker.returncode == 0
    assert time.monotonic() - asked < 10
    assert ended(database) == [("post", "shutdown")]


def test_crawl_archives_are_read_by_workers(newsroom: Newsroom, database: str, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.warc.gz").write_bytes(packed(article(number)))
    newsroom.add("times", NOBODY)
    put = newsroom.scrapy("enqueue", f"{tmp_path}/*.warc.gz")
    assert put.stdout == "2 files put into the queue\n"
    worker = newsroom.start("worker", "--publisher", "times")
    until(lambda: ended(database).count(("ingest", "finished")) == 2, worker)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(10)
    with Archive(database) as archive:
        assert sorted(one.url for one in archive.articles()) == [article_url(1), article_url(2)]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["worker", "-s", "ARCHIVE=a.db"], "scrapy worker: many machines need an archive in PostgreSQL"),
        (["enqueue", "--due", "-s", "ARCHIVE="], "scrapy enqueue: many machines need an archive in PostgreSQL"),
        (["cluster", "-s", "ARCHIVE=a.db"], "scrapy cluster: many machines need an archive in PostgreSQL"),
        (
            ["worker", "-s", "ARCHIVE=postgres:/press:secret@db/news"],
            "scrapy worker: archive postgres:/press@db/news: neither a file nor an address of PostgreSQL, which begins"
            " with postgresql://",
        ),
        (["cluster", "me"], "scrapy cluster: takes options only"),
        (["enqueue"], "scrapy enqueue: takes --due, or files"),
        (["enqueue", "--due", "a.warc.gz"], "scrapy enqueue: takes --due, or files"),
        (["enqueue", "missing.warc.gz"], "no such file: missing.warc.gz"),
        (["worker", "--jobs", "0"], "scrapy worker: argument -j/--jobs: '0' is no number from 1 on"),
        (
            ["worker", "--exclude", "spigel"],
            "scrapy worker: --exclude: unknown publisher 'spigel': did you mean spiegel",
        ),
        (["worker", "--country", "XX"], "scrapy worker: no publisher of country XX"),
        (["worker", "bbc"], "scrapy worker: takes options only"),
    ],
)
def test_a_wrong_argument_is_told_in_one_line(database: str, arguments: list[str], told: str) -> None:
    named = [] if "-s" in arguments else ["-s", f"ARCHIVE={database}"]
    done = run_scrapy(*arguments, *named)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("module", ["procrastinate", "psycopg"])
def test_what_is_not_installed_is_told_with_the_command(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("newsbot.cluster")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=rf"need {module}: pip install -r requirements-cluster\.txt"):
        queue_of(Settings({"ARCHIVE": "postgresql:///news"}))


@pytest.mark.parametrize(
    "arguments",
    [("worker",), ("enqueue", "--due"), ("cluster",), ("crawlall", "--due", "--publisher", "bbc"), ("search", "pier")],
)
def test_a_database_that_does_not_answer_is_told_in_one_line_and_is_no_mistake_of_who_asks(
    arguments: tuple[str, ...],
) -> None:
    done = run_scrapy(*arguments, "-s", "ARCHIVE=postgresql://press:secret@127.0.0.1:9/news")
    assert done.returncode == 1
    told = f"scrapy {arguments[0]}: archive postgresql://press@127.0.0.1:9/news: connection failed"
    assert done.stderr.startswith(told)
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("direction", [1, -1])
def test_a_copy_is_no_mistake_where_the_database_does_not_answer(tmp_path: Path, direction: int) -> None:
    Archive(tmp_path / "old.db").close()
    places = [str(tmp_path / "old.db"), f"postgresql:///news?host={tmp_path}"][::direction]
    done = run_scrapy("archive", "copy", *places)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "No such file or directory" in done.stderr


def test_a_job_that_failed_is_shown_with_what_it_said_of_it(newsroom: Newsroom, database: str) -> None:
    queue = Queue(database)
    with Archive(database):
        queue.put_crawls(["somebody_elses"])
    worker = newsroom.start("worker")
    until(lambda: any(job.state == "failed" for job in queue.jobs()), worker)
    worker.send_signal(signal.SIGTERM)
    worker.communicate(20)
    (failed,) = queue.jobs()
    assert failed.reason.startswith("scrapy crawlall: unknown publisher 'somebody_elses'")


def test_a_worker_with_nobody_to_follow_says_so_once(newsroom: Newsroom, database: str) -> None:
    worker = newsroom.start("worker")
    until(lambda: Queue(database).is_made() and Queue(database).workers(), worker)
    from_worker = newsroom.start("enqueue", "--due", "--from-worker")
    assert from_worker.communicate(60)[1] == ""
    assert from_worker.returncode == 0
    worker.send_signal(signal.SIGTERM)
    _, err = worker.communicate(20)
    assert err.count("nobody is followed yet") == 1
    by_hand = newsroom.start("enqueue", "--due")
    assert "nobody is followed yet" in by_hand.communicate(60)[1]
    assert by_hand.returncode == 2

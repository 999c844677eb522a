"""`scrapy demo` does the main job without the internet, and does it once."""

import json
import socket
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pkgutil import iter_modules

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

import newsbot.publishers
from newsbot.archive import Archive
from newsbot.commands import demo as demo_command
from newsbot.commands.demo import _opened
from newsbot.demo.newsroom import GUEST
from newsbot.demo.paper import Paper
from newsbot.demo.spider import HarbourPostSpider
from newsbot.items import Article
from tests.archive.test_database import make_first_archive
from tests.scrapy_process import run_scrapy


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def demo(tmp_path):
    port = free_port()

    def run(*options: str, port: int = port) -> subprocess.CompletedProcess[str]:
        files = ["--archive", str(tmp_path / "demo.db"), "--articles", str(tmp_path / "demo.jsonl")]
        return run_scrapy("demo", *options, "--port", str(port), *files, environment={"COLUMNS": "100"})

    return run


@pytest.mark.slow
def test_the_first_run_stores_every_article_and_the_second_says_that_there_is_nothing_new(demo, tmp_path):
    first = demo()
    assert first.returncode == 0, first.stderr
    stored = [json.loads(line) for line in (tmp_path / "demo.jsonl").read_text("utf-8").splitlines()]
    assert f"{len(stored)} of them new" in first.stdout
    assert {"en", "de", "fr", "es", "ru", "ar", "ja"} == {article["language"] for article in stored}
    assert {"harbour_post", "mondhafen_kurier"} == {article["publisher"] for article in stored}

    second = demo()
    assert second.returncode == 0, second.stderr
    assert second.stdout.strip().endswith(f"has all {len(stored)} articles already.")
    assert len((tmp_path / "demo.jsonl").read_text("utf-8").splitlines()) == len(stored)


@pytest.mark.slow
def test_some_hours_later_one_story_is_new_and_one_has_a_revision(demo, tmp_path):
    demo()
    later = demo("--later")
    assert ", 1 of them new:" in later.stdout
    assert "Changed: Islanders reject the winter timetable and hire their own boat\n" in later.stdout
    with closing(sqlite3.connect(tmp_path / "demo.db")) as archive:
        changed = archive.execute("SELECT headline FROM revision JOIN article ON article.id = article_id").fetchall()
    assert changed == [("Islanders reject the winter timetable and hire their own boat",)]


def test_a_paper_that_opened_in_the_last_moment_of_a_minute_is_found_again_as_it_was(tmp_path):
    opened = (datetime.now(UTC) - timedelta(hours=3)).replace(second=59, microsecond=999_000)
    paper = Paper(opened)
    paper.base = "http://127.0.0.1:7654"
    with Archive(tmp_path / "demo.db") as archive, archive.transaction():
        for story in paper.newest():
            url = paper.base + story.path
            article = Article(url=url, canonical_url=url, publisher="harbour_post", headline=story.headline)
            article.text, article.date_published = " ".join(story.body), story.published
            archive.store(article, opened + timedelta(seconds=1))
    again = Paper(_opened(str(tmp_path / "demo.db")))
    assert {story.slug: story.published for story in again.newest()} == {
        story.slug: story.published for story in paper.newest()
    }


def test_the_demo_brings_an_archive_of_an_older_newsbot_up_to_date(tmp_path):
    assert _opened(str(make_first_archive(tmp_path))) <= datetime.now(UTC)
    with Archive(tmp_path / "old.db", read_only=True) as archive:
        assert list(archive.articles()) == []


def test_a_port_in_use_is_told_in_one_line(demo):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = demo(port=taken.getsockname()[1])
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "choose another with --port" in result.stderr


def test_the_archive_may_be_named_as_in_any_other_command():
    command = demo_command.Command()
    command.settings = Settings()
    command.settings.setmodule("newsbot.settings", priority="project")
    assert command._archive() == "demo.db"
    command.settings.set("ARCHIVE", "mine.db", priority="cmdline")
    assert command._archive() == "mine.db"
    command.settings.set("ARCHIVE", "", priority="cmdline")
    with pytest.raises(UsageError, match="ARCHIVE cannot be empty"):
        command._archive()


def test_no_shipped_publisher_has_the_name_of_one_of_the_demos():
    assert not {GUEST, HarbourPostSpider.name} & {name for _, name, _ in iter_modules(newsbot.publishers.__path__)}

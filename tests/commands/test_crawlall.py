"""`scrapy crawlall`, run as cron runs it."""

import os
import pty
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.scheduling import crawl_round
from tests.be_scrapy import change
from tests.commands.newsroom import Newsroom
from tests.crawling import few_stories
from tests.scrapy_process import ScrapyProcess
from tests.scrapy_program import forked_python

NOBODY = "http://127.0.0.1:9/feed.xml"
"""Nothing listens there."""
SLOWLY = "custom_settings = {'DOWNLOAD_DELAY': 2}"
WAITS = """
    async def parse(self, response, **_):
        self.logger.warning("waits")
        await asyncio.sleep(1000)
        yield
"""
COMPUTES = "def parse(self, response, **_):\n        re.match('(a+)+$', 'a' * 60 + 'b')\n        yield"
FILLS_UP_AT_THE_END = """
    def closed(self, reason):
        from newsbot.archive_writer import ArchiveWriter
        ArchiveWriter.of(self.crawler).archive.database.write("PRAGMA query_only = ON")
"""


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        few_stories(paper, 5)
        yield paper


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path)


def wait_for(process: ScrapyProcess, paper: DemoPublisher, path: str) -> None:
    """Wait until *paper* was asked for *path*."""
    asked = threading.Event()
    count = paper.count

    def counting(target: str, status: int) -> None:
        count(target, status)
        if target == path:
            asked.set()

    paper.count = counting  # type: ignore[method-assign]
    if paper.requests[path] == 0:
        assert asked.wait(30), process.communicate()


def test_all_are_crawled_and_soon_after_none_is_due(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    newsroom.add("times", NOBODY)
    first = newsroom.scrapy("crawlall")
    assert first.returncode == 0, first.stderr
    assert sorted(newsroom.crawls()) == [("post", "finished"), ("times", "finished")]
    assert first.stdout == ""
    assert "\x1b" not in first.stderr
    assert "Traceback" not in first.stderr
    paper.forget()
    second = newsroom.scrapy("crawlall", "--due")
    assert second.returncode == 0
    assert "nothing is due; next is times at " in second.stderr  # it is down, so it is tried again first
    assert not paper.requests


def test_work_is_shared_among_processes_and_nobody_crawled_twice(
    newsroom: Newsroom, paper: DemoPublisher, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("one", "two", "three"):
        newsroom.add(name, paper.url + "feed.xml")
    with forked_python(tmp_path_factory.mktemp("bin")) as python:
        at_once = partial(change, "sys", {"executable": python})
        run = newsroom.scrapy("crawlall", "--due", "--jobs", "2", before=at_once)
    assert run.returncode == 0, run.stderr
    assert sorted(newsroom.crawls()) == [("one", "finished"), ("three", "finished"), ("two", "finished")]


def test_two_runs_at_once_never_crawl_the_same_publisher(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml", WAITS)
    first = newsroom.start("crawlall")
    wait_for(first, paper, "/feed.xml")
    second = newsroom.scrapy("crawlall")
    by_hand = newsroom.scrapy("crawl", "post")
    assert paper.requests["/feed.xml"] == 1
    assert (second.returncode, by_hand.returncode) == (0, 1)
    assert f"post is being crawled by process {first.pid}" in by_hand.stderr
    first.kill()
    first.communicate()
    newsroom.add("post", paper.url + "feed.xml")
    taken_over = newsroom.scrapy("crawlall")
    assert taken_over.returncode == 0
    assert newsroom.crawls() == [("post", None), ("post", "finished")]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_cleanly(newsroom: Newsroom, paper: DemoPublisher, number: signal.Signals) -> None:
    newsroom.add("post", paper.url + "feed.xml", SLOWLY)
    run = newsroom.start("crawlall")
    wait_for(run, paper, "/feed.xml")
    run.send_signal(number)
    told = run.communicate(timeout=40)[1]
    assert run.returncode == 130
    assert told.splitlines()[-1].endswith("1 publisher crawled; interrupted")
    assert newsroom.crawls() == [("post", "shutdown")]
    with Archive(newsroom.folder / "newsbot.db", read_only=True) as archive:
        assert archive.locks.holder("post", datetime.now(UTC)) is None


def test_pages_that_cannot_be_kept_are_a_failure_and_not_the_publishers(
    newsroom: Newsroom, paper: DemoPublisher
) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    (newsroom.folder / "file").touch()
    run = newsroom.scrapy("crawlall", "-s", f"PAGES={newsroom.folder / 'file' / 'pages'}")
    assert run.returncode == 1, run.stderr
    assert "1 publisher crawled; newsbot failed on post\n" in run.stderr
    assert f"pages in {newsroom.folder / 'file' / 'pages'}: " in run.stderr
    assert newsroom.crawls() == [("post", "pages_failed")]
    assert re.search(r"^post .* stopped", newsroom.scrapy("publishers").stdout, re.M)


def test_a_second_ctrl_c_ends_at_once(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml", WAITS)
    run = newsroom.start("crawlall", "--loglevel", "DEBUG")
    run.wait_for_line("waits")
    run.send_signal(signal.SIGINT)
    run.wait_for_line("Received SIGINT, shutting down gracefully")
    run.send_signal(signal.SIGINT)
    assert "interrupted" in run.communicate(timeout=40)[1]
    assert run.returncode == 130


def test_ctrl_c_reaches_the_processes_that_share_the_work(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("one", paper.url + "feed.xml", SLOWLY)
    newsroom.add("two", paper.url + "feed.xml", SLOWLY)
    run = newsroom.start("crawlall", "--jobs", "2")
    wait_for(run, paper, "/feed.xml")
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=40)
    assert run.returncode == 130
    assert {reason for _, reason in newsroom.crawls()} == {"shutdown"}


@pytest.mark.slow
def test_a_crawl_that_hangs_is_ended_at_its_time_limit_and_the_others_go_on(
    newsroom: Newsroom, paper: DemoPublisher
) -> None:
    newsroom.add("hangs", paper.url + "atom.xml", WAITS)
    newsroom.add("post", paper.url + "feed.xml")
    run = impatient(newsroom, {"GRACE": 0.5}, "-s", "CRAWL_TIME_LIMIT=6", "-s", "PUBLISHERS_AT_ONCE=1")
    assert run.returncode == 1
    assert "hangs: ended at its time limit of 6 s" in run.stderr
    assert ("post", "finished") in newsroom.crawls()


@pytest.mark.slow
def test_a_process_that_stands_still_ends_itself_and_says_where(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("computes", paper.url + "feed.xml", COMPUTES)
    run = impatient(newsroom, {"STANDSTILL": 10.0, "BEAT": 0.5})
    assert run.returncode == 1
    assert "computes.py" in run.stderr


@pytest.mark.slow
def test_a_long_crawl_does_not_keep_others_from_their_turn(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("hangs", paper.url + "atom.xml", WAITS)
    newsroom.add("post", paper.url + "feed.xml", "every = '1s'")
    impatient(newsroom, {"GRACE": 0.5, "TOP_UP": 0.5}, "--due", "-s", "CRAWL_TIME_LIMIT=10")
    assert newsroom.crawls().count(("post", "finished")) > 1


def impatient(newsroom: Newsroom, constants: dict[str, float], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `scrapy crawlall` with other *constants* of `newsbot.scheduling.crawl_round`."""
    return newsroom.scrapy("crawlall", *arguments, before=partial(change, crawl_round.__name__, constants))


def test_a_terminal_gets_live_lines_and_log_lines_above_them(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    terminal, end = pty.openpty()
    process = newsroom.start("crawlall", stderr=os.ttyname(end))

    def hang_up() -> None:
        process.wait(60)
        os.close(end)

    threading.Thread(target=hang_up).start()
    shown = b""
    while piece := read(terminal):
        shown += piece
    out, _ = process.communicate(timeout=40)
    assert (process.returncode, out) == (0, "")
    text = shown.decode()
    assert "\x1b[?25l" in text  # the cursor is hidden ...
    assert text.rindex("\x1b[?25h") > text.rindex("\x1b[?25l")  # ... and comes back
    assert re.search(r"post: \d+ found, \d+ fetched, [1-9]\d* stored", text)
    assert text.count("1 publisher crawled") == 1


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def test_a_full_disk_or_a_file_that_is_no_archive_is_told_in_one_line(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    (newsroom.folder / "newsbot.db").write_text("no archive " * 1000)
    run = newsroom.scrapy("crawlall", "--due")
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1] == "scrapy crawlall: archive newsbot.db: file is not a database"
    assert not paper.requests


@pytest.mark.parametrize("command", [["crawl", "post"], ["crawlall"]], ids=" ".join)
def test_an_archive_that_takes_nothing_more_when_the_crawl_has_ended_has_a_line_and_a_status(
    newsroom: Newsroom, paper: DemoPublisher, command: list[str]
) -> None:
    newsroom.add("post", paper.url + "feed.xml", FILLS_UP_AT_THE_END)
    run = newsroom.scrapy(*command)
    assert run.returncode == 1
    assert run.stderr.count("ERROR") == 1
    assert "archive newsbot.db: attempt to write a readonly database; the crawl stops" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["post"], "takes options only; did you mean --publisher post?"),
        (["--bogus"], "unknown option --bogus; -h lists them"),
        (["--jobs", "0"], "argument --jobs: '0' is no number from 1 on"),
        (["--publisher", "pots"], "unknown publisher 'pots': did you mean post?"),
        (["--country", "XX"], "no publisher of country XX; there are: CH, GB"),
        (["--language", "de,xx"], "no publisher of language xx; there are: de, de-ch, en"),
        (["--country", "gb", "--language", "de"], "no publisher is of that name, country and language"),
        (["--due", "-s", "ARCHIVE="], "--due needs an archive, and the setting ARCHIVE is empty"),
    ],
)
def test_a_wrong_argument_is_answered_in_one_line(newsroom: Newsroom, arguments: list[str], answer: str) -> None:
    newsroom.add("post", NOBODY)
    newsroom.add("zeitung", NOBODY, country="CH", language="de-CH")
    run = newsroom.scrapy("crawlall", *arguments)
    assert run.returncode == 2
    assert run.stderr == f"scrapy crawlall: {answer}\n"


def test_an_interval_in_a_publisher_file_that_is_none_names_the_publisher(newsroom: Newsroom) -> None:
    newsroom.add("post", NOBODY, "every = 'often'")
    run = newsroom.scrapy("crawlall", "--due")
    assert run.returncode == 2
    assert "publisher post: every = 'often' is no interval" in run.stderr


def test_follow_chooses_and_the_command_line_wins(newsroom: Newsroom, paper: DemoPublisher) -> None:
    for name in ("post", "times"):
        newsroom.add(name, paper.url + "feed.xml")
    newsroom.scrapy("crawlall", "-s", "FOLLOW=times")
    assert newsroom.crawls() == [("times", "finished")]
    newsroom.scrapy("crawlall", "-s", "FOLLOW=times", "--publisher", "post")
    assert newsroom.crawls() == [("times", "finished"), ("post", "finished")]
    shown = newsroom.scrapy("publishers", "--followed", "-s", "FOLLOW=times").stdout
    assert [line.split()[0] for line in shown.splitlines()] == ["name", "times"]


def test_no_round_begins_by_itself_with_the_shipped_publishers(newsroom: Newsroom) -> None:
    for command in (["crawlall", "--due"], ["publishers", "--followed"]):
        run = newsroom.scrapy(*command, "-s", "SPIDER_MODULES=newsbot.publishers")
        assert (run.returncode, run.stdout) == (2, "")
        assert (
            f"scrapy {command[0]}: nobody is followed yet: name publishers in settings.py, such as FOLLOW" in run.stderr
        )
    assert not (newsroom.folder / "newsbot.db").exists()


def test_country_and_language_choose(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    newsroom.add("poste", paper.url + "feed.xml", country="CH", language="fr-CH")
    newsroom.add("zeitung", paper.url + "feed.xml", country="CH", language="de")
    newsroom.scrapy("crawlall", "--country", "ch", "--language", "FR")
    assert newsroom.crawls() == [("poste", "finished")]


def test_publishers_and_crawls_tell_how_it_goes(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml", "every = '30m'")
    before = newsroom.scrapy("publishers")
    assert before.stdout.splitlines()[1].split() == [
        "post",
        "Post",
        "GB",
        "1",
        "feed",
        "never",
        "due",
        "0",
        "0",
        *"never asked".split(),
    ]
    assert before.stderr == "There is no archive newsbot.db yet; the first crawl makes it.\n"
    others = newsroom.scrapy("publishers", "-s", "FOLLOW=country:GB", "-s", "SPIDER_MODULES=made,newsbot.publishers")
    next_crawls = {line.split()[0]: line for line in others.stdout.splitlines()}
    assert " due " in next_crawls["bbc"]
    assert " not followed " in next_crawls["spiegel"]
    newsroom.scrapy("crawlall")
    line = newsroom.scrapy("publishers").stdout.splitlines()[1]
    assert re.search(r"post +Post +GB +1 feed +30 min +(< )?1 min ago +in (29|30) min +\d+ +[1-9]\d* +good", line)
    with Archive(newsroom.folder / "newsbot.db", read_only=True) as archive:
        stored = sum(1 for _ in archive.articles())
    headings, crawl = newsroom.scrapy("crawls", "post").stdout.splitlines()
    assert headings.split() == ["started", "publisher", "took", "found", "fetched", "stored", "failed", "ended"]
    assert crawl.split()[-3:] == [str(stored), "0", "finished"]


def test_crawls_without_an_archive_or_of_nobody_say_so(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("post", paper.url + "feed.xml")
    without = newsroom.scrapy("crawls")
    assert (without.returncode, without.stdout) == (2, "")
    assert without.stderr == "scrapy crawls: archive newsbot.db: no such file; the first crawl makes it\n"
    Archive(newsroom.folder / "newsbot.db").close()
    for number in "0", "-1", "x":
        wrong = newsroom.scrapy("crawls", "-n", number)
        assert (wrong.returncode, wrong.stdout) == (2, "")
        assert wrong.stderr == f"scrapy crawls: argument -n: {number!r} is no number from 1 on\n"
    nobody, not_yet = newsroom.scrapy("crawls", "pots"), newsroom.scrapy("crawls", "post")
    assert (nobody.returncode, nobody.stdout) == (2, "")
    assert nobody.stderr == "scrapy crawls: unknown publisher 'pots': did you mean post?\n"
    assert (not_yet.returncode, not_yet.stdout, not_yet.stderr) == (0, "", "No crawl of post yet.\n")


def test_no_more_publishers_at_once_than_allowed_whoever_crawls_them(newsroom: Newsroom, paper: DemoPublisher) -> None:
    newsroom.add("hangs", paper.url + "feed.xml", WAITS)
    newsroom.add("post", paper.url + "atom.xml")
    first = newsroom.start("crawlall", "--publishers", "hangs")
    wait_for(first, paper, "/feed.xml")
    second = newsroom.scrapy("crawlall", "-s", "PUBLISHERS_AT_ONCE=1")
    first.kill()
    first.communicate()
    assert second.returncode == 0
    assert "others crawl as many publishers as PUBLISHERS_AT_ONCE allows" in second.stderr
    assert paper.requests["/atom.xml"] == 0

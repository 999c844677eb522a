"""A round over many publishers: who is crawled, how many at once, and what the round says of each."""

import asyncio
import faulthandler
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import scrapy
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.exceptions import CloseSpider

from newsbot.scheduling import crawl_round
from newsbot.scheduling.crawl_round import Round, run_processes
from newsbot.states.crawl_ends import FinishReason
from tests.crawling import Reactor

SETTINGS = {
    "SPIDER_MODULES": ["tests.scheduling.test_crawl_round"],
    "TELNETCONSOLE_ENABLED": False,
    "LOG_ENABLED": False,
}


class Quick(scrapy.Spider):
    """Has nothing to ask for."""

    name = "quick"
    ends_with = ""

    async def start(self) -> AsyncIterator[Any]:
        if self.ends_with:
            raise CloseSpider(self.ends_with)
        return
        yield


class Second(Quick):
    name = "second"


class Third(Quick):
    name = "third"


class Taken(Quick):
    name = "taken"
    ends_with = FinishReason.BUSY


class Stopped(Quick):
    name = "stopped"
    ends_with = "shutdown"


class CannotStore(Quick):
    name = "cannot_store"
    ends_with = FinishReason.ARCHIVE_FAILED


class Fails(Quick):
    """Tells, as `ArchiveWriter` does, that newsbot failed while it ended in order."""

    name = "fails"

    async def start(self) -> AsyncIterator[Any]:
        self.crawler.stats.set_value("newsbot/failure", "disk full")
        return
        yield


class Breaks(scrapy.Spider):
    name = "breaks"

    def __init__(self) -> None:
        raise ZeroDivisionError("a mistake in a publisher file")


class Waits(scrapy.Spider):
    """Is at work until it is ended."""

    name = "waits"

    async def start(self) -> AsyncIterator[Any]:
        await asyncio.sleep(1000)
        return
        yield


class Meets(scrapy.Spider):
    """Is at work until as many as expected were so at the same time; then a little longer, as others may come."""

    name = "meets"
    expected = 0
    at_work = 0
    most = 0

    async def start(self) -> AsyncIterator[Any]:
        Meets.at_work += 1
        Meets.most = max(Meets.most, Meets.at_work)
        while Meets.most < Meets.expected:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.05)
        Meets.at_work -= 1
        return
        yield


class WaitsForMore(scrapy.Spider):
    """Is at work until its round has looked three times for more to do."""

    name = "waits_for_more"
    looks = 0

    async def start(self) -> AsyncIterator[Any]:
        while WaitsForMore.looks < 3:
            await asyncio.sleep(0.01)
        return
        yield


def round_of(*publishers: str, at_once: int = 2, time_limit: float = 30.0, **arguments: Any) -> Round:
    """Crawl *publishers* in the test's reactor, in one round, which is returned."""
    one = Round(AsyncCrawlerRunner(SETTINGS), at_once, time_limit, **arguments)  # type: ignore[arg-type]
    Reactor.run(one._crawl_all(deque(publishers)), seconds=30)
    return one


def test_all_are_crawled_in_turn_and_none_is_broken() -> None:
    done = round_of("second", "quick", "third", at_once=1)
    assert done.crawled == ["second", "quick", "third"]
    assert (done.broken, done.interrupted) == ([], False)


@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_so_many_are_crawled_at_once_as_allowed(at_once: int) -> None:
    Meets.expected, Meets.most = at_once, 0
    assert len(round_of(*["meets"] * 4, at_once=at_once).crawled) == 4
    assert Meets.most == at_once


def test_who_was_crawled_by_another_round_meanwhile_is_left_out() -> None:
    assert round_of("quick", "second", "third", still_wanted=lambda name: name != "second").crawled == [
        "quick",
        "third",
    ]


def test_a_publisher_that_another_process_is_crawling_counts_neither_as_crawled_nor_as_broken() -> None:
    done = round_of("taken", "quick")
    assert (done.crawled, done.broken) == (["quick"], [])


@pytest.mark.parametrize("publisher", ["breaks", "fails", "cannot_store"])
def test_a_crawl_that_newsbot_did_not_bring_to_its_end_is_told_and_the_others_go_on(publisher: str) -> None:
    done = round_of(publisher, "quick", at_once=1)
    assert done.crawled == [publisher, "quick"]
    assert (done.broken, done.interrupted) == ([publisher], False)


def test_a_mistake_in_a_publisher_file_is_logged_with_its_place(caplog: pytest.LogCaptureFixture) -> None:
    round_of("breaks")
    (record,) = (record for record in caplog.records if record.name == crawl_round.__name__)
    assert record.getMessage() == "breaks: a mistake in a publisher file"
    assert record.exc_info


def test_after_a_crawl_that_was_stopped_by_the_user_none_is_begun() -> None:
    done = round_of("stopped", "quick", at_once=1)
    assert (done.crawled, done.broken, done.interrupted) == (["stopped"], [], True)


def test_a_crawl_ends_at_its_time_limit_and_is_not_broken_if_it_ends_in_order(caplog: pytest.LogCaptureFixture) -> None:
    done = round_of("waits", "quick", at_once=1, time_limit=1.5)
    assert (done.crawled, done.broken) == (["waits", "quick"], [])
    assert "waits: ended at its time limit of 2 s" in caplog.messages


class Clings(Waits):
    """Does not end when it is told to."""

    name = "clings"

    async def close_down(self) -> None:
        await asyncio.sleep(1000)

    @classmethod
    def from_crawler(cls, crawler: Any, *args: Any, **kwargs: Any) -> "Clings":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.close_down, scrapy.signals.spider_closed)
        return spider


def test_a_crawl_that_does_not_end_after_its_time_limit_is_broken_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(crawl_round, "GRACE", 0.2)
    done = round_of("clings", "quick", at_once=1, time_limit=1.5)
    assert (done.crawled, done.broken) == (["clings", "quick"], ["clings"])
    assert "clings: did not end within 0 s; going on without it" in caplog.messages


def test_who_becomes_due_during_a_long_crawl_has_its_turn_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl_round, "TOP_UP", 0.05)
    new, WaitsForMore.looks = iter([["second"], ["breaks", "third"]]), 0

    def more() -> list[str]:
        WaitsForMore.looks += 1
        return next(new, [])

    done = round_of("breaks", "waits_for_more", more=more)
    assert sorted(done.crawled) == ["breaks", "second", "third", "waits_for_more"]  # who broke is not tried again
    assert done.broken == ["breaks"]


def test_more_is_not_looked_for_at_every_crawl_that_ends() -> None:
    def more() -> list[str]:
        raise AssertionError("asked after less than a minute")

    assert round_of("quick", "second", more=more).crawled == ["quick", "second"]


def test_time_is_given_in_minutes() -> None:
    assert (crawl_round.GRACE, crawl_round.TOP_UP, crawl_round.STANDSTILL) == (60, 60, 300)


STANDS_STILL = """
import asyncio, time
from newsbot.scheduling import crawl_round
crawl_round.STANDSTILL = 1
async def work():
    beat = asyncio.create_task(crawl_round._beat())
    await asyncio.sleep(0)
    time.sleep(600)
asyncio.run(work())
"""


def test_a_process_that_stands_still_ends_and_says_where() -> None:
    done = subprocess.run(python(STANDS_STILL), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "in work" in done.stderr


def test_each_beat_puts_the_end_of_the_process_off_and_after_the_last_nobody_watches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[Any] = []
    monkeypatch.setattr(crawl_round, "BEAT", 0)
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda seconds, exit: told.append((seconds, exit)))
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: told.append("not any more"))

    async def work() -> None:
        beat = asyncio.create_task(crawl_round._beat())
        while len(told) < 3:
            await asyncio.sleep(0)
        beat.cancel()
        await asyncio.gather(beat, return_exceptions=True)

    asyncio.run(work())
    assert told == [(300, True)] * 3 + ["not any more"]


@pytest.fixture
def handlers() -> Iterator[Callable[[], list[Any]]]:
    """How this process answers Ctrl-C and a request to end."""
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    yield lambda: [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    for number, handler in zip((signal.SIGINT, signal.SIGTERM), before, strict=True):
        signal.signal(number, handler)


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


@pytest.mark.parametrize(("codes", "worst"), [((0, 0), 0), ((0, 2, 1), 2), ((1,), 1)])
def test_of_several_processes_the_worst_status_counts(codes: tuple[int, ...], worst: int) -> None:
    assert run_processes(python(f"raise SystemExit({code})") for code in codes) == worst


def test_a_process_that_a_signal_ended_is_no_success() -> None:
    assert run_processes([python("import os; os.kill(os.getpid(), 9)"), python("")]) == 9


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_is_passed_on_to_each_process_once(
    tmp_path: Path, number: signal.Signals, handlers: Callable[[], list[Any]]
) -> None:
    code = (
        "import pathlib, signal, sys, time\n"
        "heard = []\n"
        f"signal.signal({int(number)}, lambda *_: heard.append(1))\n"
        "pathlib.Path(sys.argv[1]).touch()\n"
        "end = time.monotonic() + 20\n"
        "while not heard and time.monotonic() < end: time.sleep(0.02)\n"
        "time.sleep(0.2)\n"
        "raise SystemExit(40 + len(heard))\n"
    )
    before, files = handlers(), [tmp_path / "one", tmp_path / "two"]

    def interrupt() -> None:
        while not all(file.exists() for file in files):
            time.sleep(0.02)
        os.kill(os.getpid(), number)

    threading.Thread(target=interrupt, daemon=True).start()
    assert run_processes([*python(code), str(file)] for file in files) == 41
    assert handlers() == before

import gzip
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

import psutil
import pytest

from newsbot.demo.paper import Paper
from newsbot.warc import workers
from newsbot.warc.articles import ArticleReader, ReadArticle
from newsbot.warc.files import WholeFile
from newsbot.warc.records import Damage
from newsbot.warc.workers import Part, Readers, parts_of
from tests.warc.made import http_response, packed, record

LIMIT = 1 << 24
STORIES = 24


def story_url(number: int) -> str:
    return f"https://harbour.example/story/{number}.html"


@pytest.fixture
def crawl(tmp_path, monkeypatch):
    """A crawl archive of 24 articles that is read in about as many parts."""
    paper = Paper()
    pages = [paper.answer(story.path).body for story in paper.newest()]
    records = [
        record(http_response(str(pages[number % len(pages)]).encode()), url=story_url(number))
        for number in range(STORIES)
    ]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(packed(*records))
    monkeypatch.setattr(workers, "PART", path.stat().st_size // STORIES)
    return path


@dataclass
class AnySite:
    """Knows no publisher, and kills its own process at *deadly*, once if *only_once* is a file that can be made."""

    deadly: str = ""
    only_once: Path | None = None

    def __call__(self, url: str) -> None:
        if url == self.deadly and not (self.only_once and self.only_once.exists()):
            if self.only_once:
                self.only_once.touch()
            os.kill(os.getpid(), signal.SIGKILL)


def read(path: Path, jobs: int, sites: AnySite | None = None) -> tuple[list[str], list[Damage]]:
    reader = ArticleReader(sites or AnySite(), frozenset(), LIMIT)
    with Readers(reader, jobs) as readers:
        outcomes = [outcome for part in readers.read(parts_of(path)) for outcome in part]
    urls = [outcome.article.url for outcome in outcomes if isinstance(outcome, ReadArticle)]
    return urls, [outcome for outcome in outcomes if isinstance(outcome, Damage)]


def test_a_file_is_cut_into_parts_without_gaps(crawl):
    parts = list(parts_of(crawl))
    assert len(parts) >= STORIES
    assert parts[0].start == 0
    assert parts[-1].end == crawl.stat().st_size
    assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]


def test_a_file_whose_records_have_no_place_of_their_own_is_one_part(tmp_path, crawl):
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(gzip.decompress(crawl.read_bytes()), compresslevel=0))
    assert list(parts_of(whole)) == [Part(whole, whole=WholeFile.now_at(whole))]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_gives_the_articles_in_the_order_of_the_file(crawl, jobs):
    assert read(crawl, jobs) == ([story_url(number) for number in range(STORIES)], [])


def test_a_process_with_threads_is_not_copied_and_read_by_new_ones_all_the_same(crawl):
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert workers._way_to_start().get_start_method() == "forkserver"
        assert read(crawl, 2) == ([story_url(number) for number in range(STORIES)], [])
    finally:
        done.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
def test_processes_that_are_started_in_long_turns_take_them_too():
    code = """
import os, sys
from newsbot.warc.workers import work_in_long_turns
work_in_long_turns()
sys.exit(os.waitpid(pid, 0)[1] if (pid := os.fork()) else os.sched_getscheduler(0) != os.SCHED_BATCH)
"""
    assert subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": "."}).returncode == 0


@pytest.mark.parametrize("parts", [0, 3])
def test_processes_that_were_not_asked_for_everything_have_ended_with_the_block(crawl, parts):
    with Readers(ArticleReader(AnySite(), frozenset(), LIMIT), 2) as readers:
        outcomes = readers.read(parts_of(crawl))
        for _ in range(parts):
            next(outcomes)
        assert active_children() != []
    assert active_children() == []


@pytest.mark.slow
def test_a_process_that_is_killed_costs_nothing(crawl, tmp_path):
    assert read(crawl, 2, AnySite(story_url(9), tmp_path / "killed")) == (
        [story_url(number) for number in range(STORIES)],
        [],
    )


def end_at_once() -> None:
    os._exit(1)


def test_a_part_that_a_broken_pool_refuses_is_not_lost():
    parts = [Part(Path(str(number))) for number in range(9)]
    waiting, under_way = iter(parts), deque[workers.Task]()
    with ProcessPoolExecutor(1) as pool:
        with pytest.raises(BrokenProcessPool):
            pool.submit(end_at_once).result()
        with pytest.raises(BrokenProcessPool):
            list(workers._read_ahead(waiting, under_way, pool, ahead=4))
    assert [task.part for task in under_way] + list(waiting) == parts


@pytest.mark.slow
def test_a_record_that_kills_every_process_costs_its_part_and_is_reported(crawl):
    urls, damages = read(crawl, 2, AnySite(story_url(9)))
    assert set(urls) < {story_url(number) for number in range(STORIES)}
    assert len(urls) >= STORIES - 3
    assert len(damages) == 1
    assert "died" in str(damages[0])


ENDLESS = """
import os, sys, threading
from pathlib import Path
from newsbot.warc.articles import ArticleReader
from newsbot.warc.workers import Part, Readers

def never(url):
    os.write(1, b"reading\\n")  # print writes twice where Python is told not to buffer
    threading.Event().wait()

if __name__ == "__main__":
    reader = ArticleReader(never, frozenset(), 1 << 24)
    with Readers(reader, 2) as readers:
        list(readers.read([Part(Path(sys.argv[1]))] * 9))
"""


@pytest.mark.slow
def test_no_process_is_left_when_the_first_one_is_killed(crawl, tmp_path):
    script = tmp_path / "endless.py"
    script.write_text(ENDLESS)
    command, env = [sys.executable, script, crawl], {**os.environ, "PYTHONPATH": "."}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        told = [first.stdout.readline() for _ in range(2)]
        family = psutil.Process(first.pid).children(recursive=True)
        first.kill()
    assert told == ["reading\n"] * 2
    assert len(family) >= 2
    assert psutil.wait_procs(family, timeout=30)[1] == []

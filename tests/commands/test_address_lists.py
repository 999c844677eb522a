"""`scrapy crawl site -a urls=...`, as a user types it: from standard input, and again after it was killed."""

import os
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from newsbot.archive import Archive
from tests.be_scrapy import read_from
from tests.mischief.server import MischievousServer, own_article
from tests.scrapy_process import ScrapyProcess, run_scrapy

STORIES = [f"/politics/story-of-the-harbour-{number}" for number in range(40)]
LOCAL = ("-s", "ALLOW_PRIVATE_ADDRESSES=1", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0")


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for story in STORIES:
            server.answer(story, own_article(f"Story of the harbour {story}"))
        yield server


def crawl(urls: object, *arguments: str, **how: Any) -> tuple[int, str]:
    ran = run_scrapy("crawl", "site", "-a", f"urls={urls}", *LOCAL, *arguments, **how)
    return ran.returncode, ran.stderr


def test_addresses_come_from_standard_input(server, tmp_path):
    (tmp_path / "list.txt").write_text("".join(f"{server.base}{story}\n" for story in STORIES[:3]))
    out = tmp_path / "out.jsonl"
    before = partial(read_from, str(tmp_path / "list.txt"))
    status, said = crawl("-", "-O", str(out), "-s", "ARCHIVE=", before=before)
    assert status == 0
    assert "-: 3 addresses, 0 known already" in said
    assert out.read_text().count("\n") == 3


def test_a_pipe_that_stays_open_does_not_keep_the_crawl_from_ending(server, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = ScrapyProcess("crawl", "site", "-a", f"urls={pipe}", "-a", "limit=2", *LOCAL, "-s", "ARCHIVE=")
    with pipe.open("w") as producer:
        producer.writelines(f"{server.base}{story}\n" for story in STORIES[:5])
        producer.flush()
        process.wait(60)
    assert process.returncode == 0


@pytest.mark.parametrize(("text", "why"), [("", "there is no address in it"), ("url\n", "there is no address in it")])
def test_an_empty_standard_input_is_one_line_and_a_status(text, why, tmp_path):
    (tmp_path / "list.txt").write_text(text)
    assert crawl("-", "-s", "ARCHIVE=", before=partial(read_from, str(tmp_path / "list.txt"))) == (
        2,
        f"scrapy crawl: urls=-: {why}\n",
    )


@pytest.mark.slow
def test_a_killed_crawl_goes_on_where_it_was(server, tmp_path):
    (tmp_path / "list.txt").write_text("".join(f"{server.base}{story}\n" for story in STORIES))
    how = ["-s", f"ARCHIVE={tmp_path / 'n.db'}", "-s", "DOWNLOAD_DELAY=0.1"]
    process = ScrapyProcess("crawl", "site", "-a", f"urls={tmp_path / 'list.txt'}", *LOCAL[:4], *how)
    until = time.monotonic() + 60
    while sum(server.requests[story] for story in STORIES) < 10 and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.wait(10)
    with Archive(tmp_path / "n.db") as archive:
        stored = {article.url.removeprefix(server.base) for article in archive.articles()}
    assert 0 < len(stored) < len(STORIES)
    status, said = crawl(tmp_path / "list.txt", *how)
    assert status == 0
    assert f"40 addresses, {len(stored)} known already" in said
    assert all(server.requests[story] == 1 for story in stored)
    with Archive(tmp_path / "n.db") as archive:
        assert sum(1 for _ in archive.articles()) == len(STORIES)

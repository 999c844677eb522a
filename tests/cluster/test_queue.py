"""The queue: what is put into it, once, and what is told of it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from newsbot.cluster.queue import NoQueue, Queue
from tests.postgresql import server


def told(queue: Queue) -> list[tuple[str, str]]:
    return [(job.of, job.state) for job in queue.jobs()]


def test_two_that_start_at_once_make_one_queue() -> None:
    queue = Queue(server().address(server().new()))
    assert queue.jobs() == queue.workers() == []
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: queue.make(), range(4)))
    assert queue.put_crawls(["post"]) == 1


def test_of_a_publisher_one_job_waits_at_most(queue: Queue) -> None:
    assert queue.put_crawls(["post", "times", "post"]) == 2
    assert queue.put_crawls(["post", "herald"]) == 1
    assert told(queue) == [("post", "waiting"), ("times", "waiting"), ("herald", "waiting")]


def test_a_file_waits_once_whatever_it_is_called(queue: Queue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert queue.put_files([Path("a.warc.gz"), tmp_path / "a.warc.gz", Path("b.warc.gz")]) == 2
    assert told(queue) == [(f"{tmp_path}/{name}.warc.gz", "waiting") for name in "ab"]


def test_what_procrastinate_tells_of_itself_is_not_shown(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "procrastinate"):
        assert queue.put_crawls(["post"]) == 1
    assert not caplog.messages


def test_a_database_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    queue = Queue(f"postgresql:///news?host={tmp_path}")
    for ask in (queue.make, queue.jobs, queue.workers):
        with pytest.raises(NoQueue, match="No such file or directory"):
            ask()
    with pytest.raises(NoQueue) as refused:
        queue.put_crawls(["post"])
    assert "\n" not in str(refused.value)

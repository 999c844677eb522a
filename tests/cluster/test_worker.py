"""Workers: each job once, none of a publisher beside another, and what happens when something dies."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from newsbot.cluster.queue import Queue
from newsbot.cluster.worker import DIED
from tests.cluster.conftest import until
from tests.postgresql import server

Start = Callable[..., Any]


def lines(log: Path) -> list[str]:
    return log.read_text().splitlines()


def failed(queue: Queue) -> list[tuple[str, str]]:
    return [(job.of, job.reason) for job in queue.jobs() if job.state == "failed"]


def states(queue: Queue) -> list[str]:
    return [job.state for job in queue.jobs()]


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def end(process: Any) -> int:
    process.terminate()
    process.join(30)
    status: int = process.exitcode
    return status


def test_every_job_is_done_once_and_those_of_a_publisher_one_after_the_other(
    queue: Queue, start: Start, log: Path
) -> None:
    script = f"echo begin $1 >> {log}; sleep 0.1; echo end $1 >> {log}"
    workers = [start(script, jobs=3) for _ in range(2)]
    put = 0
    for _ in range(4):
        put += queue.put_crawls(["post", "times", "herald", "courier"])
        time.sleep(0.1)
    until(lambda: not states(queue))
    done = lines(log)
    assert len(done) == 2 * put
    for name in ("post", "times", "herald", "courier"):
        own = [line for line in done if line.endswith(name)]
        assert own == [f"begin {name}", f"end {name}"] * (len(own) // 2)
    assert [end(worker) for worker in workers] == [0, 0]


def test_a_job_that_fails_is_told_with_its_reason_and_holds_up_none_after_it(
    queue: Queue, start: Start, log: Path
) -> None:
    start(f"echo $1 >> {log}; case $1 in (post) sleep 0.5; exit 3;; (times) kill -9 $$;; esac")
    queue.put_crawls(["post", "times", "herald"])
    until(lambda: "post" in lines(log))
    assert queue.put_crawls(["post"]) == 1
    until(lambda: sorted(states(queue)) == ["failed"] * 3)
    told = [("post", "ended with status 3")] * 2 + [("times", "killed by SIGKILL")]
    assert sorted(failed(queue)) == told
    assert sorted(lines(log)) == ["herald", "post", "post", "times"]


def test_a_worker_that_is_asked_to_end_lets_its_jobs_end_in_order(queue: Queue, start: Start, log: Path) -> None:
    worker = start(f"trap 'echo closed >> {log}; exit 130' TERM; echo begun >> {log}; sleep 50 & wait")
    queue.put_crawls(["post", "times", "herald"])
    until(lambda: lines(log) == ["begun"] * 2)
    asked = time.monotonic()
    assert end(worker) == 0
    assert time.monotonic() - asked < 10
    assert lines(log) == ["begun"] * 2 + ["closed"] * 2
    assert states(queue) == ["waiting"]
    assert queue.workers() == []


@pytest.mark.slow
def test_a_job_that_does_not_end_is_killed_and_the_worker_ends_within_ten_seconds(
    queue: Queue, start: Start, log: Path
) -> None:
    worker = start(f"trap '' TERM; echo $$ >> {log}; while :; do sleep 0.2; done")
    queue.put_crawls(["post"])
    until(lambda: lines(log))
    asked = time.monotonic()
    assert end(worker) == 0
    assert time.monotonic() - asked < 10
    assert not is_alive(int(lines(log)[0]))


def test_a_job_that_takes_too_long_is_ended_and_told(queue: Queue, start: Start) -> None:
    start("exec sleep 50", time_limit=0.5)
    queue.put_crawls(["post"])
    until(lambda: failed(queue))
    assert failed(queue) == [("post", "ended after 0 s, as it did not end by itself")]


@pytest.mark.slow
def test_the_jobs_of_a_worker_that_is_killed_die_with_it_and_are_free_again(
    queue: Queue, start: Start, log: Path
) -> None:
    worker = start(f"echo $$ >> {log}; exec sleep 50")
    queue.put_crawls(["post", "times"])
    until(lambda: len(lines(log)) == 2)
    queue.put_crawls(["post"])
    os.kill(worker.pid, signal.SIGKILL)
    until(lambda: not any(is_alive(int(pid)) for pid in lines(log)))
    until(lambda: sorted(states(queue)) == ["stalled", "stalled", "waiting"])
    start(f"echo $1 >> {log}")
    until(lambda: states(queue) == ["failed"] * 2)
    assert sorted(failed(queue)) == [("post", DIED), ("times", DIED)]
    until(lambda: lines(log)[2:] == ["post"])


@pytest.mark.slow
def test_a_worker_that_loses_the_database_ends_with_status_1_and_one_line(
    queue: Queue, start: Start, log: Path, tmp_path: Path
) -> None:
    worker = start(f"trap 'echo closed >> {log}; exit 130' TERM; echo begun >> {log}; sleep 50 & wait")
    queue.put_crawls(["post"])
    until(lambda: lines(log) == ["begun"])
    server().process.send_signal(signal.SIGQUIT)  # PostgreSQL's own way to stop without a word
    server().process.wait()
    try:
        worker.join(30)
    finally:
        server().start()
    assert worker.exitcode == 1
    assert lines(log) == ["begun", "closed"]
    (told,) = (tmp_path / "told").read_text().splitlines()
    assert told.startswith("the database is lost: ")


@pytest.mark.slow
def test_a_worker_that_can_start_no_more_jobs_ends_with_status_1(
    queue: Queue, start: Start, log: Path, tmp_path: Path
) -> None:
    worker = start(f"echo $PPID $$ >> {log}; exec sleep 50")
    queue.put_crawls(["post"])
    until(lambda: lines(log))
    starter, job = map(int, lines(log)[0].split())
    os.kill(starter, signal.SIGKILL)
    worker.join(30)
    assert (worker.exitcode, (tmp_path / "told").read_text()) == (1, "the process that starts jobs died")
    until(lambda: not is_alive(job))


def test_a_worker_that_others_took_for_dead_ends_with_status_1(
    queue: Queue, start: Start, log: Path, tmp_path: Path
) -> None:
    worker = start(f"echo $1 >> {log}")
    queue.put_crawls(["post"])
    until(lambda: lines(log))
    with psycopg.connect(queue.address) as connection:
        connection.execute("DELETE FROM procrastinate_workers")
    queue.put_crawls(["times"])
    worker.join(30)
    told = (tmp_path / "told").read_text()
    assert (worker.exitcode, told) == (1, "others took this worker for dead, as nothing was heard of it")
    assert lines(log) == ["post"]


def test_a_worker_takes_only_the_publishers_that_it_is_for_and_any_file(
    queue: Queue, start: Start, log: Path, tmp_path: Path
) -> None:
    queue.put_crawls(["post", "times"])
    queue.put_files([tmp_path / "a.warc.gz"])
    start(f"echo $0 $1 >> {log}", publishers=["times"])
    until(lambda: states(queue) == ["waiting"])
    assert sorted(lines(log)) == ["crawl times", f"read {tmp_path}/a.warc.gz"]


def test_one_of_the_workers_puts_what_is_due(queue: Queue, start: Start, log: Path) -> None:
    for _ in range(2):
        start(f"echo $0 >> {log}", puts_due=True)
    until(lambda: lines(log))
    assert lines(log)[:1] == ["due"]
    assert states(queue) == []


def test_old_jobs_are_deleted(queue: Queue, start: Start) -> None:
    start("exit 1")
    queue.put_crawls(["post"])
    until(lambda: failed(queue))
    start("exit 1", constants={"KEPT_HOURS": 0, "CLEANING": 0.1})
    until(lambda: not failed(queue))


@pytest.mark.slow
def test_workers_and_jobs_killed_at_random_leave_nothing_undone_and_nothing_twice_at_once(
    queue: Queue, start: Start, log: Path
) -> None:
    """What was killed is put again, as the archive's schedule does; a lock that another one holds tells of two."""
    script = (
        f"exec 9> {log.parent}/$1.lock; flock --nonblock 9 || echo twice $1 >> {log};"
        f"sleep 0.2 9>&-; echo done $1 >> {log}"
    )
    names = [f"publisher_{number}" for number in range(30)]
    workers = [start(script, jobs=3) for _ in range(3)]
    queue.put_crawls(names)
    for number in range(8):
        time.sleep(0.4)
        os.kill(workers[number % 3].pid, signal.SIGKILL)
        workers[number % 3].join()
        workers[number % 3] = start(script, jobs=3)

    def is_done() -> bool:
        undone = [name for name in names if f"done {name}" not in lines(log)]
        queue.put_crawls(undone)
        return not undone

    until(is_done)
    assert [line for line in lines(log) if line.startswith("twice")] == []

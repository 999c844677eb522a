"""What the queue of many machines costs: processor time of a job that does nothing, and crawls an hour of more workers.

    python -m benchmarks.jobs [--jobs 300] [--publishers 24]

Made newsrooms on loopback want two seconds between requests, as real ones do, so that crawls wait most of the time; all
are due at once, and each worker does two jobs at a time.
"""

import argparse
import tempfile
import time
from collections.abc import Sequence
from multiprocessing import get_context
from pathlib import Path

import psutil

from benchmarks.cluster import server
from benchmarks.newsrooms import Newsrooms
from benchmarks.workers import Project, Workers
from newsbot.archive import Archive
from newsbot.cluster.queue import Queue
from newsbot.cluster.worker import Worker
from tests.commands.newsroom import Newsroom as Folder
from tests.postgresql import Server

DELAY = 2.0
AT_ONCE = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=300)
    parser.add_argument("--publishers", type=int, default=24)
    args = parser.parse_args()
    with server() as postgresql:
        _of_nothing(postgresql, args.jobs)
        with Newsrooms(args.publishers, 3600.0, DELAY) as rooms:
            for number in (1, 2, 4):
                _crawls(postgresql, rooms, number)


def _of_nothing(postgresql: Server, number: int) -> None:
    """Print what jobs cost that do nothing: to those who put them, to the worker and to the server."""
    queue = Queue(postgresql.address(postgresql.new()))
    queue.make()
    worker = Worker(queue.address, 4, lambda *_: [], 60.0, do=_nothing)
    process = get_context("fork").Process(target=worker.run)
    process.start()
    queue.put_crawls(["first"])
    _until_done(queue)
    assert process.pid
    (starter,) = psutil.Process(process.pid).children()
    parts = {
        "worker": psutil.Process(process.pid),
        "process": starter,
        "server": psutil.Process(postgresql.process.pid),
    }
    before, began = {name: _seconds(part) for name, part in parts.items()}, time.process_time()
    queue.put_crawls(f"post_{n}" for n in range(number))
    put = time.process_time() - began
    _until_done(queue)
    spent = {name: _seconds(part) - before[name] for name, part in parts.items()}
    told = ", ".join(f"{name} {seconds / number * 1000:.1f} ms" for name, seconds in spent.items())
    print(f"a job that does nothing, in processor time: put {put / number * 1000:.1f} ms, {told}", flush=True)
    process.terminate()
    process.join()


def _nothing(_: Sequence[str]) -> None:
    """Do a job."""


def _until_done(queue: Queue) -> None:
    while queue.jobs():
        time.sleep(0.5)


def _seconds(process: psutil.Process) -> float:
    """Return the processor time of a process, of those it waited for, and of those that it started."""
    spent = process.cpu_times()
    below = process.children() if "postgres" in process.name() else []
    own: float = spent.user + spent.system + spent.children_user + spent.children_system
    return own + sum(_seconds(child) for child in below if child.is_running())


def _crawls(postgresql: Server, rooms: Newsrooms, number: int) -> None:
    """Print how many crawls an hour so many workers come to."""
    with tempfile.TemporaryDirectory() as name:
        rooms.add_to(Folder(Path(name)))
        rooms.begin()
        project = Project(Path(name), postgresql.address(postgresql.new()))
        workers = Workers(project, number, AT_ONCE)
        Archive(project.address).close()
        rooms.asked.clear()
        workers.keep_up()
        while (done := _finished(project.address)) < len(rooms.rooms):
            time.sleep(0.5)
        seconds = time.time() - rooms.asked[0].at
        workers.end()
    print(f"{number} workers: {done} crawls in {seconds:.0f} s, {done / seconds * 3600:.0f} an hour", flush=True)


def _finished(address: str) -> int:
    with Archive(address, read_only=True) as archive:
        return len({row["publisher"] for row in archive.crawls.last(limit=1000) if row["finished"]})


if __name__ == "__main__":
    main()

"""Try many machines on one: workers, crawls and PostgreSQL itself are killed at random, and nothing is lost or twice.

    python -m benchmarks.cluster [--publishers 20] [--workers 3] [--kills 25] [--seed 1] [--folder /tmp]

Made newsrooms on loopback, each a publisher, are crawled by `scrapy crawlall` into SQLite, undisturbed; then by workers
into PostgreSQL, of which, of their crawls or the server one is killed (SIGKILL; the server by SIGQUIT, which is as if
the power had failed) every few seconds. A worker that ended is started again, as systemd does. At the end both
archives must hold the same articles, revisions and states; no publisher may have been crawled by two at once, which the
newsrooms' own logs tell.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom
from tests.postgresql import Server

ROOT = Path(__file__).parents[1]
BETWEEN = (1.0, 4.0)
"""Seconds between two kills."""
SLOWLY = "custom_settings = {'DOWNLOAD_DELAY': 0.3}"
"""So that crawls take a while, and are killed in the middle."""
TABLES = {
    "article": "canonical_url, publisher, headline, lead, text, authors, date_published",
    "revision": "article_id, number",
    "url": "url, publisher, state, reason",
}


class Cluster:
    """Workers on this machine, and what they work at."""

    def __init__(self, folder: Path, server: Server, address: str) -> None:
        self.folder, self.server, self.address = folder, server, address
        self.log = (folder / "log").open("ab")
        self.workers: list[subprocess.Popen[bytes]] = []

    def scrapy(self, *arguments: str, archive: str | None = None) -> "subprocess.Popen[bytes]":
        """Start `scrapy` in the project."""
        own = {"PYTHONPATH": f"{ROOT}:{self.folder}", "NEWSBOT_ARCHIVE": archive or self.address}
        env = os.environ | own | {"SCRAPY_SETTINGS_MODULE": "made_settings"}
        command = [sys.executable, "-m", "scrapy", *arguments]
        return subprocess.Popen(command, cwd=self.folder, env=env, stdout=self.log, stderr=self.log)

    def keep_up(self, number: int) -> None:
        """Start workers until there are so many."""
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        while len(self.workers) < number:
            self.workers.append(self.scrapy("worker", "--jobs", "2", "--loglevel", "WARNING"))

    def crawls(self) -> list[psutil.Process]:
        """Return the processes of crawls, which have a parent that a worker started."""
        found: list[psutil.Process] = []
        for worker in self.workers:
            try:
                for starter in psutil.Process(worker.pid).children():
                    found += starter.children()
            except psutil.NoSuchProcess:
                continue
        return found

    def kill(self, chance: random.Random) -> str:
        """Kill something; return what it was."""
        crawls = self.crawls()
        what = chance.choice(["worker"] * 2 + ["crawl"] * 3 * bool(crawls) + ["server"])
        if what == "worker":
            chance.choice(self.workers).kill()
        elif what == "crawl":
            chance.choice(crawls).kill()
        else:
            self.server.process.send_signal(signal.SIGQUIT)
            self.server.process.wait()
            self.server.start()
        return what


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishers", type=int, default=20)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--patience", type=float, default=600, help="seconds until all must be done after the last kill"
    )
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name, _server() as server:
        folder = Path(name)
        with _papers(args.publishers) as papers:
            room = Newsroom(folder)
            for number, paper in enumerate(papers):
                room.add(f"post_{number}", paper.url + "feed.xml", SLOWLY)
            cluster = Cluster(folder, server, server.address(server.new()))
            alone = str(folder / "alone.db")
            cluster.scrapy("crawlall", archive=alone).wait()
            _disturbed(cluster, args)
            same = _same(alone, cluster.address)
            print("the same as undisturbed:", ", ".join(f"{name} {number}" for name, number in same.items()))
            print("crawled by two at once:", _twice(cluster.address) or "none")


def _disturbed(cluster: Cluster, args: argparse.Namespace) -> None:
    chance = random.Random(args.seed)
    cluster.keep_up(args.workers)
    time.sleep(8)
    killed: dict[str, int] = {}
    for _ in range(args.kills):
        time.sleep(chance.uniform(*BETWEEN))
        cluster.keep_up(args.workers)
        what = cluster.kill(chance)
        killed[what] = killed.get(what, 0) + 1
    print("killed:", killed, flush=True)
    began = time.monotonic()
    while _undone(cluster.address, args.publishers):
        cluster.keep_up(args.workers)
        if time.monotonic() - began > args.patience:
            sys.exit(f"not done: {_undone(cluster.address, args.publishers)}; {cluster.folder / 'log'}")
        time.sleep(1)
    print(f"all done {time.monotonic() - began:.0f} s after the last kill", flush=True)
    for worker in cluster.workers:
        worker.terminate()
    print("workers ended with", [worker.wait() for worker in cluster.workers])


def _undone(address: str, publishers: int) -> set[str]:
    """Return the publishers without a crawl that came to its end."""
    with Archive(address) as archive:
        done = {row["publisher"] for row in archive.crawls.last(limit=10_000) if row["finish_reason"] == "finished"}
    return {f"post_{number}" for number in range(publishers)} - done


def _same(alone: str, address: str) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    with Archive(alone) as first, Archive(address) as second:
        for table, columns in TABLES.items():
            one, two = (
                sorted(repr(tuple(row)) for row in archive.database.rows(f"SELECT {columns} FROM {table}"))
                for archive in (first, second)
            )
            found[table] = len(two) if one == two else f"{len(two)} instead of {len(one)}"
            for line in sorted(set(one) ^ set(two))[:4]:
                print("  differs:", line[:200])
    return found


def _twice(address: str) -> list[str]:
    """Return the publishers of which a crawl began before another one had ended; one that was killed has no end."""
    with Archive(address) as archive:
        crawls = archive.crawls.last(limit=10_000)[::-1]
    found, ended = [], dict[str, Any]()
    for row in crawls:
        if ended.get(row["publisher"], "") > row["started"]:
            found.append(row["publisher"])
        ended[row["publisher"]] = row["finished"] or ""
    return found


@contextmanager
def _papers(number: int) -> Iterator[list[DemoPublisher]]:
    with ExitStack() as stack:
        yield [stack.enter_context(DemoPublisher()) for _ in range(number)]


@contextmanager
def _server() -> Iterator[Server]:
    server = Server()
    try:
        yield server
    finally:
        server.stop()


if __name__ == "__main__":
    main()

"""Cut the link between a worker and the database, for a minute and for good, and see that nothing is lost or twice.

    python -m benchmarks.cut_link [--publishers 8] [--seconds 60 | --for-good] [--only-answers]

Two hosts in network namespaces, which takes root: on one are PostgreSQL, made newsrooms and a worker, on the other is a
second worker, which reaches the newsrooms over a link of their own all the time. In the middle of its crawls its link
to the database is cut, so that everything gets lost and nothing tells; with --only-answers, only what the database
sends. Printed is when each noticed. At the end the archive must be the same as one that `scrapy crawlall` made.
"""

import argparse
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from benchmarks import cluster_checks
from benchmarks.cluster import is_done, undisturbed
from benchmarks.hosts import THERE, Link, OtherHost, be_a_host
from benchmarks.newsrooms import Newsrooms
from benchmarks.workers import Project, Workers
from newsbot.archive import Archive, ArchiveError
from tests.commands.newsroom import Newsroom as Folder
from tests.postgresql import Server

DATABASE, NETWORK, WORKER = "10.77.0.1", "10.77.0.0/24", "10.77.0.2"
LINK = "database"
DELAY = 1.0
"""Seconds between two requests to a newsroom, so that a crawl takes long enough to be cut."""
SESSIONS = f"SELECT count(*) FROM pg_stat_activity WHERE client_addr = '{WORKER}'"
WHOLE, AGAIN = "the link is whole again", "the cut-off worker crawls again"
ALL = "all articles and corrections are there"
LONGEST = 400.0
"""Seconds until all must be done."""


@dataclass
class Cut:
    """What happens once the link is cut."""

    seconds: float
    """Until it is whole again."""
    only_answers: bool
    at: float = 0.0
    crawled: set[str] = field(default_factory=set)
    """The hosts of the newsrooms that the cut-off worker was crawling."""
    told: dict[str, float] = field(default_factory=dict)
    """What happened -> how many seconds after the cut."""

    @property
    def is_over(self) -> bool:
        """Whether the cut-off worker came back, or will never."""
        return AGAIN in self.told or self.seconds == float("inf")

    def tell(self, what: str) -> None:
        """Note that something happened now, if that is new."""
        if self.at and what not in self.told:
            self.told[what] = time.time() - self.at
            print(f"{self.told[what]:6.0f} s  {what}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishers", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--for-good", action="store_true")
    parser.add_argument("--only-answers", action="store_true")
    args = parser.parse_args()
    be_a_host()
    addresses = [f"10.78.0.{number + 1}" for number in range(args.publishers)]
    links = [Link(LINK, [DATABASE], WORKER), Link("web", addresses, "10.78.0.254")]
    cut = Cut(float("inf") if args.for_good else args.seconds, args.only_answers)
    with (
        tempfile.TemporaryDirectory() as name,
        OtherHost(links) as other,
        Newsrooms(args.publishers, 60.0, DELAY, addresses) as rooms,
    ):
        server = Server(DATABASE, NETWORK)
        try:
            database = server.new()
            rooms.add_to(Folder(Path(name)))
            here = Project(Path(name), server.address(database))
            there = Project(Path(name), f"postgresql://newsbot@{DATABASE}/{database}")
            workers = [Workers(there, 1, 4, other.by), Workers(here, 1, 4)]
            _crawl(workers, rooms, other, cut)
            asked = [*rooms.asked]
            print("crawled by two at once:", cluster_checks.crawled_twice_at_once(asked) or "none")
            print("the same as undisturbed:", undisturbed(here, rooms))
        finally:
            server.stop()


def _crawl(workers: list[Workers], rooms: Newsrooms, other: OtherHost, cut: Cut) -> None:
    address = workers[1].project.address
    Archive(address).close()
    rooms.begin()
    began = time.monotonic()
    while not (cut.at and cut.is_over and ALL in cut.told):
        for some in workers:
            some.keep_up()
        if not cut.at and (at_work := _at_work(rooms)):
            cut.crawled = at_work
            other.cut(LINK, cut.only_answers)
            cut.at = time.time()
            print(f"the link is cut; newsrooms that are crawled over it: {len(at_work)}", flush=True)
        if cut.at and time.time() - cut.at > cut.seconds and WHOLE not in cut.told:
            other.mend(LINK)
            cut.tell(WHOLE)
        _observe(workers[0], rooms, address, cut)
        if time.monotonic() - began > LONGEST:
            sys.exit(f"not done: {workers[0].project.log.read_text()[-2000:]}")
        time.sleep(0.5)
    for some in workers:
        print(f"workers ended with {some.end()}; before with {dict(some.ends)}", flush=True)


def _at_work(rooms: Newsrooms) -> set[str]:
    """Return the newsrooms that the other host is crawling, once it has two articles of one of them."""
    asked = [one for one in [*rooms.asked] if one.crawl.startswith(THERE) and one.path.startswith("/world/")]
    return {one.host for one in asked} if len(asked) > 1 else set()


def _observe(worker: Workers, rooms: Newsrooms, address: str, cut: Cut) -> None:
    if not cut.at:
        return
    if worker.ends:
        cut.tell("the cut-off worker has ended, and is started again and again")
    with suppress(psycopg.Error), psycopg.connect(address) as connection:
        if connection.execute(SESSIONS.encode()).fetchone() == (0,):
            cut.tell("the database has ended the sessions that were cut off")
    since = [one for one in [*rooms.asked] if one.at > cut.at + 1]
    if cut.crawled <= {one.host for one in since if not one.crawl.startswith(THERE)}:
        cut.tell("the other worker has begun to crawl all of those newsrooms")
    whole = cut.told.get(WHOLE, float("inf"))
    if any(one.crawl.startswith(THERE) and one.at > cut.at + whole for one in since):
        cut.tell(AGAIN)
    with suppress(ArchiveError):
        if is_done(address, rooms):
            cut.tell(ALL)


if __name__ == "__main__":
    main()

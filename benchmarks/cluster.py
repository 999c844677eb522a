"""Try many machines on one: workers, crawls and PostgreSQL itself are killed at random, and nothing is lost or twice.

    python -m benchmarks.cluster [--publishers 200] [--workers 3] [--kills 25] [--seed 1] [--folder /tmp]

Made newsrooms on loopback, each with a rhythm of its own, are crawled by workers into PostgreSQL, of which, of their
crawls or the server one is killed (SIGKILL; the server by SIGQUIT, which is as if the power had failed) every few
seconds. A worker that ended is started again, as systemd does. Once a newsroom's first articles are in the archive, it
corrects one. Then `scrapy crawlall` reads the same into SQLite, undisturbed: both archives must hold the same articles,
revisions and states. The newsrooms' log must show that none was crawled by two at once, and no two requests to one
within its delay; the archive's, that none was crawled much later than it was due.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks import cluster_checks
from benchmarks.newsrooms import CORRECTED, DELAY, IN_ALL, Newsrooms
from benchmarks.workers import Project, Workers
from newsbot.archive import Archive, ArchiveError
from tests.commands.newsroom import Newsroom as Folder
from tests.postgresql import Server

LOOK = 5.0
"""Seconds between two looks at the archive."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--publishers", type=int, default=200)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=4, help="of each worker at once")
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--between", type=float, default=15.0, help="seconds between two kills, about")
    parser.add_argument("--publishing", type=float, default=420.0, help="seconds in which all is published")
    parser.add_argument("--patience", type=float, default=1800.0, help="seconds until all must be done")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(dir=args.folder) as name,
        server() as postgresql,
        Newsrooms(args.publishers, args.publishing) as rooms,
    ):
        folder = Path(name)
        rooms.add_to(Folder(folder))
        project = Project(folder, postgresql.address(postgresql.new()))
        workers = Workers(project, args.workers, args.jobs)
        _disturbed(workers, postgresql, rooms, args)
        _tell(project, rooms)
        print("the same as undisturbed:", undisturbed(project, rooms))


def _disturbed(workers: Workers, postgresql: Server, rooms: Newsrooms, args: argparse.Namespace) -> None:
    chance, killed, address = random.Random(args.seed), Counter[str](), workers.project.address
    Archive(address).close()
    rooms.begin()
    began = looked = time.monotonic()
    next_kill = began + args.between
    has_all = False
    while not has_all or killed.total() < args.kills:
        workers.keep_up()
        now = time.monotonic()
        if now > next_kill and killed.total() < args.kills:
            killed[workers.kill(postgresql, chance)] += 1
            next_kill = now + args.between * chance.uniform(0.5, 1.5)
        if now - looked > LOOK:
            looked = now
            with suppress(ArchiveError):  # it is starting again
                has_all = is_done(address, rooms)
        if now - began > args.patience:
            sys.exit(f"not done after {now - began:.0f} s: {workers.project.log.read_text()[-2000:]}")
        time.sleep(0.5)
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"killed: {dict(killed)}; all done after {now - began:.0f} s; load {load}", flush=True)
    ends = dict(workers.ends)
    print(f"workers ended with {workers.end()}; before with {ends}", flush=True)


def is_done(address: str, rooms: Newsrooms) -> bool:
    """Tell whether all that newsrooms have is there; let those correct articles whose are."""
    with Archive(address, read_only=True) as archive:
        articles = {row[0] for row in archive.database.rows("SELECT canonical_url FROM article")}
        (revisions,) = archive.database.rows("SELECT count(*) FROM revision")
    for room in rooms.rooms:
        if articles.issuperset(room.to_be_corrected):
            room.correct()
    return (len(articles), revisions[0]) == (len(rooms.rooms) * IN_ALL, len(rooms.rooms) * CORRECTED)


def _tell(project: Project, rooms: Newsrooms) -> None:
    until, asked = time.time(), [*rooms.asked]
    with Archive(project.address) as archive:
        late = cluster_checks.lateness(archive, rooms.rooms, asked, until)
        crawls = Counter(row["finish_reason"] or "killed" for row in archive.crawls.last(limit=100_000))
    print("crawls:", dict(crawls))
    print("crawled by two at once:", cluster_checks.crawled_twice_at_once(asked) or "none")
    gaps, paces = cluster_checks.gaps(asked), cluster_checks.paces(asked)
    below = ", ".join(
        f"{sum(gap < DELAY - less for gap in gaps)} below {DELAY - less:.2f} s" for less in (0.0, 0.05, 0.15)
    )
    print(f"{len(asked)} requests, a delay of {DELAY} s; gaps: {below}, the shortest {gaps[0]:.3f} s;", end=" ")
    print(
        f"mean of a crawl: the shortest {paces[0]:.3f} s, {sum(pace < DELAY for pace in paces)} of {len(paces)} shorter"
    )
    print("later than due,", cluster_checks.in_words(late))
    after_kill = [one for one in late if one.was_killed]
    print("after a crawl that was killed,", cluster_checks.in_words(after_kill), flush=True)


def undisturbed(project: Project, rooms: Newsrooms) -> str:
    alone = str(project.folder / "alone.db")
    rooms.put_back()
    for _ in range(2):
        project.scrapy("crawlall", "--loglevel", "WARNING", archive=alone).wait()
        for room in rooms.rooms:
            room.correct()
    found = cluster_checks.difference(alone, project.address)
    return ", ".join(f"{name} {number}" for name, number in found.items())


@contextmanager
def server() -> Iterator[Server]:
    """Run PostgreSQL while the context is open."""
    started = Server()
    try:
        yield started
    finally:
        started.stop()


if __name__ == "__main__":
    main()

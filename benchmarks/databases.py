"""Measure SQLite and PostgreSQL beside each other: storing, asking what is known, searching, reading, exporting.

    python -m benchmarks.databases [--sizes 10000,100000] [--folder /tmp]

The archives are those of `benchmarks.web_archive`; a copy of each is copied row by row into a database of a server that
this starts, with its usual settings. Then both are asked the same by turns. Times are medians, by the clock and of the
processor, with PostgreSQL's that of its own sessions, too; the ratios are those of the medians. On a machine that
others use, the clock says nothing: each way to a server and back waits for its turn. A store is a batch of fifty
articles in one transaction; a listing of fifty addresses of a publisher, of all times, is asked for as a crawl asks, in
one transaction, too. Searches are those of the web pages, which look at the newest of what a common word finds.
"""

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg

from benchmarks.archive import BATCH, NOW, PUBLISHERS, Press, store, url_of
from benchmarks.web_archive import HARBOUR, REVISED_EVERY, STORY_EVERY, made
from newsbot.archive import Archive, Selection
from newsbot.archive.copied_tables import ALL_TABLES, DERIVED
from newsbot.archive.postgresql.full_text import as_tsvector
from newsbot.archive.postgresql.words import COLUMNS, Fts5Words
from newsbot.exports.export import export
from newsbot.sources import Entry
from newsbot.urls import canonical
from newsbot.web.reading import CONSIDERED
from tests.postgresql import Server

ROUNDS, FIRST = 15, 8
"""Turns, and those before them, which fill caches; PostgreSQL plans a statement anew until it has seen it six times."""
EXPORTED = 5_000


def filled(server: Server, path: Path) -> str:
    """Return the address of a database with what the archive at *path* has: without `scrapy archive copy`, as COPY."""
    address = server.address(server.new())
    Archive(address).close()
    with Archive(path, read_only=True) as old, psycopg.connect(address) as new:
        new.execute("SET session_replication_role = replica")
        indexes = new.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
            " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        ).fetchall()
        for name, _ in indexes:
            new.execute(f"DROP INDEX {name}".encode())
        for table in ALL_TABLES:
            _copy(new, table.name, old.database.stream(f"SELECT * FROM {table.name}"))
        _copy(new, "article_fts", _words(old))
        for _, made_by in indexes:
            new.execute(made_by.encode())
    with Archive(address) as archive:
        archive.database.follow_numbers({table.name: 0 for table in ALL_TABLES if table.is_numbered})
        archive.database.connection.execute("VACUUM ANALYZE")
    return address


def _copy(new: psycopg.Connection[Any], table: str, rows: Iterator[Any]) -> None:
    for first in rows:
        names = [name for name in dict(first) if name not in DERIVED]
        columns = ", ".join(f'"{name}"' for name in names)
        with new.cursor().copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
            copy.write_row([first[name] for name in names])
            for row in rows:
                copy.write_row([row[name] for name in names])


def _words(old: Archive) -> Iterator[dict[str, Any]]:
    words = Fts5Words()
    for row in old.database.stream(f"SELECT id, {', '.join(COLUMNS)} FROM article"):
        yield {"rowid": row["id"], "words": as_tsvector(words.of([row[name] for name in COLUMNS]))}


def listing(archive: Archive, publisher: int, numbers: list[int]) -> None:
    """Ask as `newsbot.spidermiddlewares.skip_known` does for the entries of a listing: articles of these numbers."""
    urls = [canonical(url_of(number)) for number in numbers]
    with archive.transaction(), archive.urls.expected.among(urls):
        for url in urls:
            archive.urls.find(url, Entry(url, ""), f"paper_{publisher}", None, NOW)


def searched(archive: Archive, query: str) -> None:
    """Search as the web pages do."""
    for _ in archive.searched(query, Selection(limit=20), CONSIDERED).best():
        pass


def by_day(archive: Archive, query: str, language: str) -> None:
    """Search as the web pages do, with the chart of what was found over time."""
    found = archive.searched(query, Selection(languages=(language,), limit=20), CONSIDERED)
    for _ in found.best():
        pass
    found.by_day()


def kinds(size: int) -> dict[str, Callable[[Archive], Any]]:
    """Return what is measured, by its name."""
    press, chance = Press(), random.Random(3)
    fresh = iter(range(int(time.time()) * 100_000, 2**62, BATCH))
    common, rare = press.words[:3], press.words[3_000]
    phrase = f'"{common[0]} {common[1]}"'
    newest = Selection(limit=50)

    def some() -> int:
        return chance.randrange(size // STORY_EVERY)

    def known(archive: Archive) -> None:
        publisher = chance.randrange(PUBLISHERS)
        listing(archive, publisher, chance.sample(range(publisher, size, PUBLISHERS), BATCH))

    def new(archive: Archive) -> None:
        start = -PUBLISHERS * next(fresh)
        listing(archive, 7, [start + 7 - PUBLISHERS * number for number in range(BATCH)])

    def stored(archive: Archive) -> None:
        start = next(fresh)
        store(archive, [press.article(start + number) for number in range(BATCH)])

    def exported(archive: Archive) -> None:
        with tempfile.TemporaryDirectory() as folder:
            export(archive, Path(folder, "out.jsonl"), Selection(limit=EXPORTED))

    return {
        "listing of 50, all known": known,
        "search: a rare word": lambda archive: searched(archive, rare),
        "search: a common word": lambda archive: searched(archive, common[0]),
        "search: a phrase of the commonest words": lambda archive: searched(archive, phrase),
        "search: three common words": lambda archive: searched(archive, " ".join(common)),
        "search: a prefix": lambda archive: searched(archive, f"{rare[:4]}*"),
        "search: Japanese": lambda archive: searched(archive, HARBOUR),
        "search: a common word in German, by day": lambda archive: by_day(archive, common[0], "de"),
        "the newest 50": lambda archive: list(archive.articles(newest)),
        "the newest 50 of a publisher": lambda archive: list(
            archive.articles(Selection(publishers=("paper_7",), limit=50))
        ),
        "the newest 50 in English": lambda archive: list(archive.articles(Selection(languages=("en",), limit=50))),
        "the newest 50 with a phrase": lambda archive: list(archive.articles(Selection(query=phrase, limit=50))),
        "all articles, counted": lambda archive: archive.select(Selection()).count(),
        "an article by its number": lambda archive: archive.numbered(1 + chance.randrange(size)),
        "an article with its revisions": lambda archive: archive.revisions.of(url_of(REVISED_EVERY * some())),
        "the story of an article": lambda archive: archive.stories.of(url_of(100 * chance.randrange(size // 100))),
        "what became of an address": lambda archive: archive.why(url_of(chance.randrange(size))),
        "what is due of a publisher": lambda archive: archive.url_queue.due("paper_5", NOW),
        "export 5,000 articles": exported,
        "listing of 50, all new": new,
        "store 50 articles": stored,
    }


def measured(server: int, work: Callable[[], Any]) -> tuple[float, float]:
    """Return the milliseconds that *work* takes: by the clock, and of the processor.

    The latter are those of this thread and of the sessions of a *server* (its number).
    """
    before, began, began_by_clock = _of_sessions(server), time.thread_time(), time.perf_counter()
    work()
    by_clock, ended = time.perf_counter(), time.thread_time()
    return (by_clock - began_by_clock) * 1000, (ended - began) * 1000 + _of_sessions(server) - before


def _of_sessions(server: int) -> float:
    spent = 0.0
    for session in psutil.Process(server).children():
        with suppress(psutil.NoSuchProcess, FileNotFoundError):
            if "[local]" in " ".join(session.cmdline()):
                spent += int(Path(f"/proc/{session.pid}/schedstat").read_text("ascii").split()[0]) / 1e6
    return spent


def compare(path: Path, address: str, size: int, server: int) -> Iterator[str]:
    """Yield a line of a table for each kind."""
    yield f"| {size:,} articles | SQLite: clock | processor | PostgreSQL: clock | processor | ratio: clock | proc. |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    with Archive(path) as one, Archive(address) as other:
        for name, work in kinds(size).items():
            times: list[list[tuple[float, float]]] = [[], []]
            for turn in range(FIRST + ROUNDS):
                for archive, its_times in zip((one, other), times, strict=True):
                    took = measured(server, lambda archive=archive, work=work: work(archive))  # type: ignore[misc]
                    its_times += [took] * (turn >= FIRST)
            here, there = ([statistics.median(column) for column in zip(*each, strict=True)] for each in times)
            ratios = (f"{theirs / ours:.1f}" for ours, theirs in zip(here, there, strict=True))
            yield f"| {name} | {' | '.join([*(f'{value:.2f}' for value in (*here, *there)), *ratios])} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    server = Server(settings={})
    with psycopg.connect(server.address("postgres")) as connection:
        (version,) = connection.execute("SHOW server_version").fetchone() or ("",)
    print(f"SQLite {sqlite3.sqlite_version}, PostgreSQL {version}, Python {sys.version.split()[0]}\n")
    try:
        for size in map(int, options.sizes.split(",")):
            made(options.folder / f"web-{size}.db", size)
            with tempfile.TemporaryDirectory(dir=options.folder) as folder:
                path = Path(shutil.copy(options.folder / f"web-{size}.db", folder))  # which grows
                address = filled(server, path)
                print(f"{path.name}: copied into PostgreSQL; load {os.getloadavg()[0]:.1f}", file=sys.stderr)
                for line in compare(path, address, size, server.process.pid):
                    print(line, flush=True)
                print(f"\nload {os.getloadavg()[0]:.1f}\n")
    finally:
        server.stop()


if __name__ == "__main__":
    main()

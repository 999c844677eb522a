"""Measure the pages of `scrapy web` as the archive grows, beside Datasette and beside a crawl that writes.

    python -m benchmarks.web [--sizes 10000,100000] [--rounds 30] [--folder /tmp] [--datasette .venv/bin/datasette]
    python -m benchmarks.web --soak 600 [--sizes 100000]

The archives are made first (`benchmarks.web_archive`) and kept in the folder for the next run. A server in a process of
its own answers one reader, each time another address of the kind; the kinds take turns. What counts is the median, from
asking to the last byte; beside it stand the time that 95 of 100 stay below and the processor time of the server, which
does not depend on what else the machine does. While "a crawl writes", a process stores ten articles a second. Datasette
serves the same file with its limit of time at 30 s; to be installed in an environment of its own.

The soak has readers (`--readers 20`) ask for pages of all kinds, a second apart, while a crawl stores as fast as it
can, and says what went wrong, what the server's memory was, and the crawl's speed with readers and without.
"""

import argparse
import http.client
import importlib.metadata
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

import psutil

from benchmarks.archive import NOW, PUBLISHERS, Press, url_of
from benchmarks.web_archive import HARBOUR, made

A_SECOND = 10
"""Articles that the crawl stores while pages are measured."""
PATIENCE = 60
"""Seconds that a reader waits for an answer."""
WARM = 2
"""Rounds that are not counted."""
Kinds = Mapping[str, Callable[[random.Random], str]]


def kinds(articles: int) -> Kinds:
    """Return each kind of page with what makes an address of it."""
    words = Press().words

    def number(chance: random.Random) -> int:
        return chance.randrange(articles) + 1

    def paper(chance: random.Random) -> str:
        return f"paper_{chance.randrange(PUBLISHERS)}"

    return {
        "/": lambda _: "/",
        "list of a publisher": lambda chance: f"/?publisher={paper(chance)}",
        "article": lambda chance: f"/article/{number(chance)}",
        "publisher": lambda chance: f"/publisher/{paper(chance)}",
        "story": lambda chance: f"/story/{chance.randrange(articles // 100) * 100 + 1}",
        "stories": lambda chance: f"/stories?day=2026-11-{chance.randrange(19, 22)}",
        "why": lambda chance: f"/why?url={quote(url_of(number(chance) - 1), safe='')}",
        "search, rare": lambda chance: f"/search?q={words[chance.randrange(20_000, 40_000)]}",
        "search, common": lambda chance: f"/search?q={words[chance.randrange(5)]}",
        "search, Japanese": lambda _: f"/search?q={quote(HARBOUR)}",
        "feed": lambda chance: f"/feeds/articles.xml?publisher={paper(chance)}",
        "API": lambda chance: f"/api/articles?publisher={paper(chance)}",
    }


def datasettes(articles: int, name: str) -> Kinds:
    """Return the same for Datasette, where it has such a page; *name* is that of the file."""
    words = Press().words
    return {
        "/": lambda _: f"/{name}/article?_sort_desc=published_utc&_size=50",
        "article": lambda chance: f"/{name}/article/{chance.randrange(articles) + 1}",
        "search, rare": lambda chance: f"/{name}/article?_search={words[chance.randrange(20_000, 40_000)]}&_size=50",
    }


@dataclass
class Server:
    """A server's process and address."""

    process: psutil.Process
    port: int

    def ask(self, address: str) -> tuple[int, float]:
        """Return the status and how many milliseconds the answer took."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        began = time.perf_counter()
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        took = (time.perf_counter() - began) * 1e3
        connection.close()
        return answer.status, took

    def megabytes(self) -> float:
        """Return what it takes of the memory."""
        return float(self.process.memory_info().rss / 1e6)

    def computed(self) -> float:
        """Return how many milliseconds of processor time it took so far."""
        times = self.process.cpu_times()
        return (times.user + times.system) * 1e3


@contextmanager
def running(*command: str) -> Iterator[Server]:
    """Start a server; its port is in what it says."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = next((line for line in process.stderr if "http://127.0.0.1:" in line), "")
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        assert found, command
        try:
            yield Server(psutil.Process(process.pid), int(found[1]))
        finally:
            process.terminate()


def ours(path: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "scrapy", "web", "--port", "0", "-s", f"ARCHIVE={path}")


def datasette(program: str, path: Path) -> tuple[str, ...]:
    return (program, "serve", str(path), "--port", str(free_port()), "--setting", "sql_time_limit_ms", "30000")


def free_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Crawl:
    """What a crawl that ended came to."""

    a_second: float = 0.0


@contextmanager
def writing(path: Path, a_second: float) -> Iterator[Crawl]:
    """Store articles in a process of its own, so many *a_second*, 0 for as many as it can."""
    command = [sys.executable, "-m", "benchmarks.web", "--write", str(path), "--a-second", str(a_second)]
    crawl = Crawl()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        try:
            yield crawl
        finally:
            said, _ = writer.communicate()
            crawl.a_second = float(said or 0)


def write(path: Path, a_second: float) -> None:
    """Store articles as a crawl does, until nobody waits for it; print how many a second."""
    from newsbot.archive import Archive

    ended, press, count, first = Event(), Press(), 0, time.time_ns() // 1000

    def wait() -> None:
        sys.stdin.read()
        ended.set()

    Thread(target=wait, daemon=True).start()
    with Archive(path) as archive:
        began = time.perf_counter()
        while not ended.is_set():
            archive.store(press.article(first + count), NOW)
            count += 1
            if a_second and (ahead := began + count / a_second - time.perf_counter()) > 0:
                ended.wait(ahead)
        print(f"{count / (time.perf_counter() - began):.1f}")


@dataclass
class Cost:
    """Milliseconds that the answers of one kind took."""

    waited: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)
    failed: int = 0

    def __str__(self) -> str:
        most = statistics.quantiles(self.waited, n=20)[-1]
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{statistics.median(self.waited):,.0f} / {most:,.0f} ({statistics.fmean(self.computed):,.0f}){failed}"


def measure(server: Server, pages: Kinds, rounds: int) -> dict[str, Cost]:
    """Ask for the kinds by turns."""
    costs, chance = {kind: Cost() for kind in pages}, random.Random(1)
    for turn in range(rounds + WARM):
        for kind, address in pages.items():
            before = server.computed()
            status, waited = server.ask(address(chance))
            if turn >= WARM:
                costs[kind].waited.append(waited)
                costs[kind].computed.append(server.computed() - before)
                costs[kind].failed += status != 200
    return costs


def table(columns: Mapping[str, Mapping[str, Cost]], names: Iterator[str]) -> str:
    """Return a Markdown table, a row for each kind."""
    rows = [f"| ms: median / 95 % (processor) | {' | '.join(columns)} |", "|---|" + "---:|" * len(columns)]
    for kind in names:
        cells = (str(column[kind]) if kind in column else "" for column in columns.values())
        rows.append(f"| {kind} | {' | '.join(cells)} |")
    return "\n".join(rows)


def compare(sizes: Mapping[int, Path], rounds: int, program: str | None) -> None:
    """Measure every size alone, beside a crawl, and as Datasette has it."""
    columns: dict[str, dict[str, Cost]] = {}
    for size, path in sizes.items():
        with running(*ours(path)) as server:
            columns[f"{size:,}"] = measure(server, kinds(size), rounds)
            with writing(path, A_SECOND):
                columns[f"{size:,}, a crawl writes"] = measure(server, kinds(size), rounds)
        if program:
            with running(*datasette(program, path)) as server:
                columns[f"{size:,}, Datasette"] = measure(server, datasettes(size, path.stem), max(2, rounds // 5))
    print(table(columns, iter(kinds(min(sizes)))))


def soak(path: Path, articles: int, seconds: float, readers: int) -> dict[str, float]:
    """Read and write at once for so many *seconds*; return what came of it."""
    alone = [_stored_alone(path, seconds / 4)]
    with running(*ours(path)) as server:
        for address in kinds(articles).values():
            server.ask(address(random.Random(0)))
        found, memory = Answers(), [server.megabytes()]
        with writing(path, 0) as beside, found.reading(server, kinds(articles), readers):
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                time.sleep(min(1.0, seconds))
                memory.append(server.megabytes())
    alone.append(_stored_alone(path, seconds / 4))
    return {
        "answers": len(found.waited),
        "errors": found.wrong.total(),
        **{f"errors: {what}": count for what, count in found.wrong.items()},
        "median ms": statistics.median(found.waited),
        "95 % ms": statistics.quantiles(found.waited, n=20)[-1],
        "MB at first": memory[0],
        "MB at half time": memory[len(memory) // 2],
        "MB at the end": memory[-1],
        "articles a second without readers": statistics.fmean(alone),
        "articles a second beside them": beside.a_second,
    }


def _stored_alone(path: Path, seconds: float) -> float:
    with writing(path, 0) as crawl:
        time.sleep(seconds)
    return crawl.a_second


@dataclass
class Answers:
    """What many readers got."""

    waited: list[float] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)
    """Kind and status -> how many."""

    @contextmanager
    def reading(self, server: Server, pages: Kinds, readers: int) -> Iterator[None]:
        """Let so many *readers* ask for pages of all kinds, each a second after the last."""
        ended = Event()
        threads = [Thread(target=self._read, args=(server, pages, number, ended)) for number in range(readers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def _read(self, server: Server, pages: Kinds, number: int, ended: Event) -> None:
        chance = random.Random(number)
        while not ended.wait(chance.uniform(0.5, 1.5)):
            kind = chance.choice(list(pages))
            try:
                status, took = server.ask(pages[kind](chance))
            except OSError:
                status, took = 0, PATIENCE * 1e3
            if status != 200:
                self.wrong[f"{kind} {status}"] += 1
            self.waited.append(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--datasette", help="the program; without it, newsbot is measured alone")
    parser.add_argument("--soak", type=float, metavar="SECONDS")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--a-second", type=float, default=A_SECOND, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(options.write, options.a_second)
        return
    sizes = {size: options.folder / f"web-{size}.db" for size in map(int, options.sizes.split(","))}
    for size, path in sizes.items():
        made(path, size)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("starlette", "jinja2", "uvicorn"))
    print(f"Python {platform.python_version()}, {versions}, load {os.getloadavg()[0]:.0f}")
    if options.soak:
        for size, path in sizes.items():
            for name, value in soak(path, size, options.soak, options.readers).items():
                print(f"{size:,} articles: {name}: {value:,.1f}")
    else:
        compare(sizes, options.rounds, options.datasette)


if __name__ == "__main__":
    main()

"""Measure `scrapy ingest`: two processes against one, and the memory that a long crawl archive takes.

    python -m benchmarks.ingest [../shared/real-pages] [--pages 3000] [--rounds 3] [--memory 1000,20000] [--folder /tmp]

The crawl archives are made of the folder's pages: every round of them has addresses and words of its own, so that no
page repeats another. One and two processes read the same archive by turns; the median of the rounds' ratios counts.
Times are those of the whole command, also as processor time, for machines that are busy with something else. What the
machine gives is measured beside it: two commands at a time that have nothing in common, with one process and one
archive each; cores that share caches, or a host with other guests, do not do twice the work of one. Memory is the most
that all its processes held together, sampled.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

import psutil
from fastwarc.warc import ArchiveIterator

from newsbot.warc.page_files import PageFiles
from newsbot.warc.records import RecordedPage

LINE = re.compile(rb">([^<>{}]{40,})<")
"""Text between tags; what a script holds is left alone."""
WORD = re.compile(rb"([a-z]{5,})(?=[ .,])")
"""Short words are kept, as they tell the language."""
SAMPLE_SECONDS = 0.1


def made_pages(folder: Path) -> Iterator[RecordedPage]:
    """Yield the folder's pages again and again, each time with other addresses and words."""
    for turn in count():
        with (folder / "news.warc.gz").open("rb") as file:
            for record in ArchiveIterator(file):
                if record.http_headers.status_code == 200 and record.http_content_type == "text/html":
                    yield _changed(record.headers["WARC-Target-URI"], record.reader.read(), turn)


def _changed(url: str, body: bytes, turn: int) -> RecordedPage:
    marked = rb"\1x%d" % turn
    body = LINE.sub(lambda line: b">" + WORD.sub(marked, line[1]) + b"<", body)
    host = url.split("/")[2]
    address = url.replace(host, f"{host}.made-{turn}.example", 1)
    body = body.replace(host.encode(), f"{host}.made-{turn}.example".encode())
    return RecordedPage(address, body, {"content-type": "text/html"}, datetime.now(UTC))


def made_archive(source: Path, target: Path, pages: int) -> Path:
    """Write a crawl archive of so many *pages* into the folder *target*; return its file."""
    files = PageFiles(target, f"made_{pages}", max_size=1 << 62)
    for page in islice(made_pages(source), pages):
        place = files.write(page)
    files.close()
    return target / place.file


@dataclass
class Run:
    """What one run of `scrapy ingest` took."""

    seconds: float = 0.0
    memory: int = 0
    """The most bytes that all processes held together; what they share is counted in each."""
    processor: dict[int, float] = field(default_factory=dict)
    """Process -> seconds of processor time."""

    def seconds_on(self, cores: int) -> float:
        """Return the least time that the work takes on so many cores of their own."""
        return max(sum(self.processor.values()) / cores, *self.processor.values())


def ingest(archive: Path, jobs: int, database: Path) -> Run:
    """Run `scrapy ingest` of *archive* into a new *database* with so many *jobs*."""
    for file in database.parent.glob(f"{database.name}*"):
        file.unlink()
    command = [sys.executable, "-m", "scrapy", "ingest", str(archive), "--jobs", str(jobs)]
    run, started = Run(), time.perf_counter()
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as users have it
    with subprocess.Popen([*command, "-s", f"ARCHIVE={database}"], stderr=subprocess.PIPE, env=env) as process:
        while process.poll() is None:
            _sample(process.pid, run)
            try:
                process.wait(SAMPLE_SECONDS)
            except subprocess.TimeoutExpired:
                continue
        run.seconds = time.perf_counter() - started
        assert process.stderr is not None
        if process.returncode:
            sys.exit(process.stderr.read().decode())
    return run


def _sample(pid: int, run: Run) -> None:
    memory = 0
    try:
        for process in (psutil.Process(pid), *psutil.Process(pid).children(recursive=True)):
            memory += process.memory_info().rss
            times = process.cpu_times()
            run.processor[process.pid] = times.user + times.system
    except psutil.NoSuchProcess:
        return
    run.memory = max(run.memory, memory)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", default="1000,20000", help="pages of the two archives; empty: do not measure")
    parser.add_argument("--folder", type=Path, help="where the archives are made; they take 60 KB a page")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        folder = Path(name)
        if args.rounds:
            _print_speed(made_archive(args.source, folder, args.pages), args.pages, args.rounds, folder)
        if args.memory:
            _print_memory([int(pages) for pages in args.memory.split(",")], args.source, folder)


def _print_speed(archive: Path, pages: int, rounds: int, folder: Path) -> None:
    ratios, work, given = [], [], []
    first, second = folder / "first.db", folder / "second.db"
    for number in range(rounds):
        one, two = ingest(archive, 1, first), ingest(archive, 2, first)
        with ThreadPoolExecutor(2) as apart:
            slower = max(run.seconds for run in apart.map(ingest, (archive, archive), (1, 1), (first, second)))
        ratios.append(one.seconds / two.seconds)
        work.append(one.seconds_on(1) / two.seconds_on(2))
        given.append(2 * one.seconds / slower)
        speeds = f"{pages / one.seconds:.0f} pages/s with one process, {pages / two.seconds:.0f} with two"
        print(
            f"round {number + 1}: {speeds}: {ratios[-1]:.2f} times; by processor time {work[-1]:.2f};"
            f" two commands apart: {given[-1]:.2f}",
            flush=True,
        )
    print(
        f"two processes against one: {statistics.median(ratios):.2f} times;"
        f" by processor time, as if the cores were free: {statistics.median(work):.2f};"
        f" what the machine gives: {statistics.median(given):.2f} (medians of {rounds})"
    )


def _print_memory(sizes: list[int], source: Path, folder: Path) -> None:
    peaks: dict[int, list[int]] = {1: [], 2: []}
    for pages in sizes:
        archive = made_archive(source, folder, pages)
        for jobs, most in peaks.items():
            most.append(ingest(archive, jobs, folder / "memory.db").memory)
            print(f"{pages} pages, {jobs} jobs: {most[-1] / 2**20:.0f} MiB", flush=True)
        archive.unlink()
    for jobs, most in peaks.items():
        print(f"memory of {sizes[-1]} pages against {sizes[0]}, {jobs} jobs: {most[-1] / most[0]:.2f}")


if __name__ == "__main__":
    main()

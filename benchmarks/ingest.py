"""Measure `scrapy ingest`: two processes against one, and the memory that a long crawl archive takes.

    python -m benchmarks.ingest [../shared/real-pages] [--pages 3000] [--rounds 3] [--memory 1000,20000] [--folder /tmp]

The crawl archives are made of the folder's pages: every round of them has addresses and words of its own, so that no
page repeats another. One and two processes read the same archive by turns; the median of the rounds' ratios counts.
Times are those of the whole command. Memory is the most that all its processes held together, sampled.
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

import psutil
from fastwarc.warc import ArchiveIterator

from newsbot.warc.reading import RecordedPage
from newsbot.warc.writing import PageFiles

LINE = re.compile(rb">([^<>{}]{40,})<")
"""Text between tags; what a script holds is left alone."""
SAMPLE_SECONDS = 0.1


def made_pages(folder: Path) -> Iterator[RecordedPage]:
    """Yield the folder's pages again and again, each time with other addresses and words."""
    for turn in count():
        with (folder / "news.warc.gz").open("rb") as file:
            for record in ArchiveIterator(file):
                if record.http_headers.status_code == 200 and record.http_content_type == "text/html":
                    yield _changed(record.headers["WARC-Target-URI"], record.reader.read(), turn)


def _changed(url: str, body: bytes, turn: int) -> RecordedPage:
    mark = b" %dx" % turn
    body = LINE.sub(lambda line: b">" + line[1].replace(b" ", mark) + b"<", body)
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


def ingest(archive: Path, jobs: int, folder: Path) -> tuple[float, int]:
    """Return the seconds and the most bytes that `scrapy ingest` of *archive* takes with so many *jobs*."""
    database = folder / "ingest.db"
    for file in folder.glob("ingest.db*"):
        file.unlink()
    command = [sys.executable, "-m", "scrapy", "ingest", str(archive), "--jobs", str(jobs), "-s", f"ARCHIVE={database}"]
    started, most = time.perf_counter(), 0
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            most = max(most, _memory(process.pid))
            try:
                process.wait(SAMPLE_SECONDS)
            except subprocess.TimeoutExpired:
                continue
        assert process.stderr is not None
        if process.returncode:
            sys.exit(process.stderr.read().decode())
    return time.perf_counter() - started, most


def _memory(pid: int) -> int:
    """Return the bytes that a process and its children hold, shared ones counted in each."""
    total = 0
    try:
        family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    for process in family:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total


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
    ratios = []
    for number in range(rounds):
        one, two = ingest(archive, 1, folder)[0], ingest(archive, 2, folder)[0]
        ratios.append(one / two)
        speeds = f"{pages / one:.0f} pages/s with one process, {pages / two:.0f} with two"
        print(f"round {number + 1}: {speeds}: {one / two:.2f} times", flush=True)
    print(f"two processes against one: {statistics.median(ratios):.2f} times (median of {rounds})")


def _print_memory(sizes: list[int], source: Path, folder: Path) -> None:
    peaks = []
    for pages in sizes:
        archive = made_archive(source, folder, pages)
        peaks.append(ingest(archive, 2, folder)[1])
        archive.unlink()
        print(f"{pages} pages: {peaks[-1] / 2**20:.0f} MiB", flush=True)
    print(f"memory of {sizes[-1]} pages against {sizes[0]}: {peaks[-1] / peaks[0]:.2f}")


if __name__ == "__main__":
    main()

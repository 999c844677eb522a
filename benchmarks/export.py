"""Measure exports: time and peak memory for every format, beside `sqlite3 -json` for the same rows.

    python -m benchmarks.export [--articles 1000000] [--folder /tmp] [--formats .jsonl,.parquet]

Made articles, about 400 words each, from one seed. Every export runs in a process of its own; the times are those of
the processor and of the clock, as a busy machine stretches only the latter.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsbot.archive import Archive
from newsbot.archive.rows import to_row
from newsbot.archive.sqlite.database import SQLiteDatabase
from newsbot.exports.destinations import WRITERS
from newsbot.items import ARTICLE_FIELDS, Article, Block, Image

EXPORT = """
import resource, sys
from pathlib import Path
from newsbot.archive import Archive, Selection
from newsbot.exports.export import export
with Archive(sys.argv[1], read_only=True) as archive:
    count = export(archive, Path(sys.argv[2]), Selection())
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
SHELL = f"SELECT {', '.join(ARTICLE_FIELDS)} FROM article ORDER BY published_utc DESC, id DESC"


def made_articles(count: int) -> Iterator[Article]:
    """Yield *count* articles, each published three minutes after the one before."""
    chance = random.Random(1)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvwzäöüß", k=chance.randrange(2, 11))) for _ in range(20_000)]
    paragraphs = [" ".join(chance.choices(words, k=40)) + "." for _ in range(5_000)]
    for number in range(count):
        chosen = chance.sample(paragraphs, 10)
        url = f"https://paper{number % 50}.example/story/{number}.html"
        yield Article(
            url=url,
            canonical_url=url,
            publisher=f"paper{number % 50}",
            section="Politics",
            headline=chosen[0][:60],
            lead=chosen[1][:150],
            body=[Block("paragraph", paragraph) for paragraph in chosen],
            text="\n\n".join(chosen),
            authors=["Jane Doe"],
            keywords=["harbour", "pier"],
            language="en",
            date_published=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=3 * number),
            images=[Image(f"{url}/a.jpg", "The pier", "J. Doe", None, 800, 600)],
            is_accessible_for_free=True,
            provenance=dict.fromkeys(("headline", "lead", "authors", "date_published", "images"), "jsonld"),
        )


def fill(path: Path, count: int) -> None:
    """Make an archive of *count* articles at *path*, without stories and search, which no export reads."""
    database = SQLiteDatabase(path)
    for trigger in ("insert", "update", "delete"):
        database.connection.execute(f"DROP TRIGGER article_fts_{trigger}")
    noted = "2026-11-22T00:00:00+00:00"
    with database.transaction():
        for number, article in enumerate(made_articles(count), 1):
            row = to_row(article) | {"id": number, "sequence": number, "first_seen": noted, "fetched": noted}
            database.connection.execute(
                f"INSERT INTO article ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values())
            )
    database.close()


def measured(command: Sequence[str], output: Path) -> str:
    """Run *command*, whose standard output goes to *output*; return times, peak memory and the size of the result."""
    began = time.perf_counter()
    with output.open("wb") as file:
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    seconds = usage.ru_utime + usage.ru_stime
    return f"processor {seconds:.1f} s, clock {time.perf_counter() - began:.1f} s, peak {usage.ru_maxrss // 1024} MB"


def crawl_beside(path: Path, export: subprocess.Popen[bytes]) -> tuple[int, float]:
    """Store new articles, each in a transaction, while *export* runs; return how many, and the longest wait."""
    stored, longest = 0, 0.0
    with Archive(path) as archive:
        for number, article in enumerate(made_articles(1_000_000)):
            if export.poll() is not None:
                break
            article.canonical_url = f"https://late.example/{number}"
            began = time.perf_counter()
            archive.store(article, datetime.now(UTC))
            longest = max(longest, time.perf_counter() - began)
            stored += 1
            time.sleep(0.02)
    return stored, longest


def main() -> None:
    """Fill, export in every format, and print."""
    arguments = argparse.ArgumentParser(description="Measure exports.")
    arguments.add_argument("--articles", type=int, default=1_000_000)
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    arguments.add_argument("--formats", default=",".join(WRITERS))
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path, target, output = Path(folder) / "export.db", Path(folder) / "out", Path(folder) / "output"
        fill(path, options.articles)
        print(f"{options.articles:,} articles, {path.stat().st_size / 1e9:.1f} GB", flush=True)
        print(f"sqlite3 -json: {measured(['sqlite3', '-json', str(path), SHELL], output)}", flush=True)
        for ending in options.formats.split(","):
            file = target.with_suffix(ending)
            cost = measured([sys.executable, "-c", EXPORT, str(path), str(file)], output)
            print(f"{ending}: {cost}, {file.stat().st_size / 1e9:.2f} GB", flush=True)
            file.unlink()
        command = [sys.executable, "-c", EXPORT, str(path), str(target.with_suffix(".jsonl"))]
        export = subprocess.Popen(command, stdout=subprocess.PIPE)
        stored, longest = crawl_beside(path, export)
        held = (export.stdout.read() if export.stdout else b"").split()[0].decode()
        print(f"beside a crawl: {held} articles exported, {stored:,} stored meanwhile, longest wait {longest:.3f} s")


if __name__ == "__main__":
    main()

"""Measure what the archive costs as it grows: storing an article, asking whether a URL is known, starting a round.

    python -m benchmarks.archive [--sizes 10000,100000,1000000] [--folder /tmp] [--plot benchmarks/archive.png]

An archive of each size is made first, with three URLs for each article, straight into its tables: that is what takes
time, and it is kept in the folder for the next run, which finds the articles of this one in it. All text is made, from
one seed; words are as frequent as words are (Zipf). Then articles go in as in a crawl, through `Archive.store` in
batches, and URLs are asked for as by the middleware, a listing's in one transaction, from the address as listed to the
decision. The archives take turns, so that whatever else the machine does hits all of them. At last `scrapy crawlall
--due` is started with each, and with an empty one, when none of its publishers is due.
"""

import argparse
import json
import os
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any

from newsbot.archive import Archive
from newsbot.archive.fingerprints import KEYS, SIGNATURE_BYTES, VERSION
from newsbot.archive.rows import stamp, to_row
from newsbot.items import Article, Block
from newsbot.sources import Entry
from newsbot.urls import canonical

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PUBLISHERS = 100
LOT = 20_000
BATCH = 50
ROUNDS = 300
ASKED = 500
STARTS = 5
LIMIT = 1.5
"""What an archive of a million articles may cost against one of ten thousand."""


class Press:
    """Makes articles: number -> an article of about 150 words."""

    def __init__(self) -> None:
        letters = random.Random(1)
        self.words = ["".join(letters.choices("aeioulnrstdmkbgp", k=letters.randint(2, 9))) for _ in range(50_000)]
        self.weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.words))))

    def article(self, number: int) -> Article:
        """Return the article of that number, always the same."""
        chance = random.Random(number)
        words = chance.choices(self.words, cum_weights=self.weights, k=150)
        texts = [" ".join(words[start : start + 50]).capitalize() + "." for start in (0, 50, 100)]
        publisher = f"paper_{number % PUBLISHERS}"
        address = url_of(number)
        return Article(
            url=address,
            canonical_url=address,
            publisher=publisher,
            section="news",
            headline=" ".join(words[:8]).capitalize(),
            body=[Block(text=text) for text in texts],
            text="\n\n".join(texts),
            authors=[f"{words[9]} {words[10]}".title()],
            language="en",
            date_published=NOW - timedelta(minutes=number % 3_000_000),
            discovered_via=f"https://{publisher}.example/feed.xml",
        )


def url_of(number: int) -> str:
    """Return the address of an article; its place among all others is random, as slugs are."""
    slug = random.Random(number).getrandbits(64)
    return f"https://paper-{number % PUBLISHERS}.example/news/{slug:016x}-{number}.html"


def make(path: Path, articles: int) -> None:
    """Make an archive of so many articles and three times as many URLs, unless it is there."""
    if path.exists():
        return
    unfinished = path.with_suffix(".part")
    for old in path.parent.glob(f"{unfinished.name}*"):
        old.unlink()
    Archive(unfinished).close()
    database = sqlite3.connect(unfinished, isolation_level=None)
    for pragma in ("synchronous = OFF", "journal_mode = OFF", "cache_size = -4000000"):
        database.execute(f"PRAGMA {pragma}")
    press = Press()
    for start in range(0, articles, LOT):
        database.execute("BEGIN")
        lot(database, press, range(start, min(start + LOT, articles)))
        database.execute("COMMIT")
        print(f"\r{path.name}: {start + LOT:,} of {articles:,} articles made", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    unfinished.rename(path)


def lot(database: sqlite3.Connection, press: Press, numbers: range) -> None:
    """Write articles, their URLs and index keys straight into the tables."""
    made = [(number, press.article(number), random.Random(-number)) for number in numbers]
    rows = []
    for number, article, chance in made:
        notes = {"id": number + 1, "first_seen": stamp(NOW), "fetched": stamp(NOW), "sequence": number + 1}
        rows.append(to_row(article) | notes | {"text_hash": chance.randbytes(16)})
    columns = list(rows[0])
    database.executemany(
        f"INSERT INTO article ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [tuple(row.values()) for row in rows],
    )
    database.executemany("INSERT INTO story VALUES (?, ?)", [(number + 1, number + 1) for number in numbers])
    database.executemany(
        "UPDATE article SET story_id = ?, similarity = 1 WHERE id = ?", [(number + 1, number + 1) for number in numbers]
    )
    database.executemany(
        "INSERT INTO signature (article_id, version, minhash) VALUES (?, ?, ?)",
        [(number + 1, VERSION, chance.randbytes(SIGNATURE_BYTES)) for number, _, chance in made],
    )
    keys = ((chance.getrandbits(32) - 2**31, number + 1) for number, _, chance in made for _ in range(KEYS))
    database.executemany("INSERT OR IGNORE INTO band (key, article_id) VALUES (?, ?)", sorted(keys))
    database.executemany(
        "INSERT INTO url (url, publisher, state, reason, first_seen, last_tried, article_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        sorted(url for number, article, _ in made for url in urls(number, article)),
    )


def urls(number: int, article: Article) -> Iterator[tuple[str, str, str, str, str, str, int | None]]:
    """Yield the rows of an article's address and of two that lead nowhere."""
    yield article.canonical_url, article.publisher, "stored", "new", stamp(NOW), stamp(NOW), number + 1
    for kind in ("gallery", "topic"):
        url = article.canonical_url.replace("/news/", f"/{kind}/")
        yield url, article.publisher, "not_article", "listing", stamp(NOW), stamp(NOW), None


@dataclass
class Costs:
    """Microseconds of each round."""

    store: list[float]
    known: list[float]
    new: list[float]


def measure(archives: dict[int, Archive]) -> dict[int, Costs]:
    """Store and ask in turns; the first article of each round is one that no archive has."""
    press, chance = Press(), random.Random(2)
    fresh = int(time.time()) * 100_000  # numbers that no run before has stored
    costs = {size: Costs([], [], []) for size in archives}
    for turn in range(ROUNDS):
        made = [press.article(fresh + turn * BATCH + number) for number in range(BATCH)]
        unknown = [url_of(-fresh - turn * ASKED - number) for number in range(ASKED)]
        for size in chance.sample(sorted(archives), len(archives)):
            known = [url_of(chance.randrange(size)) for _ in range(ASKED)]
            costs[size].store.append(timed(store, archives[size], made) / BATCH)
            costs[size].known.append(timed(ask, archives[size], known) / ASKED)
            costs[size].new.append(timed(ask, archives[size], unknown) / ASKED)
    return costs


def timed(work: Callable[..., None], *arguments: Any) -> float:
    """Return how many microseconds *work* takes."""
    began = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - began) * 1e6


def store(archive: Archive, articles: list[Article]) -> None:
    with archive.transaction():
        for article in articles:
            archive.store(article, NOW)


def ask(archive: Archive, addresses: list[str]) -> None:
    """Ask as `newsbot.spidermiddlewares.skip_known` does for the entries of a listing."""
    with archive.transaction():
        for url in addresses:
            archive.decide(canonical(url), Entry(url), NOW)


def probe(path: Path) -> dict[str, float]:
    """Return what a process of its own takes to open an archive, look at every publisher and store a batch."""
    began = time.perf_counter()
    with Archive(path) as archive:
        for number in range(PUBLISHERS):
            archive.publication_counts.by_hour(f"paper_{number}", NOW - timedelta(days=28))
            archive.url_queue.due(f"paper_{number}", NOW)
        started = time.perf_counter() - began
        press = Press()
        store(archive, [press.article(int(began * 1e6) + number) for number in range(BATCH)])
    return {"looks": started, "memory": peak_megabytes()}


def peak_megabytes() -> float:
    """Return what this process took of the memory at most; `ru_maxrss` would count what its parent took."""
    match = re.search(r"^VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("ascii"), re.M)
    return int(match[1]) / 1024 if match else float("nan")


PAPERS = """
from newsbot.spiders.publisher import PublisherSpider

for number in range({publishers}):
    facts = {{"name": f"paper_{{number}}", "feeds": [f"https://paper-{{number}}.example/feed.xml"]}}
    globals()[f"Paper{{number}}"] = type(f"Paper{{number}}", (PublisherSpider,), facts | {{"__module__": __name__}})
"""


def start_up(path: Path) -> float:
    """Return how many seconds `scrapy crawlall --due` takes with an archive none of whose publishers is due."""
    with Archive(path) as archive:
        for number in range(PUBLISHERS):
            crawl_id = archive.crawls.begin(f"paper_{number}", now := datetime.now(UTC))
            archive.crawls.finish(crawl_id, now, "finished", {"newsbot/listing/read": 1, "newsbot/fetched": 1})
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "made_papers.py").write_text(PAPERS.format(publishers=PUBLISHERS))
        command = [sys.executable, "-m", "scrapy", "crawlall", "--due", "-s", f"ARCHIVE={path.absolute()}"]
        command += ["-s", "SPIDER_MODULES=made_papers", "-s", "NEWSPIDER_MODULE=made_papers"]
        seconds = []
        for _ in range(STARTS):
            began = time.perf_counter()
            told = subprocess.run(
                command, env=os.environ | {"PYTHONPATH": folder}, capture_output=True, text=True, check=True
            )
            seconds.append(time.perf_counter() - began)
            assert "nothing is due" in told.stderr, told.stderr
    return statistics.median(seconds)


def report(
    costs: dict[int, Costs], probes: dict[int, dict[str, float]], files: dict[int, Path], empty: float
) -> list[str]:
    """Return a Markdown table."""
    lines = [
        "| articles | URLs | file | store an article | is it known? yes | no | look at 100 publishers"
        " | `crawlall --due` | memory |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        f"| 0 | 0 | | | | | | {empty:.2f} s | |",
    ]
    least = costs[min(costs)]
    for size, cost in sorted(costs.items()):
        cells = []
        for kind in ("store", "known", "new"):
            value, base = (statistics.fmean(getattr(one, kind)) for one in (cost, least))
            cells.append(f"{value:,.0f} µs ({value / base:.2f} x)")
        file, found = files[size].stat().st_size / 1e6, probes[size]
        lines.append(
            f"| {size:,} | {3 * size:,} | {file:,.0f} MB | {' | '.join(cells)} |"
            f" {found['looks']:.2f} s | {found['start']:.2f} s | {found['memory']:.0f} MB |"
        )
    return lines


def plot(costs: dict[int, Costs], path: Path) -> None:
    """Draw the costs as ratios to the smallest archive."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    sizes = sorted(costs)
    figure, axes = plt.subplots(figsize=(6, 3.6), layout="constrained")
    for kind, label in (("store", "store an article"), ("known", "known URL"), ("new", "unknown URL")):
        means = [statistics.fmean(getattr(costs[size], kind)) for size in sizes]
        axes.plot(sizes, [mean / means[0] for mean in means], marker="o", label=label)
    axes.axhline(LIMIT, color="grey", linestyle="--", linewidth=1, label=f"limit {LIMIT}")
    axes.set(xscale="log", ylim=(0, None), xlabel="articles in the archive", ylabel=f"cost, {sizes[0]:,} articles = 1")
    axes.legend()
    figure.savefig(path, dpi=150)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--probe", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.probe:
        print(json.dumps(probe(options.probe)))
        return
    files = {size: options.folder / f"archive-{size}.db" for size in map(int, options.sizes.split(","))}
    for size, path in files.items():
        make(path, size)
    archives = {size: Archive(path) for size, path in files.items()}
    costs = measure(archives)
    for archive in archives.values():
        archive.close()
    command = [sys.executable, "-m", "benchmarks.archive", "--probe"]
    probes = {size: json.loads(subprocess.check_output([*command, path])) for size, path in files.items()}
    for size, path in files.items():
        probes[size]["start"] = start_up(path)
    with tempfile.TemporaryDirectory() as folder:
        empty = start_up(Path(folder, "empty.db"))
    print("\n".join(report(costs, probes, files, empty)))
    if options.plot:
        plot(costs, options.plot)


if __name__ == "__main__":
    main()

"""Measure how right newsbot and its peers are on real pages.

    python -m benchmarks.quality [../shared/real-pages] [--picture benchmarks/quality.png] [--only NAME]
        [--half even] [--without json-ld] [--without meta] [--without classes]
    python -m benchmarks.quality ../shared/more-pages

Each peer reads every saved page through its generic path; `../shared/tools/score.py`, and `score_more.py` for the pages
of ../shared/more-pages, score the answers. Rules are made on the even half, by the domain's SHA-256. Pages can be read
without a part of their markup, as those of publishers that write none: what is right then is what rules for any page
find, and where they are wrong is where new publishers' pages will go wrong, too.
"""

import argparse
import json
import logging
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import distributions, version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.peers import PEERS, Answer, SavedPage, saved_pages

COLUMNS = {
    "news body F1": ("news", "body_f1"),
    "exact": ("news", "body_exact"),
    "headline": ("news", "headline"),
    "authors": ("news", "authors"),
    "date": ("news", "date"),
    "lead": ("news", "lead"),
    "captions": ("news", "captions"),
    "bodies F1": ("bodies", "body_f1"),
    "exact ": ("bodies", "body_exact"),
}
MORE_COLUMNS = {
    "aed F1": ("aed None", "body_f1"),
    "exact": ("aed None", "body_exact"),
    "modern F1": ("modern article", "body_f1"),
    "segments F1": ("segments None", "seg_f1"),
    "daniel F1": ("daniel None", "body_f1"),
    "portal F1": ("portal None", "body_f1"),
    "zh F1": ("zh None", "body_f1"),
    "day: dates": ("dates None", "day"),
    "aed": ("aed None", "day"),
    "fields": ("fields None", "day"),
    "authors: aed": ("aed None", "authors"),
    "fields ": ("fields None", "authors"),
    "segments": ("segments None", "authors"),
    "headline: aed": ("aed None", "headline"),
}
"""Sets whose answers are good, with the type of page where it is known; of `modern`, articles are newsbot's work."""
PARTS = {
    "json-ld": re.compile(rb"<script[^>]*application/ld\+json[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE),
    "meta": re.compile(rb"<meta\b[^>]*(?:name|property|itemprop)=[^>]*>", re.IGNORECASE),
    "classes": re.compile(rb"\s(?:class|id)=(?:\"[^\"]*\"|'[^']*')", re.IGNORECASE),
}
"""Parts of a page that it can be read without."""
PACKAGES = ("trafilatura", "readability-lxml", "resiliparse", "newspaper4k", "lxml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--picture", type=Path, help="write a bar chart of the bodies there")
    parser.add_argument("--only", choices=PEERS, help="measure this one")
    parser.add_argument("--half", choices=("even", "odd"), help="the pages of half of the domains")
    parser.add_argument("--without", choices=PARTS, action="append", default=[], help="cut this out of every page")
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(without(args.without, saved_pages(args.folder, args.half)))
    judge, columns = ("score_more.py", MORE_COLUMNS) if "set" in pages[0].record else ("score.py", COLUMNS)
    tool = args.folder.resolve().parent / "tools" / judge
    figures = {name: measure(name, pages, tool) for name in ([args.only] if args.only else PEERS)}
    Console(width=200).print(table(figures, columns, len(pages)))
    print(", ".join(f"{name} {version(name)}" for name in PACKAGES if any(distributions(name=name))))
    if args.picture:
        draw(figures, args.picture)


def without(parts: Iterable[str], pages: Iterable[SavedPage]) -> Iterable[SavedPage]:
    """Return *pages* without these *parts* of their markup."""
    for part in parts:
        pages = [replace(page, body=PARTS[part].sub(b"", page.body)) for page in pages]
    return pages


def measure(name: str, pages: list[SavedPage], judge: Path) -> dict[str, Any]:
    """Return the scores of one peer by group, its milliseconds a page, and how often it raised."""
    read, failed = PEERS[name], 0
    answers: list[Answer] = []
    read(pages[0])  # imports and models are no cost of a page
    started = time.process_time()
    for page in pages:
        try:
            answers.append({"id": page.id} | read(page))
        except Exception:  # a peer that raises has no answer for the page
            failed += 1
    spent = time.process_time() - started
    return score(answers, pages, judge) | {"ms": 1000 * spent / len(pages), "failed": failed}


def score(answers: list[Answer], pages: list[SavedPage], judge: Path) -> dict[str, Any]:
    """Return what the script *judge* says of *answers* to *pages*."""
    with tempfile.TemporaryDirectory() as folder:
        predictions, index = Path(folder) / "predictions.jsonl", Path(folder) / "index.jsonl"
        for file, lines in ((predictions, answers), (index, [page.record for page in pages])):
            file.write_text("".join(json.dumps(line, default=str) + "\n" for line in lines), "utf-8")
        command = [sys.executable, str(judge), str(predictions), "--index", str(index), "--json"]
        by_type = ["--by", "page_type"] if judge.stem == "score_more" else []
        return json.loads(subprocess.run(command + by_type, check=True, capture_output=True, text=True).stdout)


def table(figures: dict[str, dict[str, Any]], columns: dict[str, tuple[str, str]], pages: int) -> Table:
    result = Table(title=f"{pages} real pages")
    for column in ("", *columns, "failed", "ms a page"):
        result.add_column(column.strip(), justify="left" if not column else "right")
    for name, found in figures.items():
        values = [found.get(group, {}).get(field) for group, field in columns.values()]
        shares = (f"{value:.3f}" if value else "" for value in values)
        result.add_row(name, *shares, str(found["failed"]), f"{found['ms']:.1f}")
    return result


def draw(figures: dict[str, dict[str, Any]], path: Path) -> None:
    """Write a chart of body F1 and exact bodies, one row a peer."""
    from matplotlib import pyplot

    pyplot.switch_backend("agg")
    names = list(figures)[::-1]
    plot, axes = pyplot.subplots(1, 2, figsize=(9, 2.6), sharey=True, layout="constrained")
    for axis, field, title in (
        (axes[0], "body_f1", "body F1"),
        (axes[1], "body_exact", "bodies without a single miss"),
    ):
        for offset, group, colour in ((0.2, "news", "#1f5f8b"), (-0.2, "bodies", "#9cc5e0")):
            values = [figures[name][group][field] for name in names]
            bars = axis.barh([at + offset for at in range(len(names))], values, 0.38, color=colour, label=group)
            axis.bar_label(bars, fmt="%.2f", fontsize=7, padding=2)
        axis.set_yticks(range(len(names)), names)
        axis.set_title(title, fontsize=10)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0].set_xlim(0.6, 1.02)
    axes[1].set_xlim(0, 0.7)
    axes[1].legend(fontsize=8, frameon=False)
    plot.savefig(path, dpi=110)


if __name__ == "__main__":
    main()

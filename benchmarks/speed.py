"""Measure what reading a page costs, as ratios to other ways in the same run, since machines differ.

    python -m benchmarks.speed [../shared/real-pages] [--rounds 5]

Each way reads every page once a round, the ways by turns, in processor time. Of each page the median round counts, so
that a busy second of the machine, which slows some pages of one round, is no cost of a way.
"""

import argparse
import logging
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from parsel import Selector
from rich.console import Console
from rich.table import Table

import newsbot
from benchmarks.peers import SavedPage, saved_pages, trafilatura_fast
from newsbot.extraction.body.article_body import extract_body
from newsbot.page import Page


def whole_article(page: SavedPage) -> None:
    """From bytes to an Article with every field."""
    newsbot.extract(page.body, page.url)


def body_alone(page: SavedPage) -> None:
    """From bytes to blocks, lead and pictures, without metadata."""
    extract_body(Page(page.body, page.url))


def tree_alone(page: SavedPage) -> None:
    """From bytes to newsbot's tree."""
    _ = Page(page.body, page.url).root


def selector(page: SavedPage) -> None:
    """What parsel needs to parse the page."""
    Selector(body=page.body)


WAYS: dict[str, Callable[[SavedPage], object]] = {
    "newsbot, whole article": whole_article,
    "newsbot, body alone": body_alone,
    "newsbot, tree alone": tree_alone,
    "parsel Selector": selector,
    "trafilatura fast": trafilatura_fast,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(saved_pages(args.folder))
    spent: dict[str, list[list[float]]] = {name: [] for name in WAYS}
    for way in WAYS.values():
        way(pages[0])  # imports and models are no cost of a page
    for _ in range(args.rounds):
        for name, way in WAYS.items():
            spent[name].append([milliseconds(way, page) for page in pages])
    print_ratios({name: typical(rounds) for name, rounds in spent.items()}, len(pages))


def milliseconds(way: Callable[[SavedPage], object], page: SavedPage) -> float:
    """Return the processor time of one page."""
    started = time.process_time()
    way(page)
    return 1000 * (time.process_time() - started)


def typical(rounds: list[list[float]]) -> float:
    """Return the mean over the pages of each one's median round."""
    return statistics.fmean(map(statistics.median, zip(*rounds, strict=True)))


def print_ratios(times: dict[str, float], pages: int) -> None:
    whole = times["newsbot, whole article"]
    table = Table(title=f"{pages} real pages")
    table.add_column("")
    for column in ("ms a page", "of newsbot's whole article"):
        table.add_column(column, justify="right")
    for name, needed in times.items():
        table.add_row(name, f"{needed:.2f}", f"{needed / whole:.2f}")
    Console(width=100).print(table)
    print(f"{times['trafilatura fast'] / whole:.1f} times as fast as trafilatura fast (to reach: 5)")
    print(f"{whole / times['parsel Selector']:.1f} times the time of parsel's Selector alone (to reach: at most 3)")
    print(f"trafilatura {version('trafilatura')}, parsel {version('parsel')}, lxml {version('lxml')}")


if __name__ == "__main__":
    main()

"""BY HAND: the last crawls."""

import argparse
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.exceptions import UsageError

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.numbers import from_1
from newsbot.cli.tables import print_table
from newsbot.dates.spans import span
from newsbot.states.crawl_ends import CrawlOutcome, FinishReason
from newsbot.terminal import print_error

if TYPE_CHECKING:
    from newsbot.archive.locks import Holder

HEADINGS = ("started", "publisher", ">took", ">found", ">fetched", ">stored", ">failed", "ended")

GIVING_WAY = ("took", "found", "fetched", "failed", "stored", "started")
"""Columns that a narrow terminal does not show, the first to go first."""


class Command(NewsbotCommand):
    """`scrapy crawls`: a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[-n 20] [PUBLISHER]"

    def short_desc(self) -> str:
        return "List the last crawls with their counts, durations and how they ended"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("-n", type=from_1, default=20, metavar="N", dest="number", help="so many (default: 20)")

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) > 1:
            raise UsageError("takes one publisher, or none for all")
        with opened_archive(self.settings) as archive:
            now = datetime.now(UTC)
            crawls = archive.crawls.last(args[0] if args else None, opts.number)
            if args and not crawls:
                _refuse_unknown(args[0], archive.crawls.publishers(), self.settings)
            rows = [_row(crawl, archive.locks.holder(crawl["publisher"], now)) for crawl in reversed(crawls)]
        if rows:
            notes = [note for _, note in rows]
            print_table(HEADINGS, [row for row, _ in rows], dropped=GIVING_WAY, notes=notes)
        else:
            print_error(f"No crawl{f' of {args[0]}' if args else ''} yet.")


def _refuse_unknown(name: str, crawled: list[str], settings: Any) -> None:
    """Raise UsageError for a publisher that never was crawled and has no file."""
    from newsbot.names import names_like

    known = sorted({*crawled, *publisher_options.publishers(settings)})
    if name not in known:
        raise UsageError(f"unknown publisher {name!r}: {names_like(name, known)}")


def _row(crawl: Mapping[str, Any], at_work: "Holder | None") -> tuple[tuple[str, ...], str]:
    """Return a crawl's cells, and what it says of its publisher where that is not well."""
    from newsbot.health.crawl_counts import CrawlState, counts_of, failed_listings, state_of

    started = datetime.fromisoformat(crawl["started"])
    running = crawl["finished"] is None and at_work == (crawl["pid"], crawl["host"])
    ended = datetime.now(UTC) if running else crawl["finished"] and datetime.fromisoformat(crawl["finished"])
    counts = counts_of(json.loads(crawl["stats"]))
    state, why = state_of(counts)
    reason = crawl["finish_reason"] or (CrawlOutcome.RUNNING if running else CrawlOutcome.KILLED)
    is_well = state in (CrawlState.GOOD, CrawlState.NOTHING) or running
    numbers = {name: crawl[name] for name in ("found", "fetched", "stored", "failed")}
    numbers["failed"] += failed_listings(counts)
    cells = (
        f"{started.astimezone():%Y-%m-%d %H:%M:%S}",
        crawl["publisher"],
        span(ended - started) if ended else "?",
        *map(str, numbers.values()),
        state if reason == FinishReason.FINISHED and not is_well else reason,
    )
    return cells, "" if is_well else why

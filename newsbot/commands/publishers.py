"""BY HAND: who is known and followed, how often, and how that goes."""

import argparse
import json
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from newsbot.cli import publisher_options
from newsbot.cli.archive import opened_archive
from newsbot.cli.command import NewsbotCommand
from newsbot.cli.credentials import refuse_wrong_credentials
from newsbot.cli.errors import one_line_for_mistakes
from newsbot.cli.followed import followed, somebody
from newsbot.cli.health import wrong
from newsbot.cli.numbers import plural
from newsbot.cli.tables import print_table
from newsbot.dates.spans import roughly
from newsbot.names import listed_names
from newsbot.sources import SourceKind
from newsbot.terminal import escaped_json, print_error, print_line

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.health.judging import Wrong
    from newsbot.scheduling.due import NextCrawl, Schedule
    from newsbot.sources.source_check import SourceCheck
    from newsbot.spiders.publisher import PublisherSpider

GIVING_WAY = ("sources", "title", "country", "interval", "7 days", "last crawl", "today", "next")
"""Columns that a narrow terminal does not show, the first to go first."""
NEVER_ASKED = "never asked"
"""The state of a publisher that this archive has never crawled: its file has yet to be proven."""


class Command(NewsbotCommand):
    """`scrapy publishers`: a table."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        return "[--check [NAME ...] [--json]] [--followed] [--publisher A,B] [--country DE] [--language de]"

    def short_desc(self) -> str:
        return "List the publishers: sources, interval, last crawl, next crawl, articles, state"

    def long_desc(self) -> str:
        return (
            "List the publishers with their sources, the interval between two crawls (~: learned from how often they "
            "publish), the last and the next crawl, the articles they published today and in the last seven days, and "
            "the state: never asked (this archive has never crawled it, so that its file is yet to be proven), good, "
            "unfinished (the last crawl's time was up), failed, forbidden, killed, stopped, running; or what health "
            "found, with the reason and since when below: silent, degraded, blocked, unfitting (no listed address fits "
            "the publisher file), gone (its listings). --check asks each source of the publishers once, as politely as "
            "a crawl, and tells in a line each whether it answers, is a listing, names articles and how new the newest "
            "is; exit status 1 if one does not. What it found is kept in the archive, and stands as the state of those "
            "that were never crawled."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--check", action="store_true", help="ask each source once, and tell what it answers")
        parser.add_argument("--json", action="store_true", help="with --check: as a JSON list")
        parser.add_argument("--followed", action="store_true", help="only those that crawlall crawls")
        publisher_options.add_options(parser)

    @one_line_for_mistakes
    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        if opts.check:
            opts.publishers = ",".join([*args, *listed_names(opts.publishers)])
            self._check(opts)
        elif opts.json:
            raise UsageError("--json goes with --check only", print_help=False)
        else:
            publisher_options.refuse(args)
            self._list(opts)

    def _check(self, opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path
        from newsbot.cli.source_checks import as_json, check, print_checks

        assert self.settings is not None
        refuse_wrong_credentials(self.settings)
        spiders = publisher_options.chosen(self.settings, opts)
        kept = archive_path(self.settings)
        with opened_archive(self.settings, read_only=False, create=True) if kept else nullcontext() as archive:
            spiders = _wanted(spiders, self.settings, opts, archive)
            checked: list[SourceCheck] = []

            def told(publisher: str, checks: "list[SourceCheck]") -> None:
                checked.extend(checks)
                if archive:
                    archive.source_checks.note(publisher, checks)
                if not opts.json:
                    print_checks(publisher, checks)

            self.exitcode = check(self.settings, spiders, told)
        if opts.json:
            print_line(escaped_json(json.dumps([as_json(one) for one in checked], ensure_ascii=False, indent=2)))

    def _list(self, opts: argparse.Namespace) -> None:
        from newsbot.archive.location import archive_path, without_password
        from newsbot.archive.opening import is_there
        from newsbot.scheduling.due import History, Schedule, next_crawl

        assert self.settings is not None
        spiders = publisher_options.chosen(self.settings, opts)
        now = datetime.now(UTC)
        path = archive_path(self.settings)
        if not path or not is_there(path):
            place = without_password(path)
            print_error(f"There is no archive {place} yet; the first crawl makes it." if path else "ARCHIVE is empty.")
            spiders = _wanted(spiders, self.settings, opts)
            every = publisher_options.intervals(spiders)
            names = {spider.name for spider in followed(self.settings, None)}
            rows = [
                _row(spider, next_crawl(spider.name, History(), now, every[spider.name]), [0, 0], now, names)
                for spider in spiders
            ]
            notes: list[str] = []
        else:
            with opened_archive(self.settings) as archive:
                spiders = _wanted(spiders, self.settings, opts, archive)
                schedule = Schedule(archive, publisher_options.intervals(spiders))
                names = {spider.name for spider in followed(self.settings, archive)}
                rows = list(_rows(archive, spiders, schedule, now, names))
                rows, notes = _with_health(rows, wrong(archive, self.settings, [row[0] for row in rows]), now)
                rows, notes = _with_checks(archive, rows, notes, now)
        headings = (
            "name",
            "title",
            "country",
            "sources",
            "interval",
            "last crawl",
            "next",
            ">today",
            ">7 days",
            "state",
        )
        print_table(headings, rows, cut=("sources", "title"), dropped=GIVING_WAY, notes=notes)


def _wanted(
    spiders: list[type["PublisherSpider"]],
    settings: BaseSettings,
    opts: argparse.Namespace,
    archive: "Archive | None" = None,
) -> list[type["PublisherSpider"]]:
    if not opts.followed:
        return spiders
    names = {spider.name for spider in somebody(followed(settings, archive))}
    return [spider for spider in spiders if spider.name in names]


def _with_health(
    rows: list[tuple[str, ...]], found: "Mapping[str, Wrong]", now: datetime
) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the rows with the state that health knows, and for each since when that is so and why."""
    changed, notes = [], []
    for row in rows:
        wrong = found.get(row[0])
        if wrong is None or row[-1] in ("running", NEVER_ASKED):
            changed.append(row)
            notes.append("")
        else:
            state = row[-1] if row[-1] == "forbidden" and wrong.state == "blocked" else wrong.state
            changed.append((*row[:-1], state))
            notes.append(wrong.note(now.astimezone()))
    return changed, notes


def _with_checks(
    archive: "Archive", rows: list[tuple[str, ...]], notes: list[str], now: datetime
) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the rows with what a check said of those that no crawl has said anything of."""
    from newsbot.cli.source_checks import verdict

    told_rows, told_notes = [], []
    for row, note in zip(rows, notes, strict=True):
        checks = archive.source_checks.of(row[0]) if row[-1] == NEVER_ASKED else []
        faults = [one for one in checks if one.fault]
        if checks:
            ago = roughly(now - min(one.checked for one in checks))
            row = (*row[:-1], f"check failed {ago} ago" if faults else f"checked {ago} ago")
        told_rows.append(row)
        told_notes.append("; ".join(f"{verdict(one, now)} {one.url}" for one in faults) or note)
    return told_rows, told_notes


def _rows(
    archive: "Archive",
    spiders: list[type["PublisherSpider"]],
    schedule: "Schedule",
    now: datetime,
    followed: set[str],
) -> Iterator[tuple[str, ...]]:
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    for spider in spiders:
        yield _row(
            spider,
            schedule.next_crawl(spider.name, now),
            [*archive.publication_counts.since(spider.name, midnight, now - timedelta(days=7))],
            now,
            followed,
        )


def _row(
    spider: type["PublisherSpider"], next_one: "NextCrawl", articles: list[int], now: datetime, followed: set[str]
) -> tuple[str, ...]:
    counted = ((len(getattr(spider, kind)), kind.singular) for kind in SourceKind)
    sources = ", ".join(plural(number, word) for number, word in counted if number)
    fixed = "" if spider.every else "~"
    return (
        spider.name,
        spider.title,
        spider.country,
        sources or "none",
        "" if next_one.last is None else fixed + roughly(next_one.interval),
        "never" if next_one.last is None else f"{roughly(now - next_one.last)} ago",
        "running"
        if next_one.state == "running"
        else "not followed"
        if spider.name not in followed
        else "due"
        if next_one.due <= now
        else f"in {roughly(next_one.due - now)}",
        *map(str, articles),
        NEVER_ASKED if next_one.state == "new" else next_one.state,
    )

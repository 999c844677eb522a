"""BY HAND: the table of publishers: who is known and followed, how often, and how that goes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from scrapy.settings import BaseSettings

from newsbot.cli import publisher_options
from newsbot.cli.followed import followed
from newsbot.cli.health import wrong
from newsbot.cli.numbers import plural
from newsbot.cli.tables import print_table
from newsbot.dates.spans import roughly
from newsbot.sources import SourceKind
from newsbot.states.crawl_ends import NEVER_ASKED, CrawlOutcome

if TYPE_CHECKING:
    from newsbot.archive import Archive
    from newsbot.health.judging import Wrong
    from newsbot.scheduling.due import NextCrawl, Schedule
    from newsbot.spiders.publisher import PublisherSpider

HEADINGS = (
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
GIVING_WAY = ("sources", "title", "country", "interval", "7 days", "last crawl", "today", "next")
"""Columns that a narrow terminal does not show, the first to go first."""


class Row(NamedTuple):
    """What the table says of one publisher."""

    name: str
    title: str
    country: str
    sources: str
    interval: str
    last_crawl: str
    next_crawl: str
    today: str
    week: str
    state: str


def print_rows(rows: Sequence[Row], notes: Sequence[str]) -> None:
    """Print the table, with what is to be said of a publisher below it."""
    print_table(HEADINGS, rows, cut=("sources", "title"), dropped=GIVING_WAY, notes=notes)


def rows(
    settings: BaseSettings, spiders: Sequence[type["PublisherSpider"]], archive: "Archive | None"
) -> tuple[list[Row], list[str]]:
    """Return a row for each of *spiders*, and what is to be said of it, if there is an archive that says anything."""
    from newsbot.scheduling.due import History, Schedule, next_crawl

    now = datetime.now(UTC)
    every = publisher_options.intervals(spiders)
    names = {spider.name for spider in followed(settings, archive)}
    if archive is None:
        turns = (next_crawl(spider.name, History(), now, every[spider.name]) for spider in spiders)
        return [_row(spider, turn, now, names) for spider, turn in zip(spiders, turns, strict=True)], []
    found = list(_rows(archive, spiders, Schedule(archive, every), now, names))
    found, notes = _with_health(found, wrong(archive, settings, [row.name for row in found]), now)
    return _with_checks(archive, found, notes, now)


def _with_health(rows: list[Row], found: "Mapping[str, Wrong]", now: datetime) -> tuple[list[Row], list[str]]:
    """Return the rows with the state that health knows, and for each since when that is so and why."""
    changed, notes = [], []
    for row in rows:
        known = found.get(row.name)
        if known is None or row.state in (CrawlOutcome.RUNNING, NEVER_ASKED):
            changed.append(row)
            notes.append("")
        else:
            is_told = row.state == CrawlOutcome.FORBIDDEN and known.state == "blocked"
            changed.append(row if is_told else row._replace(state=known.state))
            notes.append(known.note(now.astimezone()))
    return changed, notes


def _with_checks(archive: "Archive", rows: list[Row], notes: list[str], now: datetime) -> tuple[list[Row], list[str]]:
    """Return the rows with what a check said of those that no crawl has said anything of."""
    from newsbot.cli.source_checks import verdict

    told_rows, told_notes = [], []
    for row, note in zip(rows, notes, strict=True):
        checks = archive.source_checks.of(row.name) if row.state == NEVER_ASKED else []
        faults = [one for one in checks if one.fault]
        if checks:
            ago = roughly(now - min(one.checked for one in checks))
            row = row._replace(state=f"check failed {ago} ago" if faults else f"checked {ago} ago")
        told_rows.append(row)
        told_notes.append("; ".join(f"{verdict(one, now)} {one.url}" for one in faults) or note)
    return told_rows, told_notes


def _rows(
    archive: "Archive",
    spiders: Sequence[type["PublisherSpider"]],
    schedule: "Schedule",
    now: datetime,
    names: set[str],
) -> Iterator[Row]:
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    for spider in spiders:
        today, week = archive.publication_counts.since(spider.name, midnight, now - timedelta(days=7))
        yield _row(spider, schedule.next_crawl(spider.name, now), now, names, today, week)


def _row(
    spider: type["PublisherSpider"], turn: "NextCrawl", now: datetime, names: set[str], today: int = 0, week: int = 0
) -> Row:
    """Return the row of a publisher; *names* are those of all who are followed."""
    counted = ((len(getattr(spider, kind)), kind.singular) for kind in SourceKind)
    fixed = "" if spider.every else "~"
    return Row(
        name=spider.name,
        title=spider.title,
        country=spider.country,
        sources=", ".join(plural(number, word) for number, word in counted if number) or "none",
        interval="" if turn.last is None else fixed + roughly(turn.interval),
        last_crawl="never" if turn.last is None else f"{roughly(now - turn.last)} ago",
        next_crawl=_next(turn, now) if spider.name in names or turn.state == CrawlOutcome.RUNNING else "not followed",
        today=str(today),
        week=str(week),
        state=NEVER_ASKED if turn.state == CrawlOutcome.NEW else turn.state,
    )


def _next(turn: "NextCrawl", now: datetime) -> str:
    if turn.state == CrawlOutcome.RUNNING:
        return turn.state
    return "due" if turn.due <= now else f"in {roughly(turn.due - now)}"

"""BY HAND: ask each source of some publishers once, politely, and tell in a line each what came of it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from scrapy.settings import BaseSettings, Settings

from newsbot.cli.errors import INTERRUPTED
from newsbot.cli.numbers import plural
from newsbot.dates.spans import roughly
from newsbot.spiders.wrong_facts import NO_SOURCE
from newsbot.states import with_advice
from newsbot.terminal import print_line

if TYPE_CHECKING:
    from newsbot.sources.source_check import SourceCheck
    from newsbot.spiders.publisher import PublisherSpider

FAULTY = 1
"""Exit status where a source is of no use."""
NOTHING_KEPT = {
    "ARCHIVE": "",
    "PAGES": "",
    "FEEDS": {},
    "LIVE_PROGRESS": False,
    "TDMREP_ENABLED": False,
}
"""A check is no crawl: it keeps nothing itself, and does not wait until the publisher's crawl is over."""


def check(
    settings: BaseSettings,
    publishers: "Sequence[type[PublisherSpider]]",
    told: "Callable[[str, list[SourceCheck]], None]",
) -> int:
    """Ask the sources of *publishers*, several publishers side by side; give those of each to *told* as it is done.

    Returns the exit status.
    """
    from scrapy.crawler import AsyncCrawlerProcess

    from newsbot.scheduling.crawl_round import Round
    from newsbot.spiders.checking import checker_of

    faulty: list[str] = []

    def note(publisher: str, checks: "list[SourceCheck]") -> None:
        if not checks or any(one.fault for one in checks):
            faulty.append(publisher)
        told(publisher, checks)

    checkers = {publisher.name: checker_of(publisher, partial(note, publisher.name)) for publisher in publishers}
    own = settings.copy()
    assert isinstance(own, Settings)
    own.setdict(NOTHING_KEPT, priority="cmdline")
    round_ = Round(AsyncCrawlerProcess(own), own.getint("PUBLISHERS_AT_ONCE"), own.getfloat("CRAWL_TIME_LIMIT"))
    round_.spider_of = checkers.__getitem__
    round_.run(checkers)
    return INTERRUPTED if round_.interrupted else FAULTY if faulty or round_.broken else 0


def print_checks(publisher: str, checks: "Sequence[SourceCheck]") -> None:
    """Print a line for each source of *publisher*."""
    now = datetime.now(UTC)
    if not checks:
        print_line(f"{publisher}  FAULT: {NO_SOURCE}")
    for one in checks:
        kind = one.source.removesuffix("s").replace("_", " ")
        print_line(f"{one.publisher}  {kind}  {verdict(one, now)}  {one.url}")


def verdict(check: "SourceCheck", now: datetime) -> str:
    """Return what a check came to, in words."""
    if check.fault:
        return f"FAULT: {with_advice(check.fault)}"
    parts = [f"{check.articles} articles" if check.articles != 1 else "1 article"] if check.entries else []
    if unfit := check.entries - check.articles:
        parts.append(f"{unfit} that do not fit")
    if check.listings:
        parts.append(plural(check.listings, "listing"))
    newest = f"newest {roughly(max(now - check.newest, now - now))} ago" if check.newest else "without times"
    return f"good: {', '.join(parts)}, {newest}"


def as_json(check: "SourceCheck") -> dict[str, Any]:
    """Return a check as a JSON object."""
    from dataclasses import asdict

    times = {"checked": check.checked.isoformat(), "newest": check.newest.isoformat() if check.newest else None}
    return asdict(check) | times | {"good": check.fault is None}

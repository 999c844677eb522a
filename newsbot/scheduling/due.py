"""WATCH: which publishers are due, from what the archive knows of their crawls and articles (pure)."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from newsbot.archive import Archive
from newsbot.archive.locks import Holder
from newsbot.scheduling.publishing_rate import HORIZON, learn
from newsbot.states import ListingState, Reason
from newsbot.states.crawl_ends import FORBIDDING, CrawlOutcome, FinishReason

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
"""Between two crawls of a publisher, whatever its rhythm."""
JITTER = 0.2
"""The share by which an interval is shortened at most, so that publishers do not stay in step."""
EARLY = timedelta(seconds=30)
"""A publisher due within this time is due: a timer that fires every five minutes fires now and then a second early."""

LONGEST_HOLD = timedelta(days=7, seconds=5)
"""A server that asks to wait is left alone for a week at most."""

FIRST_PAUSE = {
    CrawlOutcome.UNFINISHED: SHORTEST,
    CrawlOutcome.FAILED: SHORTEST,
    CrawlOutcome.FORBIDDEN: timedelta(hours=1),
    CrawlOutcome.KILLED: SHORTEST,
}
"""After one bad crawl; after two, where the last one was killed."""
PAUSE_GROWTH = {
    CrawlOutcome.UNFINISHED: 1.0,
    CrawlOutcome.FAILED: 1.5,
    CrawlOutcome.FORBIDDEN: 2.0,
    CrawlOutcome.KILLED: 1.5,
}
"""With each further one in a row. At 1.5, an outage is found over after half the time more that it took, at most."""
PAST_CRAWLS_KEPT = 20
"""As many past crawls as it takes until a pause is the longest one."""

MANY = 3
"""So many articles must fail, and none come, until that is the publisher's fault and not that of one dead link."""

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class PastCrawl:
    """One past crawl of a publisher."""

    started: datetime
    outcome: CrawlOutcome
    held_until: datetime | None = None
    """When the publisher's servers may be asked again, where all of them asked to wait (Retry-After)."""


@dataclass(frozen=True, slots=True)
class History:
    """What the schedule needs to know of a publisher."""

    past_crawls: Sequence[PastCrawl] = ()
    """The last crawls, newest first, PAST_CRAWLS_KEPT at most."""
    watched_since: datetime | None = None
    """The start of the first crawl ever."""
    appeared: Mapping[datetime, int] | None = None
    """Clock hour in UTC -> articles that appeared in it."""


@dataclass(frozen=True, slots=True)
class NextCrawl:
    """When a publisher is next to be crawled."""

    publisher: str
    last: datetime | None
    """When its last crawl that counts began."""
    due: datetime
    interval: timedelta
    state: CrawlOutcome
    """Of the last crawl that counts."""


def interval_of(text: str) -> timedelta:
    """Return the time that *text* names: a number and s, m, h or d.

    >>> interval_of("30m")
    datetime.timedelta(seconds=1800)
    """
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", text.strip())
    if not match or not float(match[1]):
        raise ValueError(f"{text!r} is no interval; write a number and s, m, h or d, such as 30m or 2h")
    return timedelta(**{UNITS[match[2]]: float(match[1])})


def next_crawl(publisher: str, history: History, now: datetime, every: timedelta | None = None) -> NextCrawl:
    """Return when *publisher* is due: its interval after the last good crawl, and not in the pause after a bad one.

    *every* fixes the interval.
    """
    past_crawls = [crawl for crawl in history.past_crawls if crawl.outcome != CrawlOutcome.STOPPED]
    if not past_crawls:
        state = history.past_crawls[0].outcome if history.past_crawls else CrawlOutcome.NEW
        return NextCrawl(publisher, None, now, every or SHORTEST, state)
    last = past_crawls[0].started
    due = last + _pause(past_crawls)
    if good := next((crawl.started for crawl in past_crawls if crawl.outcome not in FIRST_PAUSE), None):
        due = max(due, good + (every or _learned(publisher, history, good)))
    if (held_until := past_crawls[0].held_until) and held_until <= now + LONGEST_HOLD:
        due = max(due, held_until)
    clock_was_set_back = last > now + SHORTEST
    return NextCrawl(publisher, last, now if clock_was_set_back else due, due - last, past_crawls[0].outcome)


def is_due(crawl: NextCrawl, now: datetime) -> bool:
    return crawl.state != CrawlOutcome.RUNNING and crawl.due <= now + EARLY


def _learned(publisher: str, history: History, last: datetime) -> timedelta:
    pace = learn(history.appeared or {}, history.watched_since, last)
    interval = (pace.next_look(last) - last) * (1 - JITTER * _chance(publisher, last))
    return min(max(interval, SHORTEST), LONGEST)


def _chance(publisher: str, last: datetime) -> float:
    """Return a number between 0 and 1 that is the same whenever it is asked for between two crawls."""
    return sha256(f"{publisher} {last.isoformat()}".encode()).digest()[0] / 255


def _pause(past_crawls: Sequence[PastCrawl]) -> timedelta:
    """Return how long to leave alone a publisher whose last crawls went wrong; zero after a good one.

    Zero also after one that was killed, as a machine's loss is made up for at once.
    """
    kind = past_crawls[0].outcome
    if kind not in FIRST_PAUSE:
        return timedelta(0)
    in_a_row = next((n for n, crawl in enumerate(past_crawls) if crawl.outcome not in FIRST_PAUSE), len(past_crawls))
    if kind == CrawlOutcome.KILLED:
        in_a_row -= 1
    return min(FIRST_PAUSE[kind] * PAUSE_GROWTH[kind] ** (in_a_row - 1), LONGEST) if in_a_row else timedelta(0)


class Schedule:
    """The next crawls of the publishers in *every*, which holds their fixed intervals, as *archive* tells them."""

    def __init__(self, archive: Archive, every: Mapping[str, timedelta | None]) -> None:
        self._archive = archive
        self._every = every

    def next_crawl(self, publisher: str, now: datetime) -> NextCrawl:
        return next_crawl(publisher, history(self._archive, publisher, now), now, self._every[publisher])

    def next_crawls(self, now: datetime) -> list[NextCrawl]:
        """Return the next crawl of each publisher, the longest overdue first."""
        return sorted((self.next_crawl(name, now) for name in self._every), key=lambda crawl: crawl.due)

    def due(self, now: datetime) -> list[str]:
        """Return who is due, the longest overdue first."""
        return [turn.publisher for turn in self.next_crawls(now) if is_due(turn, now)]


def history(archive: Archive, publisher: str, now: datetime) -> History:
    """Return what *archive* knows of *publisher*."""
    crawls = archive.crawls.last(publisher, PAST_CRAWLS_KEPT)
    if not crawls:
        return History()
    at_work = archive.locks.holder(publisher, now)
    past_crawls = [
        PastCrawl(datetime.fromisoformat(crawl["started"]), outcome_of(crawl, at_work), held_until(crawl))
        for crawl in crawls
    ]
    return History(
        past_crawls, archive.crawls.first(publisher), archive.publication_counts.by_hour(publisher, now - HORIZON)
    )


def outcome_of(crawl: Mapping[str, Any], at_work: Holder | None = None) -> CrawlOutcome:
    """Return the outcome of a row of the crawl log; *at_work* is the process that has the publisher.

    A crawl that neither finished nor runs was killed. One that asked for no listing (a single page, or all servers
    asked to wait) says nothing of the publisher.
    """
    reason = FinishReason.of(crawl["finish_reason"])
    if reason == FinishReason.NONE:
        return CrawlOutcome.RUNNING if at_work == (crawl["pid"], crawl["host"]) else CrawlOutcome.KILLED
    if not reason.tells_of_publisher:
        return CrawlOutcome.STOPPED
    if reason.is_cut_short:
        return CrawlOutcome.UNFINISHED if crawl["fetched"] else CrawlOutcome.FAILED
    counts: dict[str, int] = json.loads(crawl["stats"])
    if something_came(counts) and (crawl["fetched"] or crawl["failed"] < MANY):
        return CrawlOutcome.GOOD
    if any(FORBIDDING.match(key.removeprefix("newsbot/")) for key in counts):
        return CrawlOutcome.FORBIDDEN
    return CrawlOutcome.FAILED if something_was_asked_for(counts) else CrawlOutcome.STOPPED


def held_until(crawl: Mapping[str, Any]) -> datetime | None:
    """Return until when a row of the crawl log says that all servers of its publisher asked to wait."""
    seconds = json.loads(crawl["stats"]).get("newsbot/held_until")
    return datetime.fromtimestamp(seconds, UTC) if seconds else None


def something_came(counts: Mapping[str, Any]) -> bool:
    """Tell whether a crawl with these stats got any listing or page."""
    return any(counts.get(f"newsbot/{key}") for key in ("listing/read", "listing/unchanged", "fetched"))


def something_was_asked_for(counts: Mapping[str, Any]) -> bool:
    """Tell whether a crawl with these stats asked for any listing or page, whatever came of it."""
    listings = sum(counts.get(f"newsbot/listing/{state}", 0) for state in ListingState)
    held = counts.get(f"newsbot/listing/{ListingState.FILTERED}/{Reason.ASKED_TO_WAIT}", 0)
    return listings > held or any(key.startswith("newsbot/failed") for key in counts)

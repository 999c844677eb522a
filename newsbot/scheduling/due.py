"""WATCH: which publishers are due, from what the archive knows of their crawls and articles (pure)."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from newsbot.archive import Archive
from newsbot.scheduling.publishing_rate import HORIZON, learn

SHORTEST = timedelta(minutes=5)
LONGEST = timedelta(hours=24)
"""Between two crawls of a publisher, whatever its rhythm."""
JITTER = 0.2
"""The share by which an interval is shortened at most, so that publishers do not stay in step."""
EARLY = timedelta(seconds=30)
"""A publisher due within this time is due: a timer that fires every five minutes fires now and then a second early."""

FIRST_PAUSE = {"unfinished": SHORTEST, "failed": SHORTEST, "forbidden": timedelta(hours=1)}
"""After one bad crawl."""
PAUSE_GROWTH = {"unfinished": 1.0, "failed": 1.5, "forbidden": 2.0}
"""With each further one in a row. At 1.5, an outage is found over after half the time more that it took, at most."""
LOOKS_KEPT = 20
"""As many past crawls as it takes until a pause is the longest one."""

FORBIDDING = re.compile(
    r"newsbot/(?:listing/)?(?:failed/HTTP (?:401|403|429|451)|robots/robots\.txt(?:: HTTP 4\d\d)?)$"
)
"""Counters of a crawl that a publisher did not want; a robots.txt that its server fails to give is a failure."""

STOPPED = ("shutdown", "archive_failed")
UNFINISHED = ("time limit", "closespider_timeout", "unreachable")
"""Finish reasons of crawls that did not come to their own end."""

MANY = 3
"""So many articles must fail, and none come, until that is the publisher's fault and not that of one dead link."""

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class Look:
    """One past crawl of a publisher."""

    started: datetime
    outcome: str
    """``good``, ``unfinished`` (its time was up), ``failed``, ``forbidden``, ``running`` or ``stopped``.

    A stopped one says nothing of the publisher: a person stopped it, the disk was full, or it was no full crawl.
    """


@dataclass(frozen=True, slots=True)
class History:
    """What the schedule needs to know of a publisher."""

    looks: Sequence[Look] = ()
    """The last crawls, newest first, LOOKS_KEPT at most."""
    watched_since: datetime | None = None
    """The start of the first crawl ever."""
    appeared: Mapping[datetime, int] | None = None
    """Clock hour in UTC -> articles that appeared in it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """When a publisher is next to be crawled."""

    publisher: str
    last: datetime | None
    """When its last crawl that counts began."""
    due: datetime
    interval: timedelta
    state: str
    """``new`` or the outcome of the last `Look`."""


def interval_of(text: str) -> timedelta:
    """Return the time that *text* names: a number and s, m, h or d.

    >>> interval_of("30m")
    datetime.timedelta(seconds=1800)
    """
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([smhd])", text.strip())
    if not match or not float(match[1]):
        raise ValueError(f"{text!r} is no interval; write a number and s, m, h or d, such as 30m or 2h")
    return timedelta(**{UNITS[match[2]]: float(match[1])})


def turn(publisher: str, history: History, now: datetime, every: timedelta | None = None) -> Turn:
    """Return when *publisher* is due: its interval after the last good crawl, and not in the pause after a bad one.

    *every* fixes the interval.
    """
    looks = [look for look in history.looks if look.outcome != "stopped"]
    if not looks:
        return Turn(publisher, None, now, every or SHORTEST, history.looks[0].outcome if history.looks else "new")
    last = looks[0].started
    due = last + _pause(looks)
    if good := next((look.started for look in looks if look.outcome not in FIRST_PAUSE), None):
        due = max(due, good + (every or _learned(publisher, history, good)))
    clock_was_set_back = last > now + SHORTEST
    return Turn(publisher, last, now if clock_was_set_back else due, due - last, looks[0].outcome)


def is_due(turn: Turn, now: datetime) -> bool:
    return turn.state != "running" and turn.due <= now + EARLY


def _learned(publisher: str, history: History, last: datetime) -> timedelta:
    pace = learn(history.appeared or {}, history.watched_since, last)
    interval = (pace.next_look(last) - last) * (1 - JITTER * _chance(publisher, last))
    return min(max(interval, SHORTEST), LONGEST)


def _chance(publisher: str, last: datetime) -> float:
    """Return a number between 0 and 1 that is the same whenever it is asked for between two crawls."""
    return sha256(f"{publisher} {last.isoformat()}".encode()).digest()[0] / 255


def _pause(looks: Sequence[Look]) -> timedelta:
    """Return how long to leave alone a publisher whose last crawls went wrong; zero after a good one."""
    kind = looks[0].outcome
    if kind not in FIRST_PAUSE:
        return timedelta(0)
    in_a_row = next((n for n, look in enumerate(looks) if look.outcome not in FIRST_PAUSE), len(looks))
    return min(FIRST_PAUSE[kind] * PAUSE_GROWTH[kind] ** (in_a_row - 1), LONGEST)


class Agenda:
    """The turns of the publishers in *every*, which holds their fixed intervals, as *archive* tells them."""

    def __init__(self, archive: Archive, every: Mapping[str, timedelta | None]) -> None:
        self._archive = archive
        self._every = every

    def turn(self, publisher: str, now: datetime) -> Turn:
        return turn(publisher, history(self._archive, publisher, now), now, self._every[publisher])

    def turns(self, now: datetime) -> list[Turn]:
        """Return all turns, the longest overdue first."""
        return sorted((self.turn(name, now) for name in self._every), key=lambda turn: turn.due)

    def due(self, now: datetime) -> list[str]:
        """Return who is due, the longest overdue first."""
        return [turn.publisher for turn in self.turns(now) if is_due(turn, now)]


def history(archive: Archive, publisher: str, now: datetime) -> History:
    """Return what *archive* knows of *publisher*."""
    crawls = archive.crawls.last(publisher, LOOKS_KEPT)
    if not crawls:
        return History()
    at_work = archive.locks.holder(publisher)
    looks = [Look(datetime.fromisoformat(crawl["started"]), outcome_of(crawl, at_work)) for crawl in crawls]
    return History(looks, archive.crawls.first(publisher), archive.pulse.by_hour(publisher, now - HORIZON))


def outcome_of(crawl: Mapping[str, Any], at_work: int | None = None) -> str:
    """Return the outcome of a row of the crawl log (see `Look`); *at_work* is the process that has the publisher now.

    A crawl that neither finished nor runs was killed: that is a failure. One that asked for no listing (a single page)
    says nothing of the publisher.
    """
    if crawl["finish_reason"] is None:
        return "running" if at_work and crawl["pid"] == at_work else "failed"
    if crawl["finish_reason"] in STOPPED:
        return "stopped"
    if crawl["finish_reason"] in UNFINISHED:
        return "unfinished" if crawl["fetched"] else "failed"
    counts: dict[str, int] = json.loads(crawl["stats"])
    if something_came(counts) and (crawl["fetched"] or crawl["failed"] < MANY):
        return "good"
    if any(FORBIDDING.match(key) for key in counts):
        return "forbidden"
    return "failed" if something_was_asked_for(counts) else "stopped"


def something_came(counts: Mapping[str, Any]) -> bool:
    """Tell whether a crawl with these stats got any listing or page."""
    return any(counts.get(f"newsbot/{key}") for key in ("listing/read", "listing/unchanged", "fetched"))


def something_was_asked_for(counts: Mapping[str, Any]) -> bool:
    """Tell whether a crawl with these stats asked for any listing or page, whatever came of it."""
    return any(key.startswith(("newsbot/listing/", "newsbot/failed")) for key in counts)

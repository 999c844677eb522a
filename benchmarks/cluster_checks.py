"""What must hold of publishers that many machines crawl, by the newsrooms' own log and by the archive's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby, pairwise
from statistics import median, quantiles

from benchmarks.newsrooms import Asked, Newsroom
from newsbot.archive import Archive
from newsbot.scheduling.due import PAST_CRAWLS_KEPT, History, PastCrawl, next_crawl, outcome_of

TABLES = {
    "article": "canonical_url, publisher, headline, lead, text, authors, date_published, date_modified FROM article",
    "revision": "canonical_url, number, changed, before FROM revision JOIN article ON article.id = article_id",
    "url": "url, publisher, state, reason FROM url",
}
PATIENCE = 120.0
"""Seconds that a publisher may be crawled later than it is due."""


def difference(one: str, other: str) -> dict[str, int | str]:
    """Return how many articles, revisions and addresses two archives have; words where they are not the same."""
    found: dict[str, int | str] = {}
    with Archive(one) as first, Archive(other) as second:
        for table, columns in TABLES.items():
            rows = [
                sorted(repr(tuple(row)) for row in archive.database.rows(f"SELECT {columns}"))
                for archive in (first, second)
            ]
            found[table] = len(rows[1]) if rows[0] == rows[1] else f"{len(rows[1])} instead of {len(rows[0])}"
            for line in sorted(set(rows[0]) ^ set(rows[1]))[:4]:
                print("  differs:", line[:200])
    return found


def by_host(asked: Sequence[Asked]) -> dict[str, list[Asked]]:
    """Return what each newsroom was asked, in order."""
    found: dict[str, list[Asked]] = {}
    for one in sorted(asked, key=lambda one: one.at):
        found.setdefault(one.host, []).append(one)
    return found


def crawled_twice_at_once(asked: Sequence[Asked]) -> list[str]:
    """Return the newsrooms where a crawl asked for something after a later one had begun."""
    found = []
    for host, requests in by_host(asked).items():
        crawls = [crawl for crawl, _ in groupby(one.crawl for one in requests)]
        if len(set(crawls)) < len(crawls):
            found.append(host)
    return found


def gaps(asked: Sequence[Asked]) -> list[float]:
    """Return the seconds between two requests to the same newsroom, the shortest first."""
    return sorted(after.at - before.at for requests in by_host(asked).values() for before, after in pairwise(requests))


def paces(asked: Sequence[Asked]) -> list[float]:
    """Return the mean seconds between two requests of each crawl that made three or more, the shortest first.

    On a busy machine a request may come late, and the next one in time.
    """
    found = []
    for requests in by_host(asked).values():
        for _, crawl in groupby(requests, key=lambda one: one.crawl):
            times = [one.at for one in crawl]
            if len(times) > 2:
                found.append((times[-1] - times[0]) / (len(times) - 1))
    return sorted(found)


@dataclass(frozen=True, slots=True)
class Late:
    """How much later than it was due a crawl began, in seconds."""

    seconds: float
    publisher: str
    was_killed: bool
    """Whether the crawl before was."""


def lateness(archive: Archive, rooms: Sequence[Newsroom], asked: Sequence[Asked], until: float) -> list[Late]:
    """Return it of each crawl but every publisher's first, and of those that had not begun when all ended.

    A publisher whose crawl was killed is due when it was heard of that crawl for the last time.
    """
    heard = {(one.host, one.crawl): one.at for one in sorted(asked, key=lambda one: one.at)}
    found = []
    for room in rooms:
        crawls = archive.crawls.last(room.name, limit=10_000)[::-1]
        starts = [datetime.fromisoformat(crawl["started"]).timestamp() for crawl in crawls]
        for number in range(1, len(crawls) + 1):
            before = crawls[:number][::-1][:PAST_CRAWLS_KEPT]
            due = max(_due(room, before), heard.get((room.host, f"{before[0]['host']} {before[0]['pid']}"), 0.0))
            late = (starts[number] if number < len(starts) else until) - due
            if number < len(starts) or late > 0:
                found.append(Late(late, room.name, before[0]["finished"] is None))
    return found


def _due(room: Newsroom, crawls: Sequence[Mapping[str, str]]) -> float:
    past = [PastCrawl(datetime.fromisoformat(crawl["started"]), outcome_of(crawl)) for crawl in crawls]
    history = History(past, past[-1].started)
    return next_crawl(room.name, history, datetime.now(UTC), timedelta(seconds=room.every)).due.timestamp()


def in_words(late: Sequence[Late]) -> str:
    """Return what `lateness` came to."""
    if len(late) < 2:
        return "none"
    seconds = [one.seconds for one in late]
    longest = ", ".join(f"{one.seconds:.0f}" for one in sorted(late, key=lambda one: -one.seconds)[:3])
    told = f"median {median(seconds):.0f} s, 95 of 100 below {quantiles(seconds, n=20)[-1]:.0f} s, longest {longest} s"
    return f"{len(late)} crawls: {told}; {sum(one.seconds > PATIENCE for one in late)} above {PATIENCE:.0f} s"

"""HAND ON: the page of all who are followed, and that of one publisher."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.responses import Response

from newsbot.archive import Archive, Incident, Selection
from newsbot.health import judging
from newsbot.scheduling.due import NextCrawl, Schedule
from newsbot.states import UrlState
from newsbot.states.crawl_ends import NEVER_ASKED, CrawlOutcome
from newsbot.web.asked import Asked, Refused, with_values
from newsbot.web.crawls import crawl_row
from newsbot.web.feeds import feed_address
from newsbot.web.publisher_charts import charts_of
from newsbot.web.rendering import page

ADDRESSES, LISTINGS, NEWEST = 50, 100, 12
"""On one page."""
MOST_COUNTED = 10_000
"""Addresses of one publisher in one state."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Followed:
    """A publisher as the list has it."""

    name: str
    title: str
    country: str
    language: str
    state: str
    reason: str
    since: datetime | None
    interval: timedelta | None
    is_learned: bool
    last: datetime | None
    due: datetime | None
    today: int
    week: int


def publishers(asked: Asked, archive: Archive) -> Response:
    """Everybody who is followed, those that are not well on top."""
    names = set(asked.installation.followed(archive)) | set(archive.crawls.publishers())
    found = sorted(_followed(asked, archive, sorted(names)), key=lambda one: (not one.reason, one.title.casefold()))
    return page(asked, "publishers.html", publishers=found, feed=feed_address("xml", {}))


def publisher(asked: Asked, archive: Archive, name: str) -> Response:
    """One publisher."""
    if name not in archive.publishers():
        raise Refused(f"no publisher {name[:80]!r} in this archive", 404)
    (facts,) = _followed(asked, archive, [name])
    drawn = charts_of(asked, archive, {name})
    failed = archive.urls.failed(name, ADDRESSES + 1, asked.text("after"))
    last = archive.crawls.last(name, 5)
    more = with_values(f"/publisher/{name}", {"after": failed[ADDRESSES - 1]["url"]}) if len(failed) > ADDRESSES else ""
    checks = {check.url: check for check in archive.source_checks.of(name)}
    return page(
        asked,
        "publisher.html",
        publisher=facts,
        charts=drawn.get(name),
        states=_states(archive, name),
        most=MOST_COUNTED,
        listings=archive.listings.of(name, LISTINGS),
        checks=checks,
        newest=archive.reading_lists.of(Selection(publishers=(name,), limit=NEWEST)) if _has(archive, name) else [],
        revised=archive.reading_lists.revised(name, NEWEST),
        failed=failed[:ADDRESSES],
        more_failed=more,
        crawls=[crawl_row(asked, archive, crawl) for crawl in last],
        incidents=archive.incidents.of(name, 10),
        feed=feed_address("xml", {"publisher": name}),
        as_json=with_values("/api/articles", {"publisher": name}),
    )


def _followed(asked: Asked, archive: Archive, names: Sequence[str]) -> Iterator[Followed]:
    facts = {row["name"]: row for row in archive.crawls.facts()}
    schedule = Schedule(archive, {name: asked.installation.every.get(name) for name in names})
    incidents = archive.incidents.open()
    midnight = asked.now.replace(hour=0, minute=0, second=0, microsecond=0)
    for name in names:
        turn, known = _next_and_wrong(
            asked, archive, name, schedule, [one for one in incidents if one.publisher == name]
        )
        is_new = turn.state == CrawlOutcome.NEW
        today, week = archive.publication_counts.since(name, midnight, asked.now - WEEK)
        state = NEVER_ASKED if is_new else turn.state
        if known and turn.state not in (CrawlOutcome.RUNNING, CrawlOutcome.NEW, CrawlOutcome.FORBIDDEN):
            state = known.state
        own: Mapping[str, Any] = facts.get(name, {})
        yield Followed(
            name=name,
            title=own.get("title") or name,
            country=own.get("country") or "",
            language=own.get("language") or "",
            state=state,
            reason=known.observed if known and not is_new else "",
            since=known.began if known and not is_new else None,
            interval=turn.interval if turn.last else None,
            is_learned=asked.installation.every.get(name) is None,
            last=turn.last,
            due=None if is_new or turn.state == CrawlOutcome.RUNNING else turn.due,
            today=today,
            week=week,
        )


def _next_and_wrong(
    asked: Asked, archive: Archive, name: str, schedule: Schedule, incidents: Sequence[Incident]
) -> tuple[NextCrawl, judging.Wrong | None]:
    """Return a publisher's next crawl and what is wrong with it, which change with its crawls and incidents alone."""

    def make() -> tuple[NextCrawl, judging.Wrong | None]:
        wrong = judging.wrong(archive, [name], asked.installation.parameters)
        return schedule.next_crawl(name, asked.now.astimezone(UTC)), wrong.get(name)

    (last,) = archive.crawls.last(name, 1) or [{}]
    seen = tuple((one.id, one.observed) for one in incidents)
    key = ("next", name, last.get("id"), last.get("finished"), archive.locks.holder(name, asked.now), seen)
    return asked.installation.remembered.value(key, make)


def _states(archive: Archive, name: str) -> list[tuple[str, int]]:
    found = archive.urls.unfinished(name, MOST_COUNTED)
    return [(state.replace("_", " "), found[state]) for state in UrlState if state in found]


def _has(archive: Archive, name: str) -> bool:
    return archive.publication_counts.any_of(name)

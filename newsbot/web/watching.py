"""HAND ON: the pages for those who watch: publishers, crawls, addresses, incidents, and `/health` for monitors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
from markupsafe import Markup
from starlette.responses import Response

from newsbot import why
from newsbot.archive import Archive, Incident, Selection
from newsbot.health import charts, judging
from newsbot.health.crawl_counts import CrawlState, counts_of, failed_listings, state_of
from newsbot.health.findings import meaning
from newsbot.health.known_past import past_until
from newsbot.health.telling.events import as_json
from newsbot.scheduling.due import NextCrawl, Schedule
from newsbot.states import FinishReason, UrlState
from newsbot.web.answers import json
from newsbot.web.asked import LONGEST_ADDRESS, Asked, Refused, with_values
from newsbot.web.feeds import feed_address
from newsbot.web.rendering import page

CRAWLS, INCIDENTS, ADDRESSES, LISTINGS, NEWEST = 50, 30, 50, 100, 12
"""On one page."""
MOST_COUNTED = 10_000
"""Addresses of one publisher in one state."""
REFRESH = 5
"""Seconds after which a page with running crawls is asked for again, which is as often as they write their counts."""
NEVER_ASKED = "never asked"
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
    names = set(asked.site.followed(archive)) | set(archive.crawls.publishers())
    found = sorted(_followed(asked, archive, sorted(names)), key=lambda one: (not one.reason, one.title.casefold()))
    return page(asked, "publishers.html", publishers=found, feed=feed_address("xml", {}))


def publisher(asked: Asked, archive: Archive, name: str) -> Response:
    """One publisher."""
    if name not in archive.publishers():
        raise Refused(f"no publisher {name[:80]!r} in this archive", 404)
    (facts,) = _followed(asked, archive, [name])
    drawn = _charts(asked, archive, {name})
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
        crawls=[_crawl(asked, archive, crawl) for crawl in last],
        incidents=archive.incidents.of(name, 10),
        feed=feed_address("xml", {"publisher": name}),
        as_json=with_values("/api/articles", {"publisher": name}),
    )


def crawls(asked: Asked, archive: Archive) -> Response:
    """The crawls that run now, and those before."""
    before = asked.number("before", 1, 999_999_999, 0) or None
    running = [
        crawl
        for name in archive.locks.held(asked.now)
        for row in archive.crawls.last(name, 1)
        if (crawl := _crawl(asked, archive, row))["is_running"]
    ]
    last = archive.crawls.last(None, CRAWLS + 1, before)
    shown = [crawl for row in last[:CRAWLS] if not (crawl := _crawl(asked, archive, row))["is_running"]]
    refreshes = bool(running) and not before and not asked.flag("still")
    answer = page(
        asked,
        "crawls.html",
        running=running if not before else [],
        crawls=shown,
        older=with_values("/crawls", {"before": last[CRAWLS - 1]["id"]}) if len(last) > CRAWLS else "",
        refreshes=refreshes,
        seconds=REFRESH,
        titles=archive.crawls.titles(),
        feed=feed_address("xml", {}),
    )
    if refreshes:
        answer.headers["refresh"] = str(REFRESH)
    return answer


def why_page(asked: Asked, archive: Archive) -> Response:
    """What became of an address."""
    url = asked.text("url", LONGEST_ADDRESS)
    if url and not url.lower().startswith(("http://", "https://")):
        raise Refused(f"{url[:80]} is no web address: write it like https://any.example/a")
    found = why.why(archive, url) if url else None
    number = archive.urls.number_of_article(found.article) if found and found.article else None
    return page(
        asked,
        "why.html",
        url=url,
        longest=LONGEST_ADDRESS,
        found=found,
        facts=why.facts(archive, found) if found and found.state else {},
        never_seen=why.NEVER_SEEN,
        number=number,
        feed=feed_address("xml", {}),
    )


def incidents(asked: Asked, archive: Archive) -> Response:
    """What is not as usual, and what was not."""
    before = asked.number("before", 1, 999_999_999, 0) or None
    is_open = archive.incidents.open() if not before else []
    past = archive.incidents.past(INCIDENTS + 1, before)
    drawn = _charts(asked, archive, {incident.publisher for incident in is_open[:INCIDENTS]})
    return page(
        asked,
        "incidents.html",
        open=is_open,
        past=past[:INCIDENTS],
        meaning=meaning,
        charts={name: articles for name, (articles, _) in drawn.items()},
        older=with_values("/incidents", {"before": past[INCIDENTS - 1].id}) if len(past) > INCIDENTS else "",
        titles=archive.crawls.titles(),
        feed=feed_address("xml", {}),
    )


def health(asked: Asked, archive: Archive) -> Response:
    """200 while all is well, else 503, with the open incidents, for monitors."""
    found = archive.incidents.open()
    told = {"status": "incidents" if found else "ok", "incidents": [as_json(one, asked.now) for one in found]}
    return json(asked.request, told, 503 if found else 200)


def _followed(asked: Asked, archive: Archive, names: Sequence[str]) -> Iterator[Followed]:
    facts = {row["name"]: row for row in archive.crawls.facts()}
    schedule = Schedule(archive, {name: asked.site.every.get(name) for name in names})
    incidents = archive.incidents.open()
    midnight = asked.now.replace(hour=0, minute=0, second=0, microsecond=0)
    for name in names:
        turn, known = _next_and_wrong(
            asked, archive, name, schedule, [one for one in incidents if one.publisher == name]
        )
        is_new = turn.state == "new"
        today, week = archive.publication_counts.since(name, midnight, asked.now - WEEK)
        state = NEVER_ASKED if is_new else turn.state
        if known and turn.state not in ("running", "new", "forbidden"):
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
            is_learned=asked.site.every.get(name) is None,
            last=turn.last,
            due=None if is_new or turn.state == "running" else turn.due,
            today=today,
            week=week,
        )


def _next_and_wrong(
    asked: Asked, archive: Archive, name: str, schedule: Schedule, incidents: Sequence[Incident]
) -> tuple[NextCrawl, judging.Wrong | None]:
    """Return a publisher's next crawl and what is wrong with it, which change with its crawls and incidents alone."""

    def make() -> tuple[NextCrawl, judging.Wrong | None]:
        wrong = judging.wrong(archive, [name], asked.site.parameters)
        return schedule.next_crawl(name, asked.now.astimezone(UTC)), wrong.get(name)

    (last,) = archive.crawls.last(name, 1) or [{}]
    seen = tuple((one.id, one.observed) for one in incidents)
    key = ("next", name, last.get("id"), last.get("finished"), archive.locks.holder(name, asked.now), seen)
    return asked.site.remembered.value(key, make)


def _charts(asked: Asked, archive: Archive, names: set[str]) -> dict[str, tuple[Markup, Markup]]:
    """Return the charts of what is usual of publishers, and what came, day by day; of those that have a whole day."""
    today = asked.now.astimezone(UTC).date()

    def make() -> dict[str, tuple[Markup, Markup]]:
        past = past_until(archive, names, today, asked.site.parameters, for_charts=True)
        return {
            one.name: (Markup(charts.articles(one)), Markup(charts.coverage(one)))
            for one in past.publishers
            if one.drawn
        }

    sizes = tuple((name, archive.days.size(name, today)) for name in sorted(names))
    return asked.site.remembered.value(("charts", today, sizes), make) if names else {}


def _states(archive: Archive, name: str) -> list[tuple[str, int]]:
    found = archive.urls.unfinished(name, MOST_COUNTED)
    return [(state.replace("_", " "), found[state]) for state in UrlState if state in found]


def _has(archive: Archive, name: str) -> bool:
    return archive.publication_counts.any_of(name)


def _crawl(asked: Asked, archive: Archive, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a crawl as the table shows it."""
    holder = archive.locks.holder(row["publisher"], asked.now) if row["finished"] is None else None
    is_running = row["finished"] is None and holder == (row["pid"], row["host"])
    counts = counts_of(orjson.loads(row["stats"]))
    state, reason = state_of(counts)
    is_well = is_running or state in (CrawlState.GOOD, CrawlState.NOTHING)
    ended = row["finish_reason"] or ("running" if is_running else "killed")
    if ended == FinishReason.FINISHED and not is_well:
        ended = str(state)
    started = datetime.fromisoformat(row["started"])
    until = asked.now if is_running else row["finished"] and datetime.fromisoformat(row["finished"])
    seconds = max(1.0, (until - started).total_seconds()) if until else None
    return {
        **{name: row[name] for name in ("id", "publisher", "started", "finished", "found", "fetched", "stored")},
        "failed": row["failed"] + failed_listings(counts),
        "is_running": is_running,
        "took": until and until - started,
        "a_second": row["fetched"] / seconds if seconds else None,
        "ended": ended,
        "is_well": is_well,
        "reason": "" if is_well else reason,
        "reasons": _reasons(counts),
    }


def _reasons(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return what became of the addresses of a crawl, and why, the most frequent first."""
    states = tuple(f"{state}/" for state in UrlState)
    found = [
        (name.replace("_", " ").replace("/", ": ", 1), number)
        for name, number in counts.items()
        if name.startswith((*states, "listing/failed/", "listing/gone/", "listing/robots/"))
    ]
    return sorted(found, key=lambda item: -item[1])[:8]

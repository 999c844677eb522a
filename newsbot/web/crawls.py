"""HAND ON: the page of the crawls that run, and of those before; a crawl as tables show it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson
from starlette.responses import Response

from newsbot.archive import Archive
from newsbot.health.crawl_counts import CrawlState, counts_of, failed_listings, state_of
from newsbot.states import UrlState
from newsbot.states.crawl_ends import CrawlOutcome, FinishReason
from newsbot.web.asked import Asked, with_values
from newsbot.web.feeds import feed_address
from newsbot.web.rendering import page

CRAWLS = 50
"""On one page."""
REFRESH = 5
"""Seconds after which a page with running crawls is asked for again, which is as often as they write their counts."""


def crawls(asked: Asked, archive: Archive) -> Response:
    """The crawls that run now, and those before."""
    before = asked.number("before", 1, 999_999_999, 0) or None
    running = [
        crawl
        for name in archive.locks.held(asked.now)
        for row in archive.crawls.last(name, 1)
        if (crawl := crawl_row(asked, archive, row))["is_running"]
    ]
    last = archive.crawls.last(None, CRAWLS + 1, before)
    shown = [crawl for row in last[:CRAWLS] if not (crawl := crawl_row(asked, archive, row))["is_running"]]
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


def crawl_row(asked: Asked, archive: Archive, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a crawl as the table shows it."""
    holder = archive.locks.holder(row["publisher"], asked.now) if row["finished"] is None else None
    is_running = row["finished"] is None and holder == (row["pid"], row["host"])
    counts = counts_of(orjson.loads(row["stats"]))
    state, reason = state_of(counts)
    is_well = is_running or state in (CrawlState.GOOD, CrawlState.NOTHING)
    ended = row["finish_reason"] or (CrawlOutcome.RUNNING if is_running else CrawlOutcome.KILLED)
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

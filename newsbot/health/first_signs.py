"""WATCH: what one or two crawls say without any history: nothing fits, no page has text, no listing came (pure)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson

from newsbot.health.crawl_counts import (
    Counts,
    CrawlState,
    blocked,
    counts_of,
    is_newsbots_own,
    most_frequent,
    outage,
    state_of,
    unfitting,
    without_body,
)
from newsbot.health.findings import OURSELVES, Finding
from newsbot.health.parameters import Parameters
from newsbot.states import NO_ANSWER, UrlState
from newsbot.states.crawl_ends import CrawlOutcome, FinishReason

CRAWLS = 20
"""How many of a publisher's last crawls are looked at; a large part of them may have brought nothing to go by."""
OF_LISTINGS = (CrawlState.GONE, CrawlState.BLOCKED, CrawlState.FAILED)
A_DAY = timedelta(days=1)
NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class JudgedCrawl:
    """One crawl, as far as it says anything of its publisher."""

    started: datetime
    counts: Counts
    state: CrawlState
    why: str


def judged_crawls(crawls: Sequence[Mapping[str, Any]]) -> list[JudgedCrawl]:
    """Return those of the crawl log's rows that say something of their publisher, in their order."""
    found = []
    for crawl in crawls:
        reason = FinishReason.of(crawl["finish_reason"])
        counts = counts_of(orjson.loads(crawl["stats"]))
        state, why = state_of(counts)
        if reason.tells_of_publisher and reason != FinishReason.NONE and state != CrawlState.NOTHING:
            found.append(JudgedCrawl(datetime.fromisoformat(crawl["started"]), counts, state, why))
    return found


def first_signs(publisher: str, newest_first: Sequence[JudgedCrawl], parameters: Parameters) -> Iterator[Finding]:
    """Yield what the last crawls of *publisher* say."""
    if not newest_first:
        return
    yield from _of_listings(publisher, newest_first, parameters)
    yield from _nothing_listed(publisher, newest_first, parameters)
    for signal, count, expected, observed in (
        ("unfitting", unfitting, "at least one", "none of {} listed addresses fits its file"),
        ("no body", without_body, "hardly any", "body missing on all of {} pages"),
        ("outage", outage, "hardly any", "something else instead of all of {} articles"),
        ("blocked", blocked, "none", "all of {} pages refused"),
    ):
        if streak := _streak(newest_first, count, parameters.fewest_pages):
            number, began = streak
            state = UrlState.FILTERED if signal == "unfitting" else UrlState.NOT_ARTICLE
            look = f"scrapy why --publisher {publisher} --state {state}"
            if signal == "blocked":
                observed += f" ({most_frequent(newest_first[0].counts, 'failed/', 'not_article/')})"
            yield Finding(publisher, signal, began, expected, observed.format(number), look)


def _streak(
    newest_first: Sequence[JudgedCrawl], count: Callable[[Counts], tuple[int, int]], fewest: int
) -> tuple[int, datetime] | None:
    """Return how many in a row are bad, back from the newest crawl, and when that began; None if they are fewer."""
    number, began = 0, newest_first[0].started
    for crawl in newest_first:
        bad, all_ = count(crawl.counts)
        if bad < all_:
            break
        if all_:
            # Listings name the same addresses in each crawl, while pages are new ones.
            number, began = max(number, all_) if count is unfitting else number + all_, crawl.started
    return (number, began) if number >= fewest else None


def _of_listings(publisher: str, newest_first: Sequence[JudgedCrawl], parameters: Parameters) -> Iterator[Finding]:
    """Yield that every listing is gone, refused or failed: what is gone is told at once, the others may pass."""
    newest = newest_first[0]
    if newest.state not in OF_LISTINGS or not newest.why.startswith("every listing"):
        return
    in_a_row = []
    for crawl in newest_first:
        if crawl.state not in OF_LISTINGS:
            break
        in_a_row.append(crawl)
    is_new = len(in_a_row) == len(newest_first)
    enough = 1 if is_new or newest.state == CrawlState.GONE else parameters.bad_crawls
    if len(in_a_row) >= enough:
        crawls = f" in {len(in_a_row)} crawls" if len(in_a_row) > 1 else ""
        look = f"scrapy crawls {publisher}"
        yield Finding(publisher, newest.state, in_a_row[-1].started, "at least one answer", newest.why + crawls, look)


def _nothing_listed(publisher: str, newest_first: Sequence[JudgedCrawl], parameters: Parameters) -> Iterator[Finding]:
    """Yield that listings are read and name nothing: section pages name only what fits."""
    read = [crawl for crawl in newest_first if crawl.counts.get("listing/read")]
    in_a_row = []
    for crawl in read:
        if crawl.counts.get("found"):
            break
        in_a_row.append(crawl)
    is_new = len(in_a_row) == len(newest_first)
    if len(in_a_row) < parameters.bad_crawls or not (is_new or in_a_row[0].started - in_a_row[-1].started >= A_DAY):
        return
    observed = f"no address listed that fits its file, in {len(in_a_row)} crawls"
    look = f"scrapy crawl {publisher} --loglevel DEBUG"
    yield Finding(publisher, "unfitting", in_a_row[-1].started, "some in each crawl", observed, look)


def network_is_down(
    newest: Mapping[str, JudgedCrawl], findings: Sequence[Finding], now: datetime, parameters: Parameters
) -> Finding | None:
    """Return one finding about ourselves where hardly any publisher answers; *newest* has the last crawl of each."""
    lost = {
        name
        for name, crawl in newest.items()
        if crawl.state == CrawlState.FAILED and any(crawl.why.endswith(reason) for reason in NO_ANSWER)
    }
    told = [finding.began for finding in findings if finding.publisher in lost and finding.signal == "failed"]
    if not told:
        return None
    since = max(max(told), now - A_DAY)  # not when a publisher went that has been gone for weeks
    recent = {name for name, crawl in newest.items() if crawl.started >= since}
    lost &= recent
    if len(recent) < parameters.fewest_peers or len(lost) < NEARLY_ALL * len(recent):
        return None
    observed = f"{len(lost)} of {len(recent)} publishers gave no answer"
    return Finding(OURSELVES, "network", since, "hardly any", observed, "scrapy crawls")


def own_failures(crawls: Mapping[str, Sequence[Mapping[str, Any]]]) -> Finding | None:
    """Return that newsbot itself brings no crawl to its end: *crawls* has each publisher's last rows, newest first."""
    failing: list[Mapping[str, Any]] = []
    for rows in crawls.values():
        last = rows[:2]
        if len(last) == 2 and all(is_newsbots_own(row["finish_reason"]) for row in last):
            failing += last
    if not failing:
        return None
    reasons = sorted({str(row["finish_reason"] or CrawlOutcome.KILLED) for row in failing})
    names = sorted({str(row["publisher"]) for row in failing})
    observed = f"newsbot ended crawls of {', '.join(names[:3])}{' and others' * (len(names) > 3)}: {', '.join(reasons)}"
    began = min(datetime.fromisoformat(row["started"]) for row in failing)
    return Finding(OURSELVES, "own failure", began, "none", observed, "scrapy crawls")

"""KEEP: what came of an address, and what that makes of its row: its state, and when it is due again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from newsbot.archive.recheck import Recheck
from newsbot.archive.rows import stamp
from newsbot.several_pages.page_reasons import is_page_reason
from newsbot.states import NOT_READ, PASSING_REASONS, REDEPLOY_REASONS, Reason, UrlState

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UrlOutcome:
    """What came of an address, with a short, countable reason."""

    url: str
    """Canonical."""
    publisher: str
    state: UrlState
    reason: str | None = None
    article_id: int | None = None
    duplicate_of: int | None = None
    changed: bool = True
    """False where a stored article was found as it was."""
    born: datetime | None = None
    """Of a stored article: when it was published, as far as known."""
    fetched: datetime | None = None
    """When the page was fetched, if not now: it comes out of a crawl archive, or is one that was kept."""
    is_suspect: bool = False
    """True where the page of a stored article was none of its versions."""
    reached: bool = True
    """False where the crawl had got nothing from the publisher by then; a failure says little of the address."""


def tells_more(outcome: UrlOutcome, old: Row) -> bool:
    """Tell whether *outcome* says more of its address than its row *old* does.

    A stored article keeps that state when a later visit fails or is not made, and a page that was not fetched now may
    be older than later visits.
    """
    is_known = old["state"] in (UrlState.STORED, UrlState.DUPLICATE)
    if outcome.state == UrlState.DUPLICATE and not outcome.duplicate_of and is_known:
        return False  # the same article by another way, in one run
    if outcome.state in NOT_READ and old["state"] not in {None, *NOT_READ}:
        return False
    if not outcome.fetched or not old.get("last_tried") or stamp(outcome.fetched) > old["last_tried"]:
        return True
    return outcome.state == UrlState.STORED and outcome.changed


def row_after(outcome: UrlOutcome, old: Row, recheck: Recheck, now: datetime) -> dict[str, Any]:
    """Return what *outcome* changes in the row *old* of its address (pure: columns and their new values)."""
    if outcome.state == UrlState.FILTERED and old["state"] == UrlState.FOUND:
        return {"state": UrlState.FOUND, "reason": outcome.reason}  # this run did not want it; the next one may
    if outcome.state in NOT_READ:
        again = _next_look_at_robots(outcome, recheck, now) if outcome.state == UrlState.ROBOTS else None
        return {"state": outcome.state, "reason": outcome.reason, "next_try": again and stamp(again)}
    tried: dict[str, Any] = {"last_tried": _last_tried(outcome, old, now)}
    if outcome.reason == Reason.LATER_PAGE and old["state"] == UrlState.STORED:
        return tried | {"state": old["state"], "reason": old["reason"], "hints": None, "next_try": None}
    if outcome.state in (UrlState.STORED, UrlState.DUPLICATE):
        return tried | _after_article(outcome, old, recheck, now)
    return tried | _after_failure(outcome, old, recheck, now)


def last_check(reason: str | None) -> str:
    """Return the reason of a stored article that a visit left as it was."""
    return f"last check: {reason}"


def _after_article(outcome: UrlOutcome, old: Row, recheck: Recheck, now: datetime) -> dict[str, Any]:
    is_same_copy = outcome.state == UrlState.DUPLICATE == old["state"]
    born = outcome.born or outcome.fetched or now
    again = recheck.next_check(born, now) if outcome.state == UrlState.STORED else None
    failures = old["failures"] + 1 if outcome.is_suspect else 0
    if failures:
        again = recheck.next_retry(failures, now)
    if is_page_reason(outcome.reason):
        again = None
    return {
        "hints": None,
        "state": outcome.state,
        "reason": outcome.reason,
        "failures": failures,
        "quiet": 0 if outcome.changed and not is_same_copy else old["quiet"] + 1,
        "next_try": again and stamp(again),
        "article_id": outcome.article_id,
        "duplicate_of": outcome.duplicate_of,
    }


def _after_failure(outcome: UrlOutcome, old: Row, recheck: Recheck, now: datetime) -> dict[str, Any]:
    failures = old["failures"] + 1 if outcome.reached else max(old["failures"], 1)
    again = _next_try(outcome, old, failures, recheck, now)
    row: dict[str, Any] = {"failures": failures, "next_try": again and stamp(again)}
    if again is None:
        row["hints"] = None
    if old["state"] == UrlState.STORED and outcome.state != UrlState.GONE:
        return row | {"state": UrlState.STORED, "reason": last_check(outcome.reason)}
    return row | {"state": outcome.state, "reason": outcome.reason}


def _next_try(outcome: UrlOutcome, old: Row, failures: int, recheck: Recheck, now: datetime) -> datetime | None:
    was_stored = old["state"] == UrlState.STORED
    if outcome.state == UrlState.GONE:
        is_final = was_stored or outcome.reason == "HTTP 410"
    else:
        is_final = outcome.state == UrlState.NOT_ARTICLE and outcome.reason not in PASSING_REASONS and not was_stored
    if is_final and outcome.reason in REDEPLOY_REASONS:
        return recheck.next_second_look(failures, now)
    return None if is_final else recheck.next_retry(failures, now)


def _next_look_at_robots(outcome: UrlOutcome, recheck: Recheck, now: datetime) -> datetime | None:
    """Rules change rarely; a robots.txt that the server failed to give may be there in the next run."""
    if outcome.reason == Reason.ROBOTS_TXT:
        return now + max(recheck.retry, default=timedelta())
    return recheck.next_retry(1, now)


def _last_tried(outcome: UrlOutcome, old: Row, now: datetime) -> str:
    return max(stamp(outcome.fetched), old.get("last_tried") or "") if outcome.fetched else stamp(now)

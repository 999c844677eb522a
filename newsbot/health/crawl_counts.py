"""WATCH: what one crawl says of its publisher, from its counters (pure)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from newsbot.items import ARTICLE_FIELDS
from newsbot.states import ListingState, Reason, UrlState
from newsbot.states.crawl_ends import FORBIDDING, FinishReason

PREFIX = "newsbot/"
NOT_COUNTED = frozenset({"held_until", "known"})
IDENTITY = frozenset({"url", "canonical_url", "publisher", "body", "provenance", "discovered_via", "rights"})
"""Fields that every article has, or that say nothing of a page's markup; `body` is `text` in other words."""
FIELDS = tuple(name for name in ARTICLE_FIELDS if name not in IDENTITY)
PAYWALL = "paywall"
"""Counter: articles that their publisher says are not free."""
OLD_DATE = "old date"
"""Counter: new articles that were published days before they were found."""

UNFITTING = tuple(
    f"{UrlState.FILTERED}/{reason}"
    for reason in (Reason.NOT_AN_ARTICLE_ADDRESS, Reason.OFF_SITE, Reason.REDIRECTS_OFF_SITE)
)
TEXTLESS = tuple(f"{UrlState.NOT_ARTICLE}/{reason}" for reason in (Reason.NO_BODY, Reason.NO_TEXT_AND_NO_MEDIA))
LEFT_AS_BEFORE = tuple(f"{UrlState.STORED}/{reason}" for reason in (Reason.UNCHANGED, Reason.SUSPECT, Reason.TEASER))
"""What looking at a stored article comes to when it stays as it is."""
OUTAGE = (
    f"{UrlState.STORED}/{Reason.SUSPECT}",
    *(
        f"{UrlState.NOT_ARTICLE}/{reason}"
        for reason in (Reason.REPEATED, Reason.REDIRECTS_ELSEWHERE, Reason.PLACEHOLDER)
    ),
)
FEWEST = 3
"""Pages, or addresses, that must agree before they say anything of their publisher."""
MANY_MISSING = 10
"""Pages of one crawl that say that there is none, from which on it is no matter of dead links."""
BLOCKED = f"{UrlState.NOT_ARTICLE}/{Reason.BLOCK_PAGE}"

Counts = Mapping[str, int]


class CrawlState(StrEnum):
    """What a crawl says of its publisher."""

    GOOD = "good"
    FAILED = "failed"
    """Every listing failed, or every article."""
    GONE = "gone"
    """The server says of every listing that it does not exist."""
    BLOCKED = "blocked"
    """We are not wanted: refused with a status, by robots.txt, or by a page that asks for robots."""
    UNFITTING = "unfitting"
    """No listed address fits the publisher file."""
    DEGRADED = "degraded"
    """Articles come, but not as they should."""
    NOTHING = "nothing"
    """It asked for no listing, so that it says nothing."""


def counts_of(stats: Mapping[str, Any]) -> dict[str, int]:
    """Return the counters of a crawl's *stats* that health goes by, without their prefix."""
    named = ((key.removeprefix(PREFIX), value) for key, value in stats.items() if key.startswith(PREFIX))
    return {
        name: value
        for name, value in named
        if type(value) is int and name not in NOT_COUNTED and name.removeprefix("field/") not in IDENTITY
    }


def counts_of_a_day(stats: Mapping[str, Any]) -> dict[str, int]:
    """Return what a crawl with these *stats* adds to its publisher's day."""
    counts = counts_of(stats)
    state, _ = state_of(counts)
    return counts | {"crawls": 1, f"crawls/{state}": 1}


def of_listings(counts: Counts, *states: ListingState) -> int:
    return sum(counts.get(f"listing/{state}", 0) for state in states)


def new_articles(counts: Counts) -> int:
    """Return how many articles were new, of which the counter has no reason."""
    others = rechecked(counts) + counts.get(f"{UrlState.STORED}/{Reason.REVISION}", 0)
    return max(0, counts.get(UrlState.STORED, 0) - others)


def items(counts: Counts) -> int:
    """Return how many articles were new or changed: those whose fields were counted."""
    return max(0, counts.get(UrlState.STORED, 0) - rechecked(counts))


def rechecked(counts: Counts) -> int:
    """Return how many stored articles were looked at and left as they are."""
    return sum([counts.get(name, 0) for name in LEFT_AS_BEFORE])


def unlike(counts: Counts, reason: str) -> tuple[int, int]:
    """Return on how many pages of stored articles *reason* was seen, and how many of them were looked at."""
    number = counts.get(f"{UrlState.STORED}/{reason}", 0)
    return number, rechecked(counts) + counts.get(f"{UrlState.STORED}/{Reason.REVISION}", 0)


def pages_read(counts: Counts) -> int:
    read = items(counts) + rechecked(counts)
    return read + counts.get(UrlState.NOT_ARTICLE, 0) + counts.get(UrlState.DUPLICATE, 0)


def outage(counts: Counts) -> tuple[int, int]:
    """Return how many pages showed something else than their article, as all do in an outage, and how many came."""
    surely = sum(counts.get(name, 0) for name in OUTAGE)
    missing, once = (
        counts.get(f"{UrlState.NOT_ARTICLE}/{reason}", 0) for reason in (Reason.SOFT_404, Reason.SEEN_ONCE)
    )
    # Flashes alone are no outage, nor are a few dead links that are tried again.
    return surely + missing + once if surely or missing >= MANY_MISSING else 0, pages_read(counts)


def asked_to_wait(counts: Counts) -> tuple[int, int]:
    """Return how many pages were left for later as their server asked for it, and how many there were."""
    waits = counts.get(f"{UrlState.FILTERED}/{Reason.ASKED_TO_WAIT}", 0)
    return waits, waits + pages_read(counts)


def unfitting(counts: Counts) -> tuple[int, int]:
    """Return how many of the listed addresses do not fit the publisher file, and how many there were."""
    return sum(counts.get(name, 0) for name in UNFITTING), counts.get(UrlState.FOUND, 0)


def without_body(counts: Counts) -> tuple[int, int]:
    """Return how many of the pages have no text, and how many there were, walls and the like aside."""
    textless = sum(counts.get(name, 0) for name in TEXTLESS)
    pages = items(counts) + textless
    return pages - min(pages, counts.get("field/text", 0)), pages


def blocked(counts: Counts) -> tuple[int, int]:
    """Return how many article pages we were refused, and how many were asked for."""
    refused = sum(number for name, number in counts.items() if FORBIDDING.match(name) and "listing" not in name)
    refused += counts.get(BLOCKED, 0)
    return refused, max(pages_read(counts) + counts.get(UrlState.FAILED, 0), refused)


def state_of(counts: Counts) -> tuple[CrawlState, str]:
    """Return the state of a crawl with these counters, and why, in words.

    >>> state_of({"listing/failed": 2, "listing/failed/HTTP 500": 2})
    (<CrawlState.FAILED: 'failed'>, 'every listing failed: HTTP 500')
    >>> state_of({"listing/read": 1, "found": 5, "filtered": 5, "filtered/not an article address": 5})[1]
    'none of 5 listed addresses fits the publisher file'
    """
    if of_listings(counts, *ListingState) == 0:
        return CrawlState.NOTHING, ""
    if not of_listings(counts, ListingState.READ, ListingState.UNCHANGED):
        return _of_listings_alone(counts)
    unfit, listed = unfitting(counts)
    if listed >= FEWEST and unfit == listed:
        return CrawlState.UNFITTING, f"none of {listed} listed addresses fits the publisher file"
    refused, asked = blocked(counts)
    if asked >= FEWEST and refused == asked:
        return CrawlState.BLOCKED, f"all {asked} pages refused: {most_frequent(counts, 'failed/', 'not_article/')}"
    failed = counts.get(UrlState.FAILED, 0)
    if failed >= FEWEST and not counts.get("fetched"):
        return CrawlState.FAILED, f"all {failed} pages failed: {most_frequent(counts, 'failed/')}"
    empty, pages = without_body(counts)
    if pages >= FEWEST and empty == pages:
        return CrawlState.DEGRADED, f"no text on any of {pages} pages"
    junk, pages = outage(counts)
    if pages >= FEWEST and junk == pages:
        return CrawlState.DEGRADED, f"something else instead of all {pages} articles: {_of_outage(counts)}"
    waits, pages = asked_to_wait(counts)
    if waits >= FEWEST and waits == pages:
        return CrawlState.BLOCKED, f"all {waits} pages left for later: {Reason.ASKED_TO_WAIT}"
    if lost := of_listings(counts, ListingState.FAILED, ListingState.GONE):
        why = most_frequent(counts, "listing/failed/", "listing/gone/")
        return CrawlState.DEGRADED, f"{lost} of {of_listings(counts, *ListingState)} listings failed: {why}"
    return CrawlState.GOOD, ""


def _of_listings_alone(counts: Counts) -> tuple[CrawlState, str]:
    """Return the state of a crawl that got no listing."""
    asked = of_listings(counts, *ListingState)
    why = most_frequent(counts, "listing/failed/", "listing/gone/", "listing/robots/", "listing/filtered/")
    if of_listings(counts, ListingState.GONE) == asked:
        return CrawlState.GONE, f"every listing is gone: {why}"
    if sum(number for name, number in counts.items() if FORBIDDING.match(name) and "listing" in name) >= asked:
        return CrawlState.BLOCKED, f"every listing was refused: {why}"
    if counts.get(f"listing/{ListingState.FILTERED}/{Reason.ASKED_TO_WAIT}", 0) == asked:
        return CrawlState.BLOCKED, f"every listing was left for later: {why}"
    if of_listings(counts, ListingState.FILTERED) == asked:
        return CrawlState.UNFITTING, f"every listing was left alone: {why}"
    return CrawlState.FAILED, f"every listing failed: {why}"


def most_frequent(counts: Counts, *prefixes: str) -> str:
    """Return the reason that most of the counters with these *prefixes* have."""
    reasons: dict[str, int] = {}
    for name, number in counts.items():
        for prefix in prefixes:
            if name.startswith(prefix):
                reasons[name.removeprefix(prefix)] = reasons.get(name.removeprefix(prefix), 0) + number
    return max(reasons, key=lambda reason: reasons[reason], default="for several reasons")


def _of_outage(counts: Counts) -> str:
    soft_404 = f"{UrlState.NOT_ARTICLE}/{Reason.SOFT_404}"
    name = max((*OUTAGE, soft_404), key=lambda name: counts.get(name, 0))
    return name.partition("/")[2]


def failed_listings(counts: Counts) -> int:
    return of_listings(counts, ListingState.FAILED, ListingState.GONE)


def is_newsbots_own(reason: str | None) -> bool:
    """Tell whether a crawl ended as it did because newsbot failed."""
    return FinishReason.of(reason).is_failure

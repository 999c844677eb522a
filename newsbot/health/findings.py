"""WATCH: what is not as usual, in words that a person understands (pure)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

OURSELVES = "newsbot"
"""The publisher of an incident about ourselves."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as usual."""

    publisher: str
    signal: str
    began: datetime
    expected: str
    observed: str
    look: str


FAST = frozenset({"gone", "blocked", "failed", "unfitting", "no body", "network", "outage", "own failure"})
"""Signals that one or two crawls give; all others take days."""

MEANINGS = {
    "articles": "parts of its listings may be lost",
    "silence": "its listings may have moved, or it publishes elsewhere",
    "body": "the markup may have changed",
    "no body": "the markup may have changed",
    "listings": "some listings may have moved",
    "gone": "its listings have moved; the publisher file needs their new addresses",
    "failed": "the publisher may be down, or out of our reach",
    "blocked": "it does not want this crawler, or takes it for another one",
    "consent": "a consent wall may stand before its pages",
    "paywall": "it may have put its articles behind a wall",
    "subscription wall": "it may have put its articles behind a wall",
    "unfitting": "its addresses have changed, or article_url or allowed_domains are wrong",
    "duplicates": "pages may show another page's text",
    "filtered": "its addresses have changed, or article_url or allowed_domains are too narrow",
    "outage": "it may be down, and say so with status 200",
    "suspect": "it may be down, and say so with status 200, or take articles back",
    "same page at several addresses": "it may be down, and say so with status 200",
    "redirects to another page": "its addresses may lead elsewhere, as in an outage",
    "teaser": "it may have put its articles behind a wall",
    "wait": "it takes our requests for too many; the setting DOWNLOAD_DELAY makes them fewer",
    "dates": "the date on its pages may be read from the wrong place",
    "network": "our own network may be down",
    "all articles": "our own crawls may be incomplete",
    "own failure": "newsbot cannot do its work: a full disk, a damaged file, or no memory left",
}
STATES = {
    "silence": "silent",
    "gone": "gone",
    "blocked": "blocked",
    "unfitting": "unfitting",
    "failed": "failed",
}
"""Signal -> what a publisher with it is called; with any other it is ``degraded``."""


def meaning(signal: str) -> str:
    """Return what may be the cause of a *signal*.

    >>> meaning("authors"), meaning("soft 404")
    ('the markup may have changed', 'the markup may have changed')
    """
    return MEANINGS.get(signal, "the markup may have changed")


def state(signal: str) -> str:
    return STATES.get(signal, "degraded")


class Told(Protocol):
    """A `Finding`, or an incident of the archive."""

    @property
    def publisher(self) -> str: ...
    @property
    def signal(self) -> str: ...
    @property
    def began(self) -> datetime: ...
    @property
    def expected(self) -> str: ...
    @property
    def observed(self) -> str: ...
    @property
    def look(self) -> str: ...


def text(told: Told, now: datetime) -> str:
    """Return one line about an incident; its times are those of *now*'s zone."""
    since = when(told.began, now)
    return (
        f"{told.publisher}: {told.observed} since {since}, usual {told.expected}: {meaning(told.signal)}; "
        f"look: {told.look}"
    )


def when(moment: datetime, now: datetime) -> str:
    """Return a past moment as people say it.

    >>> now = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
    >>> [when(datetime.fromisoformat(f"{day}T00:00+00:00"), now) for day in ("2026-11-22", "2026-11-21", "2026-11-02")]
    ['today 00:00', 'yesterday 00:00', '2 November']
    """
    here = moment.astimezone(now.tzinfo)
    if here.date() == now.date():
        return f"today {here:%H:%M}"
    if here.date() == now.date() - timedelta(days=1):
        return f"yesterday {here:%H:%M}"
    year = "" if here.year == now.year else f" {here.year}"
    return f"{here.day} {here:%B}{year}"

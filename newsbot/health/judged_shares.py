"""WATCH: of what a day's pages, listings and articles had, the shares that are judged, and how each is told (pure)."""

from collections.abc import Callable

from newsbot.health.crawl_counts import (
    FIELDS,
    OLD_DATE,
    PAYWALL,
    TEXTLESS,
    Counts,
    asked_to_wait,
    blocked,
    failed_listings,
    items,
    new_articles,
    of_listings,
    pages_read,
    rechecked,
    unfitting,
    unlike,
    without_body,
)
from newsbot.states import ListingState, Reason, UrlState

Part = Callable[[Counts], tuple[int, int]]
"""Counts of a day -> (hits, number)."""


def _field(name: str) -> Part:
    counter = f"field/{name}"

    def part(counts: Counts) -> tuple[int, int]:
        number = items(counts)
        return min(counts.get(counter, 0), number), number

    return part


def _headline(counts: Counts) -> tuple[int, int]:
    missing = counts.get(f"{UrlState.NOT_ARTICLE}/{Reason.NO_HEADLINE}", 0)
    return min(counts.get("field/headline", 0), items(counts)), items(counts) + missing


def _body(counts: Counts) -> tuple[int, int]:
    empty, pages = without_body(counts)
    return pages - empty, pages


def _pages(counts: Counts) -> int:
    return pages_read(counts) - rechecked(counts)


def _refused(reason: str) -> Part:
    return lambda counts: (counts.get(f"{UrlState.NOT_ARTICLE}/{reason}", 0), _pages(counts))


GOOD_SHARES: dict[str, Part] = {
    **{name: _field(name) for name in FIELDS if name not in ("text", "headline", "is_accessible_for_free")},
    "headline": _headline,
    "body": _body,
}
"""Signal -> share of which more is better: pages with a field."""
BAD_SHARES: dict[str, Part] = {
    "blocked": blocked,
    "consent": _refused(Reason.CONSENT_WALL),
    "paywall": lambda counts: (counts.get(PAYWALL, 0), items(counts)),
    "duplicates": lambda counts: (counts.get(UrlState.DUPLICATE, 0), _pages(counts)),
    "listings": lambda counts: (failed_listings(counts), of_listings(counts, *ListingState)),
    "wait": asked_to_wait,
    "filtered": unfitting,
    "suspect": lambda counts: unlike(counts, Reason.SUSPECT),
    "teaser": lambda counts: unlike(counts, Reason.TEASER),
    "dates": lambda counts: (min(counts.get(OLD_DATE, 0), new_articles(counts)), new_articles(counts)),
    **{
        str(reason): _refused(reason)
        for reason in (
            Reason.SOFT_404,
            Reason.PLACEHOLDER,
            Reason.SUBSCRIPTION_WALL,
            Reason.REPEATED,
            Reason.REDIRECTS_ELSEWHERE,
            Reason.LISTING_PAGE,
            Reason.FRONT_PAGE,
            Reason.NOT_A_PAGE,
        )
    },
    "refused": lambda counts: (
        counts.get(UrlState.NOT_ARTICLE, 0) - sum(counts.get(name, 0) for name in TEXTLESS),
        _pages(counts),
    ),
}
SHARES = GOOD_SHARES | BAD_SHARES
LISTED_IN = {
    "duplicates": UrlState.DUPLICATE,
    "wait": UrlState.FILTERED,
    "filtered": UrlState.FILTERED,
    "suspect": UrlState.STORED,
}
"""Signal -> state in which `scrapy why` lists its addresses, where that is not ``not_article``."""
OBSERVED = {
    "blocked": "{} of {} pages refused",
    "consent": "a consent wall on {} of {} pages",
    "paywall": "{} of {} articles not free",
    "duplicates": "{} of {} pages show what another one shows",
    "listings": "{} of {} requests for listings failed",
    "dates": "{} of {} new articles have an old date",
    "wait": "{} of {} pages left for later, as the server asks to wait",
    "filtered": "{} of {} listed addresses do not fit its file",
    "suspect": "{} of {} stored articles show something else",
    "teaser": "{} of {} stored articles show only a teaser",
    "refused": "{} of {} pages are no articles",
}

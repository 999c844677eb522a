"""KEEP: what a visit to an address says of it and of the article there, which more than one table tells."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsbot.archive.articles import Articles, Stored
from newsbot.archive.doubts import VISITS, Visited
from newsbot.archive.listings import Listings
from newsbot.archive.outcomes import UrlOutcome, last_check
from newsbot.archive.rows import entry_from_json
from newsbot.archive.urls import Urls
from newsbot.items import Article
from newsbot.states import Reason, UrlState
from newsbot.urls import canonical


class Visits:
    """Says what was known before a visit, and notes what came of it."""

    def __init__(self, urls: Urls, articles: Articles, listings: Listings) -> None:
        self.urls = urls
        self.articles = articles
        self.listings = listings

    def to_new(
        self, article: Article, aliases: Iterable[str], now: datetime, fetched: datetime | None, *, counts: bool
    ) -> Visited | None:
        """Return the visit that found *article* at a new address; None where an article is known to be there."""
        own = [*sorted(aliases), article.canonical_url]
        rows = [self.urls.at(url) for url in own]
        if any(row and row["article_id"] for row in rows):
            return None
        hints = next((row["hints"] for row in rows if row and row["hints"]), None)
        entry = entry_from_json(hints)
        is_asked_by_hand = fetched is None and not any(rows)
        needs = 1 if is_asked_by_hand else VISITS
        return Visited(own[0], fetched or now, entry.title if entry else None, needs, counts)

    def record(self, outcome: UrlOutcome, now: datetime, listing: str | None) -> None:
        """Note what came of an address that the *listing* named; call it in a transaction."""
        if outcome.reason == Reason.SOFT_404 and self._is_removed(outcome, now):
            outcome = replace(outcome, state=UrlState.GONE)
        listing_id = self.listings.id_of(listing, outcome.publisher) if listing else None
        self.urls.record(outcome, now, listing_id)
        if outcome.state == UrlState.GONE:
            self.articles.withdraw(outcome.url, now)

    def _is_removed(self, outcome: UrlOutcome, now: datetime) -> bool:
        """Tell whether the page of a stored article has said for long enough that there is none."""
        known = self.urls.at(outcome.url)
        if known is None or known["article_id"] is None:
            return False
        return self.articles.suspects.is_gone(known["article_id"], outcome.fetched or now)

    def move(self, displaced: Any, now: datetime) -> None:
        """Give an article that another page's address stands for the address of its own page."""
        address = canonical(displaced["url"])
        self.articles.move(displaced["id"], address, Reason.ANOTHER_ARTICLE)
        outcome = UrlOutcome(
            address, displaced["publisher"], UrlState.STORED, Reason.REVISION, displaced["id"], changed=False
        )
        self.urls.record(outcome, now)


def stored_outcome(article: Article, stored: Stored, lacks_some: bool, fetched: datetime | None) -> UrlOutcome:
    """Return what came of the addresses of *article*, which was *stored*; *lacks_some*: not with all its pages."""
    is_copy = stored.outcome == UrlState.DUPLICATE
    reason = last_check(stored.doubt) if stored.doubt else stored.outcome
    return UrlOutcome(
        url=article.canonical_url,
        publisher=article.publisher,
        state=UrlState.DUPLICATE if is_copy else UrlState.STORED,
        reason=stored.reason if is_copy else reason,
        article_id=None if is_copy else stored.article_id,
        duplicate_of=stored.article_id if is_copy else None,
        changed=stored.outcome != Reason.UNCHANGED,
        is_suspect=stored.doubt == Reason.SUSPECT or lacks_some,
        born=article.date_published,
        fetched=fetched,
    )

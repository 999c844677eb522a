"""KEEP: what the archive knows of an address, and why its article is or is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from newsbot.archive.database import Database
from newsbot.several_pages.provenance import said_of_pages
from newsbot.urls.claims import refusal_in


@dataclass(frozen=True, slots=True)
class Why:
    """What the archive knows of an address; everything is None for one never seen."""

    url: str
    state: str | None = None
    reason: str | None = None
    publisher: str | None = None
    listing: str | None = None
    """Address of the listing that led there."""
    first_seen: str | None = None
    last_tried: str | None = None
    next_try: str | None = None
    failures: int = 0
    article: str | None = None
    """Canonical address of the stored article: its own, or the one that it repeats."""
    headline: str | None = None
    revision: int | None = None
    withdrawn: str | None = None
    story_id: int | None = None
    refused: str | None = None
    """Why the article has not the address that its page declares; None where it has it, or declares none."""
    pages: str | None = None
    """Of an article of several pages: which were read."""


_WHY = (
    "SELECT url.url, url.state, url.reason, url.publisher, listing.url AS listing, url.first_seen,"
    " url.last_tried, url.next_try, url.failures, article.canonical_url AS article, article.headline,"
    " article.revision, article.withdrawn, article.story_id, article.provenance"
    " FROM url LEFT JOIN listing ON listing.id = url.listing_id"
    " LEFT JOIN article ON article.id = coalesce(url.article_id, url.duplicate_of) WHERE {}"
)


def why(database: Database, url: str) -> Why:
    """Return what is known of *url* (canonical)."""
    row = database.row(_WHY.format("url.url = ?"), [url])
    return _of_row(row) if row else Why(url)


def why_all(database: Database, publisher: str | None = None, state: str | None = None) -> Iterator[Why]:
    """Yield what is known of every address (of a publisher, in a state)."""
    asked = {"url.publisher = ?": publisher, "url.state = ?": state}
    terms = [term for term, value in asked.items() if value] or ["1 = 1"]
    values = [value for value in asked.values() if value]
    return map(_of_row, database.stream(_WHY.format(" AND ".join(terms)), values))


def _of_row(row: Any) -> Why:
    values = dict(row)
    provenance = orjson.loads(values.pop("provenance") or "{}")
    return Why(**values, refused=refusal_in(provenance), pages=said_of_pages(provenance))

"""HAND ON: an article as an entry of a feed, in terms that Atom, RSS and JSON Feed share."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby
from mimetypes import guess_type
from typing import Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

import orjson
from w3lib.url import safe_url_string

from newsbot.archive.rows import legal

COLUMNS = (
    "url", "canonical_url", "publisher", "section", "headline", "lead", "body", "authors", "keywords", "language",
    "date_published", "date_modified", "images", "first_seen", "fetched", "revision",
)  # fmt: skip
"""What an entry is made of."""

_TAGS = {"heading": "h2", "list_item": "li"}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The lead image."""

    url: str
    type: str
    """Media type, as the address has it."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one article; its text can stand in XML 1.0."""

    id: str
    """The canonical address, which never changes; a URN made of it where it is no web address."""
    url: str | None
    """None where it is no web address: what a reader clicks on must not run anything."""
    title: str
    summary: str | None
    content: str
    """HTML of `p`, `h2`, `blockquote`, `ul` and `li` alone."""
    authors: Sequence[str]
    published: datetime
    updated: datetime
    """When the publisher changed it or, later, when the archive saw a change."""
    categories: Sequence[str]
    language: str | None
    enclosure: Enclosure | None


def feed_entry(row: tuple[Any, ...], titles: Mapping[str, str]) -> FeedEntry:
    """Return the entry of a row of `COLUMNS`; an article without authors is its publisher's, by *titles*."""
    article = dict(zip(COLUMNS, row, strict=True))
    published = datetime.fromisoformat(article["date_published"] or article["first_seen"])
    updated = max(published, datetime.fromisoformat(article["date_modified"] or article["first_seen"]))
    if not article["date_modified"]:
        updated = published
    if article["revision"] > 1:
        updated = max(updated, datetime.fromisoformat(article["fetched"]))
    categories = dict.fromkeys(filter(None, [article["section"], *orjson.loads(article["keywords"])]))
    authors = orjson.loads(article["authors"]) or [titles.get(article["publisher"]) or article["publisher"]]
    return FeedEntry(
        id=_id(article["canonical_url"]),
        url=safe_link(article["url"]),
        title=legal(article["headline"] or article["canonical_url"]),
        summary=legal(article["lead"]) if article["lead"] else None,
        content=html(article["lead"], orjson.loads(article["body"])),
        authors=list(map(legal, authors)),
        published=published,
        updated=updated,
        categories=list(map(legal, categories)),
        language=article["language"],
        enclosure=_enclosure(orjson.loads(article["images"])),
    )


def html(lead: str | None, body: Iterable[Mapping[str, str]]) -> str:
    """Return lead and body as HTML.

    >>> html("Wet.", [{"kind": "heading", "text": "Rain & wind"}, {"kind": "list_item", "text": "<b>"}])
    '<p><strong>Wet.</strong></p>\\n<h2>Rain &amp; wind</h2>\\n<ul>\\n<li>&lt;b&gt;</li>\\n</ul>'
    """
    lines = [f"<p><strong>{_text(lead)}</strong></p>"] if lead else []
    for kind, blocks in groupby(body, key=lambda block: block["kind"]):
        tag = _TAGS.get(kind, "p")
        inner = [f"<{tag}>{_text(block['text'])}</{tag}>" for block in blocks]
        around = {"list_item": "ul", "quote": "blockquote"}.get(kind)
        lines += [f"<{around}>", *inner, f"</{around}>"] if around else inner
    return "\n".join(lines)


def safe_link(address: str | None) -> str | None:
    """Return *address* as it may stand in a link, None where it is none of the web.

    >>> safe_link("HTTPS://harbour.example/a b"), safe_link("javascript:alert(1)")
    ('https://harbour.example/a%20b', None)
    """
    try:
        safe = safe_url_string((address or "").strip())
        parts = urlsplit(safe)
    except ValueError:
        return None
    return safe if parts.scheme in ("http", "https") and parts.hostname else None


def _id(address: str) -> str:
    return legal(address) if safe_link(address) else uuid5(NAMESPACE_URL, address).urn


def _text(text: str) -> str:
    return escape(legal(text), quote=False)


def _enclosure(images: Sequence[Mapping[str, Any]]) -> Enclosure | None:
    """Return the lead image if its address tells the media type, which RSS and JSON Feed ask for."""
    address = safe_link(images[0]["url"]) if images else None
    kind = guess_type(urlsplit(address).path)[0] if address else None
    return Enclosure(address, kind) if address and kind and kind.startswith("image/") else None

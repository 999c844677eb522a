"""HAND ON: a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from newsbot.feeds.document import Feed
from newsbot.feeds.entries import FeedEntry


def write(feed: Feed, entries: Iterable[FeedEntry], file: BinaryIO) -> None:
    """Write *feed* with its *entries* to *file*."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.self_url,
        "next_url": feed.older or feed.following,
        "language": feed.language,
    }
    file.write(orjson.dumps(_known(head))[:-1] + b',"items":[')
    separator = b"\n"
    for entry in entries:
        file.write(separator + orjson.dumps(_known(_item(entry))))
        separator = b",\n"
    file.write(b"\n]}\n")


def _item(entry: FeedEntry) -> dict[str, Any]:
    image = entry.enclosure
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.content,
        "summary": entry.summary,
        "image": image.url if image else None,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": name} for name in entry.authors],
        "tags": entry.categories,
        "language": entry.language,
        "attachments": [{"url": image.url, "mime_type": image.type}] if image else None,
    }


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}

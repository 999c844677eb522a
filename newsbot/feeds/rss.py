"""HAND ON: a feed as RSS 2.0, with full text (content:encoded), names (dc:creator) and archive links (RFC 5005)."""

from collections.abc import Iterable
from email.utils import format_datetime
from typing import Any, BinaryIO

from lxml import etree

from newsbot.archive.rows import legal
from newsbot.feeds.atom import ATOM, serialise
from newsbot.feeds.document import HISTORY, Feed
from newsbot.feeds.entries import FeedEntry

NAMESPACES = {
    "atom": ATOM,
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "fh": HISTORY,
}


def write(feed: Feed, entries: Iterable[FeedEntry], file: BinaryIO) -> None:
    """Write *feed* with its *entries* to *file*."""
    rss = etree.Element("rss", {"version": "2.0"}, nsmap=NAMESPACES)
    channel = etree.SubElement(rss, "channel")
    channel.extend([*_head(feed), *map(_item, entries)])
    serialise(rss, channel, file)


def _head(feed: Feed) -> Iterable[Any]:
    yield _element("title", feed.title)
    yield _element("link", feed.home or feed.id)
    yield _element("description", feed.title)
    if feed.language:
        yield _element("language", feed.language)
    yield _element("lastBuildDate", format_datetime(feed.updated))
    yield _element("generator", "newsbot")
    for relation, address in feed.links():
        yield _element("atom:link", rel=relation, type="application/rss+xml", href=address)
    if feed.is_archive:
        yield _element("fh:archive")


def _item(entry: FeedEntry) -> Any:
    item = _element("item")
    parts = [
        _element("title", entry.title),
        *([_element("link", entry.url)] if entry.url else []),
        _element("guid", entry.id, isPermaLink="false"),
        _element("pubDate", format_datetime(entry.published)),
        _element("atom:updated", entry.updated.isoformat()),
        *(_element("dc:creator", name) for name in entry.authors),
        *(_element("category", category) for category in entry.categories),
        _element("description", entry.summary or entry.title),
        _element("content:encoded", entry.content),
    ]
    if entry.language:
        parts.append(_element("dc:language", entry.language))
    if entry.enclosure:  # the length has to be there; 0 is what is written for an unknown one
        parts.append(_element("enclosure", url=entry.enclosure.url, type=entry.enclosure.type, length="0"))
    item.extend(parts)
    return item


def _element(tag: str, text: str | None = None, **attributes: str) -> Any:
    prefix, _, name = tag.rpartition(":")
    legal_ones = {key: legal(value) for key, value in attributes.items()}
    element = etree.Element(f"{{{NAMESPACES[prefix]}}}{name}" if prefix else name, legal_ones)
    element.text = text and legal(text)
    return element

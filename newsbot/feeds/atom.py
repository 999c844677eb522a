"""HAND ON: a feed as Atom 1.0 (RFC 4287), with archive links (RFC 5005)."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from lxml import etree

from newsbot.archive.rows import legal
from newsbot.feeds.document import HISTORY, Feed
from newsbot.feeds.entries import FeedEntry

ATOM = "http://www.w3.org/2005/Atom"


def write(feed: Feed, entries: Iterable[FeedEntry], file: BinaryIO) -> None:
    """Write *feed* with its *entries* to *file*."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "fh": HISTORY})
    root.extend([*_head(feed), *map(_entry, entries)])
    serialise(root, root, file)


def serialise(root: Any, lines: Iterable[Any], file: BinaryIO) -> None:
    """Write the tree to *file*, each element of *lines* on a line of its own."""
    for element in lines:
        element.tail = "\n"
    etree.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def _head(feed: Feed) -> Iterable[Any]:
    yield _element("id", feed.id)
    yield _element("title", feed.title)
    yield _element("updated", feed.updated.isoformat())
    yield _element("generator", "newsbot")
    if feed.home:
        yield _element("link", rel="alternate", type="text/html", href=feed.home)
    for relation, address in feed.links():
        yield _element("link", rel=relation, type="application/atom+xml", href=address)
    if feed.is_archive:
        yield etree.Element(f"{{{HISTORY}}}archive")


def _entry(entry: FeedEntry) -> Any:
    element = _element("entry")
    if entry.language:
        element.set("{http://www.w3.org/XML/1998/namespace}lang", legal(entry.language))
    parts = [
        _element("id", entry.id),
        _element("title", entry.title),
        *([_element("link", rel="alternate", type="text/html", href=entry.url)] if entry.url else []),
        _element("published", entry.published.isoformat()),
        _element("updated", entry.updated.isoformat()),
        *(_person(name) for name in entry.authors),
        *(_element("category", term=category) for category in entry.categories),
        *([_element("summary", entry.summary)] if entry.summary else []),
        _element("content", entry.content, type="html"),
    ]
    if entry.enclosure:
        parts.append(_element("link", rel="enclosure", type=entry.enclosure.type, href=entry.enclosure.url))
    element.extend(parts)
    return element


def _person(name: str) -> Any:
    person = _element("author")
    person.append(_element("name", name))
    return person


def _element(tag: str, text: str | None = None, **attributes: str) -> Any:
    element = etree.Element(f"{{{ATOM}}}{tag}", {name: legal(value) for name, value in attributes.items()})
    element.text = text and legal(text)
    return element

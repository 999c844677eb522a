"""REQUEST: sitemaps: index, nested, plain text, with news and without."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import absolute, entry_at, without_markup
from newsbot.sources.markup import PARSER_OPTIONS, local_name
from newsbot.sources.repair import repaired

ENTRIES_AT_MOST = 50_000
"""https://www.sitemaps.org/protocol.html allows so many; one without an address counts, too."""
LINES_AT_MOST = 2 * ENTRIES_AT_MOST
"""Of a sitemap in plain text, which may have comments."""
COMMON_AT_LEAST, COMMON_SHARE = 50, 0.9
LINE = re.compile(rb"[^\r\n]+")
LONGEST_LINE = 32_000
"""Bytes; what is longer are no addresses."""
CHUNK = 64 * 1024
FLOOD = 1024 * 1024
"""Bytes in which no entry ends; real entries have some hundred, with many images some ten thousand."""
ENTRIES = ("url", "sitemap", "URL", "SITEMAP", "Url", "Sitemap")
ENTRY = re.compile(rb"<!--|<(/?)(?:[\w.-]{1,40}:)?(url|sitemap)(?=[\s/>])[^<>]{0,1000}>", re.IGNORECASE)
OF_NEWS = frozenset({"title", "publication_date", "language", "keywords"})
PLAIN_FIELDS = frozenset({"loc", "lastmod", "changefreq", "priority"})
"""Have text alone; what else is in one stands behind it, where its end is missing."""
FIELDS = PLAIN_FIELDS | OF_NEWS | {"news"}
BETWEEN_ADDRESSES = re.compile(r"[\s\"'<>]+|[,;](?=[\"\s]|\d{4}-\d\d|https?:|$)", re.IGNORECASE)
OF_INDEX = re.compile(rb"<(?:[\w.-]{1,40}:)?sitemapindex", re.IGNORECASE)
LOOKS_LIKE_SITEMAP = re.compile(r"sitemap(?:(?!sitemap)[^/?#])*\.(?:xml|txt)(?:\.gz)?(?:\?|$)", re.IGNORECASE)
CHILD_OF_INDEX = re.compile(r"\.xml(?:\.gz)?(?:\?|$)", re.IGNORECASE)
"""Of an address in an index, that leads to a sitemap though it stands in ``url``."""
FIELD = re.compile(r"(?!https?:)[\w-]+:", re.IGNORECASE)
WEB = re.compile(r"https?://", re.IGNORECASE)


def read_xml_sitemap(body: bytes, url: str, start: int) -> Listing:
    """Return what the sitemap names whose XML begins at *start* of *body* (UTF-8); it is read piece by piece.

    One that breaks off or is not well-formed gives what can be read of it.
    """
    child = CHILD_OF_INDEX if OF_INDEX.match(body, start) else LOOKS_LIKE_SITEMAP
    if b"<!ENTITY" not in body[:start]:
        try:
            return _read(_entries(body, start, url), child)
        except etree.XMLSyntaxError:
            pass
    return _read(_broken_entries(repaired(body, start), url), child)


def _read(entries: Iterator[tuple[str, Entry | None]], child: re.Pattern[str] = LOOKS_LIKE_SITEMAP) -> Listing:
    listing = Listing()
    for name, entry in islice(entries, ENTRIES_AT_MOST):
        if entry:
            is_child = name != "url" or child.search(entry.url)
            (listing.children if is_child else listing.entries).append(entry)
    return listing


def _broken_entries(body: bytes, url: str) -> Iterator[tuple[str, Entry | None]]:
    """Yield each ``url`` and ``sitemap`` of what is not well-formed, read by itself: up to the next, closed or not."""
    opened: re.Match[bytes] | None = None
    for tag in chain(_entry_tags(body), (None,)):
        if opened:
            inside = body[opened.end() : min(tag.start() if tag else len(body), opened.end() + FLOOD)]
            parser = etree.XMLParser(recover=True, **PARSER_OPTIONS)
            with suppress(etree.XMLSyntaxError):
                if (element := etree.fromstring(b"<url>%s</url>" % inside, parser)) is not None:
                    yield opened[2].decode().lower(), _entry(element, url)
        opened = None if tag is None or tag[1] or tag[0].endswith(b"/>") else tag


def _entry_tags(body: bytes) -> Iterator[re.Match[bytes]]:
    """Yield the tags of entries that stand in no comment."""
    at = 0
    while found := ENTRY.search(body, at):
        at = found.end()
        if found[2]:
            yield found
        elif (at := body.find(b"-->", at)) < 0:
            return


def _entries(body: bytes, start: int, url: str) -> Iterator[tuple[str, Entry | None]]:
    """Yield each ``url`` and ``sitemap``; what has been read is freed after each piece, whatever it was."""
    tags = [f"{{*}}{name}" for name in ENTRIES]
    parser = etree.XMLPullParser(("end",), tag=tags, **PARSER_OPTIONS)
    entry_ended = start
    for at in range(start, len(body), CHUNK):
        parser.feed(body[at : at + CHUNK])
        for _, element in parser.read_events():
            entry_ended = at
            yield local_name(element), _entry(element, url)
            _free(element)
        if at - entry_ended > FLOOD:
            return
    parser.close()


def _free(element: etree._Element) -> None:
    """Drop what is in *element* and before it from the tree."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _entry(element: etree._Element, url: str) -> Entry | None:
    texts: dict[str, str] = {}
    for part in _parts(element):
        name, text = local_name(part), _text(part).strip()
        if (name in {"loc", "lastmod"} and text) or (name in OF_NEWS and "news" in str(part.tag)):
            texts.setdefault(name, text)
        elif name == "news":
            texts |= {local_name(fact): (fact.text or "").strip() for fact in part.iter()}
    keywords = [word.strip() for word in texts.get("keywords", "").split(",") if word.strip()]
    return entry_at(
        texts.get("loc") or _bare_address(element),
        url,
        title=without_markup(texts.get("title")),
        published=[texts.get("publication_date")],
        modified=[texts.get("lastmod")],
        language=texts.get("language") or None,
        keywords=keywords,
    )


def _parts(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the fields of *element*, and those in a field that was not closed before them."""
    waiting = [element.iterchildren()]
    while waiting:
        if (part := next(waiting[-1], None)) is None:
            waiting.pop()
            continue
        yield part
        if len(part) and local_name(part) in PLAIN_FIELDS:
            waiting.append(part.iterchildren())


def _bare_address(element: etree._Element) -> str | None:
    """Return the address that stands in *element* itself, without the ``loc`` around it."""
    said = (element.text or "").strip()
    return said if WEB.match(said) else None


def _text(part: etree._Element) -> str:
    if not len(part) or any(local_name(inside) in FIELDS for inside in part):
        return part.text or ""
    return "".join(part.itertext())


def without_common_time(entries: list[Entry]) -> list[Entry]:
    """Return *entries* without a time of change that nearly all share: it is the sitemap's, not the articles'."""
    times = Counter(entry.modified.replace(second=0, microsecond=0) for entry in entries if entry.modified)
    common, number = next(iter(times.most_common(1)), (None, 0))
    if number < COMMON_AT_LEAST or number < COMMON_SHARE * len(entries):
        return entries
    return [
        replace(entry, modified=None)
        if entry.modified and entry.modified.replace(second=0, microsecond=0) == common
        else entry
        for entry in entries
    ]


def read_plain_text(body: bytes, url: str) -> Listing:
    """Read one address a line (https://www.sitemaps.org/protocol.html#otherformats); raises NotAListing."""
    addresses = (address for line in _lines(body) for address in _addresses(line, url))
    listing = _read(("url", Entry(address, listing=url)) for address in addresses)
    if not listing.entries and not listing.children:
        raise NotAListing("no sitemap")
    return listing


def _addresses(line: str, url: str) -> Iterator[str]:
    """Yield the addresses of a line, which may be quoted, with others or a date beside; no field of robots.txt."""
    if FIELD.match(line):
        return
    for part in BETWEEN_ADDRESSES.split(line):
        if WEB.match(part) and (address := absolute(part, url)):
            yield address


def _lines(body: bytes) -> Iterator[str]:
    for line in islice(LINE.finditer(body), LINES_AT_MOST):
        yield line[0][:LONGEST_LINE].decode("utf-8", "replace").strip()

"""REQUEST: sitemaps: index, nested, plain text, with news and without."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import LONGEST_ADDRESS, absolute, entry_at, without_markup
from newsbot.sources.markup import PARSER_OPTIONS, in_utf8, local_name, root_of
from newsbot.sources.repair import repaired

ENTRIES_AT_MOST = 50_000
"""https://www.sitemaps.org/protocol.html allows so many; one without an address counts, too."""
LINES_AT_MOST = 2 * ENTRIES_AT_MOST
"""Of a sitemap in plain text, which may have comments."""
COMMON_AT_LEAST, COMMON_SHARE = 50, 0.9
LINE = re.compile(rb"[^\r\n]+")
LONGEST_LINE = 4 * LONGEST_ADDRESS
"""Bytes; what is longer is no address."""
CHUNK = 64 * 1024
FLOOD = 1024 * 1024
"""Bytes in which no entry ends; real entries have some hundred, with many images some ten thousand."""
ENTRIES = ("url", "sitemap", "URL", "SITEMAP")


def read_sitemap(body: bytes, url: str, content_type: str | None = None) -> Listing:
    """Return what the sitemap in *body*, found at *url*, names; it is read piece by piece, whatever its size.

    A sitemap that breaks off or is not well-formed gives what can be read of it. Raises NotAListing.
    """
    body = in_utf8(body, content_type)
    name, start = root_of(body)
    return read_xml_sitemap(body, url, start) if name else read_plain_text(body, url)


def read_xml_sitemap(body: bytes, url: str, start: int) -> Listing:
    """Return what the sitemap names whose XML begins at *start* of *body* (UTF-8)."""
    if b"<!ENTITY" not in body[:start]:
        try:
            return _read(body, start, url, recover=False)
        except etree.XMLSyntaxError:
            pass
    try:
        return _read(repaired(body, start), 0, url, recover=True)
    except etree.XMLSyntaxError as error:
        raise NotAListing("broken XML") from error


def _read(body: bytes, start: int, url: str, *, recover: bool) -> Listing:
    listing = Listing()
    for name, entry in islice(_entries(body, start, url, recover=recover), ENTRIES_AT_MOST):
        if entry:
            (listing.entries if name == "url" else listing.children).append(entry)
    return listing


def _entries(body: bytes, start: int, url: str, *, recover: bool) -> Iterator[tuple[str, Entry | None]]:
    """Yield each ``url`` and ``sitemap``; what has been read is freed after each piece, whatever it was."""
    tags = [f"{{*}}{name}" for name in ENTRIES]
    parser = etree.XMLPullParser(("end",), tag=tags, recover=recover, **PARSER_OPTIONS)
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
    for part in element.iterchildren():
        name, text = local_name(part), (part.text or "").strip()
        if name in {"loc", "lastmod"}:
            texts.setdefault(name, text)
        elif name == "news":
            texts |= {local_name(fact): (fact.text or "").strip() for fact in part.iter()}
    keywords = [word.strip() for word in texts.get("keywords", "").split(",") if word.strip()]
    return entry_at(
        texts.get("loc"),
        url,
        title=without_markup(texts.get("title")),
        published=[texts.get("publication_date")],
        modified=[texts.get("lastmod")],
        language=texts.get("language") or None,
        keywords=keywords,
    )


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
    addresses = (line for line in _lines(body) if line.startswith(("http://", "https://")) and absolute(line, ""))
    entries = [Entry(line, listing=url) for line in islice(addresses, ENTRIES_AT_MOST)]
    if not entries:
        raise NotAListing("no sitemap")
    return Listing(entries)


def _lines(body: bytes) -> Iterator[str]:
    for line in islice(LINE.finditer(body), LINES_AT_MOST):
        yield line[0][:LONGEST_LINE].decode("utf-8", "replace").strip()

"""REQUEST: sitemaps: index, nested, plain text, with news and without."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from lxml import etree

from newsbot.names import listed_names
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import absolute, entry_at
from newsbot.sources.markup import local_name, refuse_entities, with_ampersands_escaped

ENTRIES_AT_MOST = 50_000
"""https://www.sitemaps.org/protocol.html allows so many."""


def read_sitemap(body: bytes, url: str) -> Listing:
    """Return what the sitemap in *body*, found at *url*, names; it is read element by element, whatever its size.

    A sitemap that breaks off or is not well-formed gives what can be read of it. Raises NotAListing.
    """
    if not body.startswith(b"<"):
        return _read_plain_text(body, url)
    refuse_entities(body)
    try:
        return _read_xml(body, url, recover=False)
    except etree.XMLSyntaxError:
        try:
            return _read_xml(with_ampersands_escaped(body), url, recover=True)
        except etree.XMLSyntaxError as error:
            raise NotAListing("broken XML") from error


def _read_xml(body: bytes, url: str, *, recover: bool) -> Listing:
    listing = Listing()
    for element in islice(_elements(body, recover=recover), ENTRIES_AT_MOST):
        entry = _entry(element, url)
        if entry and local_name(element) == "url":
            listing.entries.append(entry)
        elif entry:
            listing.children.append(entry)
    if recover and listing.entries and not body.rstrip().endswith(b">"):
        listing.entries.pop()  # cut off in the middle of it
    return listing


def _elements(body: bytes, *, recover: bool) -> Iterator[etree._Element]:
    """Yield each ``url`` and ``sitemap`` element, and free it afterwards."""
    events = etree.iterparse(
        BytesIO(body),
        tag=("{*}url", "{*}sitemap"),
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
    )
    for _, element in events:
        yield element
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
    keywords = listed_names(texts.get("keywords"))
    return entry_at(
        texts.get("loc"),
        url,
        title=texts.get("title") or None,
        published=texts.get("publication_date"),
        modified=texts.get("lastmod"),
        language=texts.get("language") or None,
        keywords=keywords,
    )


def _read_plain_text(body: bytes, url: str) -> Listing:
    """Read one address a line (https://www.sitemaps.org/protocol.html#otherformats)."""
    lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines()]
    entries = [Entry(line, listing=url) for line in lines if absolute(line, "")][:ENTRIES_AT_MOST]
    if not entries:
        raise NotAListing("no sitemap")
    return Listing(entries)

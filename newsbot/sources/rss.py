"""REQUEST: RSS 2.0, 1.0, 0.9x and what is called so."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.elements import RDF, Parts, Vocabulary, plain_text, text, texts
from newsbot.sources.entries import ITEMS_AT_MOST, absolute, entry_at, listed_address, without_markup
from newsbot.urls import same_site

ADDRESS = re.compile(r"https?://|/\w", re.IGNORECASE)
"""What a guid begins with that is no mere number or word."""
RDF_ABOUT = f"{{{RDF}}}about"

PUBLISHED = ("pubdate", "dc:date", "dcterms:created", "dcterms:issued", "atom:published", "published", "date")


def read_rss(root: etree._Element, url: str) -> Listing:
    """Return what the RSS under *root*, found at *url*, names; raises NotAListing."""
    vocabulary = Vocabulary(root, core="")
    channel = next(vocabulary.named(root, "channel"), root)
    about = vocabulary.parts(channel)
    language = text(about, "language", "dc:language")
    items = list(islice(vocabulary.named(root, "item"), ITEMS_AT_MOST))
    link = listed_address(text(about, "link"), url)
    site = link if link and same_site(link, url) else url
    entries = [entry for item in items if (entry := _entry(item, vocabulary, url, site, language))]
    if items and not entries:
        raise NotAListing("no entry with an address")
    return Listing(entries, next_page=_linked(about, "next", url))


def _entry(item: etree._Element, vocabulary: Vocabulary, url: str, site: str, language: str | None) -> Entry | None:
    parts = vocabulary.parts(item)
    language = text(parts, "dc:language", "language") or language
    declared = parts.get("link", [item])[0].base  # the feed's own address where nothing declares another one
    base = site if declared in (None, url) else absolute(declared, url) or url
    return entry_at(
        _address(item, parts, base),
        url,
        base=base,
        title=without_markup(text(parts, "title", "dc:title", "atom:title", "media:title")),
        published=texts(parts, *PUBLISHED),
        modified=texts(parts, "atom:updated", "dcterms:modified", "updated"),
        language=language,
        authors=texts(parts, "dc:creator") or texts(parts, "author", "dc:author") or texts(parts, "itunes:author"),
        keywords=texts(parts, "category", "dc:subject", "media:category"),
    )


def _address(item: etree._Element, parts: Parts, base: str) -> str | None:
    return next((text for text in _addresses(item, parts) if listed_address(text, base)), None)


def _addresses(item: etree._Element, parts: Parts) -> Iterator[str]:
    """Yield what may be the item's address, the best first."""
    yield from texts(parts, "feedburner:origlink", "link")
    for link in (*parts.get("link", ()), *parts.get("atom:link", ())):
        if link.get("rel", "alternate").lower() == "alternate":
            yield from filter(None, (link.get("href"), (link.tail or "").strip()))
    for guid in parts.get("guid", ()):
        if guid.get("isPermaLink", "true").lower() != "false" and ADDRESS.match(plain_text(guid)):
            yield plain_text(guid)
    yield from texts(parts, "url")
    yield item.get(RDF_ABOUT) or item.get("rdf:about") or ""


def _linked(parts: Parts, relation: str, url: str) -> str | None:
    links = (*parts.get("atom:link", ()), *parts.get("link", ()))
    found = (absolute(link.get("href"), _base(link, url)) for link in links if link.get("rel") == relation)
    return next(filter(None, found), None)


def _base(element: etree._Element, url: str) -> str:
    """Return what addresses in *element* are relative to (https://www.w3.org/TR/xmlbase/)."""
    return absolute(element.base, url) or url

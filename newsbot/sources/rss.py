"""REQUEST: RSS 2.0, 1.0, 0.9x and what is called so."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.elements import RDF, XML_LANGUAGE, Parts, Vocabulary, plain_text, text, texts
from newsbot.sources.entries import ITEMS_AT_MOST, absolute, entry_at, listed_address, without_markup
from newsbot.urls import canonical, host_of, same_site
from newsbot.urls.sites import FRONT_PAGE

ADDRESS = re.compile(r"https?://|/\w", re.IGNORECASE)
"""What a guid begins with that is no mere number or word."""
AT_FRONT = re.compile(rf"{FRONT_PAGE.pattern}(?:[?#].*)?", re.IGNORECASE)
"""A front page's, or that of an article which its query names."""
RDF_ABOUT = f"{{{RDF}}}about"

PUBLISHED = (
    "pubdate",
    "dc:date",
    "dcterms:created",
    "dcterms:issued",
    "atom:published",
    "published",
    "date",
    "other:publicationdate",
)
PUBLISHED_RARELY = (
    "dcterms:date",
    "dcterms:available",
    "media:pubdate",
    "publicationdate",
    "publisheddate",
    "publishdate",
    "datepublished",
    "pub_date",
)
LISTED_KEYWORDS = ("itunes:keywords", "media:keywords", "keywords", "tags")
MODIFIED = ("atom:updated", "dcterms:modified", "updated", "modified", "datemodified", "lastmodified")


def read_rss(root: etree._Element, url: str, *, is_well_formed: bool = True) -> Listing:
    """Return what the RSS under *root*, found at *url*, names; raises NotAListing.

    Of what is not well-formed, where an element is not closed, an item is also what stands deeper in it.
    """
    vocabulary = Vocabulary(root, core="")
    channel = next(vocabulary.named(root, "channel"), root)
    about = vocabulary.parts(channel)
    language = text(about, "language", "dc:language") or channel.get(XML_LANGUAGE) or root.get(XML_LANGUAGE)
    items = list(islice(vocabulary.named(root, "item"), ITEMS_AT_MOST))
    link = listed_address(text(about, "link"), url)
    site = link if link and (host_of(link) == host_of(url) or same_site(link, url)) else url
    entries: list[Entry] = []
    for item in items:
        entry = _entry(item, vocabulary.parts(item), vocabulary, url, site, language)
        if not entry and not is_well_formed:
            entry = _entry(item, vocabulary.parts_at_any_depth(item), vocabulary, url, site, language)
        entries += [entry] if entry else []
    if items and not entries:
        raise NotAListing("no entry with an address")
    return Listing(entries, next_page=_older(about, url))


def _entry(
    item: etree._Element, parts: Parts, vocabulary: Vocabulary, url: str, site: str, language: str | None
) -> Entry | None:
    language = text(parts, "dc:language", "language") or language
    base = _base_of_links(parts.get("link", [item])[0], url, site)
    return entry_at(
        _address(item, parts, base),
        url,
        base=base,
        title=without_markup(text(parts, "title", "dc:title", "atom:title", "media:title")),
        published=texts(parts, *PUBLISHED) or texts(parts, *PUBLISHED_RARELY),
        modified=texts(parts, *MODIFIED),
        language=language,
        authors=texts(parts, "dc:creator") or _authors(parts, vocabulary) or texts(parts, "itunes:author"),
        keywords=[*texts(parts, "category", "dc:subject", "media:category"), *_listed_keywords(parts)],
    )


def _address(item: etree._Element, parts: Parts, base: str) -> str | None:
    """Return the first address that is no front page's, else that one, else what the item itself is about."""
    front = None
    for said in _addresses(parts):
        if listed_address(said, base):
            if not (AT_FRONT.fullmatch(said) and FRONT_PAGE.fullmatch(canonical(said))):
                return said
            front = front or said
    return front or item.get(RDF_ABOUT) or item.get("rdf:about") or item.get("href") or item.get("HREF")


def _addresses(parts: Parts) -> Iterator[str]:
    """Yield what may be the item's address, the best first."""
    for link in parts.get("link", ()):
        if len(link):
            yield from filter(None, (inside.get("href") for inside in link.iterchildren("a")))
    yield from texts(parts, "feedburner:origlink", "link")
    for link in (*parts.get("link", ()), *parts.get("atom:link", ())):
        if link.get("rel", "alternate").lower() == "alternate":
            yield from filter(None, (link.get("href"), (link.tail or "").strip()))
    for guid in parts.get("guid", ()):
        if _is_permalink(guid) and ADDRESS.match(plain_text(guid)):
            yield plain_text(guid)
    yield from texts(parts, "url")


def _is_permalink(guid: etree._Element) -> bool:
    """Tell whether a guid may be an address, by its attribute, which some write in small letters."""
    said = next((value for name, value in guid.items() if str(name).lower() == "ispermalink"), "true")
    return str(said).strip().lower() != "false"


def _authors(parts: Parts, vocabulary: Vocabulary) -> list[str]:
    """Return who is called the author: by text, or in Atom's way by an element with the name."""
    people = [person for name in ("author", "dc:author", "atom:author") for person in parts.get(name, ())]
    named = (text(vocabulary.parts(person), "name", "atom:name") if len(person) else None for person in people)
    return [said for name, person in zip(named, people, strict=True) if (said := name or plain_text(person))]


def _listed_keywords(parts: Parts) -> list[str]:
    """Return the topics that stand in one element, with commas between."""
    named = [part for name in LISTED_KEYWORDS if name in parts for part in parts[name]]
    said = [plain_text(one) for part in named for one in (part if len(part) else (part,))]
    return [word.strip() for keywords in said for word in keywords.split(",") if word.strip()]


def _older(parts: Parts, url: str) -> str | None:
    """Return where older items are (https://www.rfc-editor.org/rfc/rfc5005)."""
    links = [*parts.get("atom:link", ()), *parts.get("link", ())]
    for relation in ("next", "prev-archive"):
        found = (
            absolute(link.get("href"), _base(link, url)) for link in links if link.get("rel", "").lower() == relation
        )
        if address := next(filter(None, found), None):
            return address
    return None


def _base_of_links(link: etree._Element, url: str, site: str) -> str:
    """Return what an item's addresses are relative to: what `xml:base` says, else the *site* that the feed is of."""
    if (link.text or "").lstrip().startswith(("https://", "http://")):
        return url
    declared = link.base
    return site if declared in (None, url) else absolute(declared, url) or url


def _base(element: etree._Element, url: str) -> str:
    """Return what addresses in *element* are relative to (https://www.w3.org/TR/xmlbase/)."""
    return absolute(element.base, url) or url

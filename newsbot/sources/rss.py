"""REQUEST: RSS 2.0, RSS 1.0 and Atom."""

from collections.abc import Iterable, Sequence

from lxml import etree

from newsbot.sources import Entry, Listing
from newsbot.sources.entries import absolute, entry_at
from newsbot.sources.markup import local_name

Parts = dict[str, list[etree._Element]]
"""The children of an element, by name."""

NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/rss/1.0/": "",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_rss(root: etree._Element, url: str) -> Listing:
    """Return what the RSS under *root*, found at *url*, names."""
    channel = next((child for child in root if local_name(child) == "channel"), root)
    about = _parts(channel)
    language = _text(about, "language", "dc:language")
    items = [element for element in root.iter(etree.Element) if local_name(element) == "item"]
    entries = [entry for item in items if (entry := _rss_entry(item, url, language))]
    return Listing(entries, next_page=_link(about, "next", url))


def _rss_entry(item: etree._Element, url: str, language: str | None) -> Entry | None:
    parts = _parts(item)
    return entry_at(
        _rss_address(item, parts, url),
        url,
        title=_text(parts, "title", "dc:title"),
        published=_text(parts, "pubDate", "dc:date", "dcterms:created", "atom:published"),
        modified=_text(parts, "atom:updated", "dcterms:modified"),
        language=_text(parts, "dc:language", "language") or language,
        authors=_texts(parts, "dc:creator") or _texts(parts, "author"),
        keywords=_texts(parts, "category", "dc:subject"),
    )


def _rss_address(item: etree._Element, parts: Parts, url: str) -> str | None:
    named = _text(parts, "feedburner:origLink", "link") or _link(parts, "alternate", url)
    if named:
        return named
    if any(guid.get("isPermaLink", "true").lower() != "false" for guid in parts.get("guid", ())):
        return _text(parts, "guid")
    return item.get(RDF_ABOUT)


def read_atom(root: etree._Element, url: str) -> Listing:
    """Return what the Atom feed under *root*, found at *url*, names."""
    base = absolute(root.get(XML_BASE), url) or url
    language = root.get(XML_LANGUAGE)
    elements = [element for element in root if local_name(element) == "entry"]
    entries = [entry for element in elements if (entry := _atom_entry(element, url, base, language))]
    return Listing(entries, next_page=_link(_parts(root), "next", base))


def _atom_entry(element: etree._Element, url: str, base: str, language: str | None) -> Entry | None:
    parts = _parts(element)
    names = [_text(_parts(author), "atom:name") for author in parts.get("atom:author", ())]
    topics = [topic.get("label") or topic.get("term") for topic in parts.get("atom:category", ())]
    return entry_at(
        _link(parts, "alternate", absolute(element.get(XML_BASE), base) or base),
        url,
        title=_text(parts, "atom:title"),
        published=_text(parts, "atom:published", "atom:issued", "dc:date"),
        modified=_text(parts, "atom:updated", "atom:modified"),
        language=element.get(XML_LANGUAGE) or language,
        authors=filter(None, names),
        keywords=filter(None, topics),
    )


def _parts(parent: etree._Element) -> Parts:
    found: Parts = {}
    for child in parent.iterchildren(etree.Element):
        name = etree.QName(child)
        prefix = NAMESPACES.get(name.namespace, "other:") if name.namespace else ""
        found.setdefault(prefix + name.localname, []).append(child)
    return found


def _texts(parts: Parts, *names: str) -> list[str]:
    found = ("".join(part.itertext()).strip() for name in names for part in parts.get(name, ()))
    return [text for text in found if text]


def _text(parts: Parts, *names: str) -> str | None:
    return next(iter(_texts(parts, *names)), None)


def _link(parts: Parts, relation: str, base: str) -> str | None:
    """Return the address of the first link of that *relation*, a page before other media types."""
    links: Iterable[etree._Element] = parts.get("atom:link", ())
    fitting: Sequence[etree._Element] = [link for link in links if link.get("rel", "alternate") == relation]
    pages_first = sorted(fitting, key=lambda link: "html" not in link.get("type", "html"))
    return next((url for link in pages_first if (url := absolute(link.get("href"), base))), None)

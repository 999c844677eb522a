"""REQUEST: the elements of a feed under short names, whatever namespaces it declares, or forgets to."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from lxml import etree

Parts = dict[str, list[etree._Element]]
"""The children of an element, by name: ``title`` of RSS, ``atom:title``, ``dc:date``; in lower case."""

PREFIXES = {
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/terms": "dcterms:",
    "www.w3.org/2005/atom": "atom:",
    "purl.org/atom/ns": "atom:",
    "purl.org/rss/1.0": "",
    "my.netscape.com/rdf/simple/0.9": "",
    "channel.netscape.com/rdf/simple/0.9": "",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "search.yahoo.com/mrss": "media:",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
}
"""Namespace without its scheme and its last slash, as some write it otherwise -> the prefix it has here."""
KNOWN = frozenset(prefix.rstrip(":") for prefix in PREFIXES.values() if prefix)
OTHER = "other:"
PARTS_OF_A_FEED, LOOKED_AT = ("channel", "item", "entry"), 50
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


class Vocabulary(dict[object, str]):
    """The short name of each tag of one document.

    *core* is the prefix of what stands in no namespace, or in the one that the root stands in or makes the default:
    every one that somebody thought of has been declared for RSS, and Atom is found without any.
    """

    def __init__(self, root: etree._Element, core: str) -> None:
        super().__init__()
        tag = root.tag if isinstance(root.tag, str) else ""
        own = tag[1:].partition("}")[0] if tag.startswith("{") else None
        self.core = core
        self.core_namespaces = {None, "", root.nsmap.get(None), None if own == RDF else own, *_of_parts(root)}

    def __missing__(self, tag: object) -> str:
        name = self[tag] = self._name(tag) if isinstance(tag, str) else ""
        return name

    def _name(self, tag: str) -> str:
        namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        local = local.lower()
        prefix, colon, rest = local.rpartition(":")  # of a namespace that was not declared
        if colon:
            return (local if prefix in KNOWN else rest) if prefix in {*KNOWN, "rss"} else OTHER + rest
        if namespace in self.core_namespaces:
            return self.core + local
        return PREFIXES.get(_plain(namespace), OTHER) + local

    def parts(self, parent: etree._Element) -> Parts:
        """Return the children of *parent* by name."""
        found: Parts = {}
        for child in parent.iterchildren(etree.Element):
            found.setdefault(self[child.tag], []).append(child)
        return found

    def parts_at_any_depth(self, parent: etree._Element) -> Parts:
        """Return all that stands in *parent* by name."""
        found: Parts = {}
        for element in parent.iterdescendants(etree.Element):
            found.setdefault(self[element.tag], []).append(element)
        return found

    def named(self, root: etree._Element, name: str) -> Iterator[etree._Element]:
        """Yield the elements of that *name* anywhere under *root*, but not those within another of them."""
        is_within, behind = False, None
        for element in root.iter(etree.Element):
            if is_within and element is behind:
                is_within = False
            if not is_within and self[element.tag] == name:
                yield element
                is_within, behind = True, _behind(element)


def _of_parts(root: etree._Element) -> Iterator[str]:
    """Yield the namespaces of no other vocabulary that the first channel, items or entries under *root* stand in."""
    for element in islice(root.iter(etree.Element), LOOKED_AT):
        namespace, _, name = str(element.tag)[1:].rpartition("}")
        if namespace and name.lower() in PARTS_OF_A_FEED and _plain(namespace) not in PREFIXES:
            yield namespace


def plain_text(element: etree._Element) -> str:
    """Return all text in *element*."""
    return ("".join(element.itertext()) if len(element) else element.text or "").strip()


def texts(parts: Parts, *names: str, read: Callable[[etree._Element], str] = plain_text) -> list[str]:
    """Return what the elements of these *names* say, those of the first name first, without empty ones."""
    return [said for name in names if name in parts for part in parts[name] if (said := read(part))]


def text(parts: Parts, *names: str, read: Callable[[etree._Element], str] = plain_text) -> str | None:
    """Return what the first element of these *names* says that says anything."""
    for name in names:
        for part in parts.get(name, ()):
            if said := read(part):
                return said
    return None


def _plain(namespace: str) -> str:
    return namespace.lower().partition("://")[2].rstrip("/#")


def _behind(element: etree._Element) -> etree._Element | None:
    """Return the first element that begins after the end of *element*."""
    around = chain((element,), element.iterancestors())
    return next((after for one in around if (after := next(one.itersiblings(etree.Element), None)) is not None), None)

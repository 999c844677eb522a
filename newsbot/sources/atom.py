"""REQUEST: Atom 1.0 and 0.3."""

import base64
import binascii
import re
from contextlib import suppress
from itertools import islice

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.elements import XML_LANGUAGE, Parts, Vocabulary, plain_text, text, texts
from newsbot.sources.entries import ITEMS_AT_MOST, absolute, entry_at, without_markup

HIDDEN = frozenset({"script", "style"})
IANA = "http://www.iana.org/assignments/relation/"
TEXT_TYPES = re.compile(r"(?:text|html|xhtml)$|text/|.*[/+]xml$", re.I)


def read_atom(root: etree._Element, url: str) -> Listing:
    """Return what the Atom feed under *root*, found at *url*, names; raises NotAListing."""
    vocabulary = Vocabulary(root, core="atom:")
    language = root.get(XML_LANGUAGE)
    elements = list(islice(vocabulary.named(root, "atom:entry"), ITEMS_AT_MOST))
    entries = [entry for element in elements if (entry := _entry(element, vocabulary, url, language))]
    about = vocabulary.parts(root)
    if elements and not entries:
        raise NotAListing("no entry with an address")
    return Listing(entries, next_page=_linked(about, "next", url) or _linked(about, "prev-archive", url))


def _entry(element: etree._Element, vocabulary: Vocabulary, url: str, language: str | None) -> Entry | None:
    parts = vocabulary.parts(element)
    people = [vocabulary.parts(author) for author in parts.get("atom:author", ())]
    topics = [topic.get("label") or topic.get("term") or plain_text(topic) for topic in parts.get("atom:category", ())]
    return entry_at(
        text(parts, "feedburner:origlink")
        or _linked(parts, "alternate", url)
        or _linked(parts, "canonical", url)
        or _id(parts)
        or _content(parts, url)
        or _linked(parts, "related", url)
        or _linked(parts, "self", url),
        url,
        title=text(parts, "atom:title", "dc:title", "media:title", read=_title),
        published=texts(parts, "atom:published", "atom:issued", "atom:created", "dc:date", "dcterms:issued"),
        modified=texts(parts, "atom:updated", "atom:modified", "dcterms:modified"),
        language=element.get(XML_LANGUAGE) or language,
        authors=[name for person in people if (name := text(person, "atom:name", "atom:email"))]
        or texts(parts, "dc:creator", "dc:author")
        or texts(parts, "atom:author"),
        keywords=list(filter(None, topics)) or texts(parts, "dc:subject", "media:category"),
    )


def _id(parts: Parts) -> str | None:
    """Return the entry's id where it is an address, as it need not be (RFC 4287, 4.2.6)."""
    found = text(parts, "atom:id") or ""
    return found if found.startswith(("http://", "https://")) else None


def _title(element: etree._Element) -> str:
    """Return a title as plain text: text, HTML, XHTML, or what is said to be neither and then is base64."""
    kind, mode = element.get("type", "text").strip().lower(), element.get("mode", "").lower()
    if len(element):
        return " ".join("".join(_visible(element)).split())
    said = element.text or ""
    if mode == "base64" or not TEXT_TYPES.match(kind):
        with suppress(binascii.Error, ValueError):
            said = base64.b64decode(said).decode()
    elif kind in ("text", "text/plain") and mode != "escaped":
        return " ".join(said.split())
    return without_markup(said) or ""


def _visible(element: etree._Element) -> list[str]:
    hidden = {child for child in element.iter(etree.Element) if etree.QName(child).localname.lower() in HIDDEN}
    found = [element.text or ""]
    for child in element.iterdescendants(etree.Element):
        if child not in hidden:
            found.append(child.text or "")
        found.append(child.tail or "")
    return found


def _linked(parts: Parts, relation: str, url: str) -> str | None:
    """Return the address of the first link of that *relation*, a page before other media types."""
    fitting = [link for link in parts.get("atom:link", ()) if relation in _relations(link)]
    if relation == "self":  # mostly the entry in XML
        fitting = [link for link in fitting if "xml" not in link.get("type", "")]
    pages_first = sorted(fitting, key=lambda link: "html" not in link.get("type", "html"))
    return next((found for link in pages_first if (found := _address(link, url))), None)


def _address(link: etree._Element, url: str) -> str | None:
    """Return the address of *link*; some leave the attribute out and write it between the tags."""
    said = _attribute(link, "href") or link.text or ""
    is_whole = said.startswith(("https://", "http://"))  # lxml takes long for the base
    return absolute(said, url if is_whole else absolute(link.base, url) or url)


def _relations(link: etree._Element) -> list[str]:
    """Return what *link* is to the entry: one word (RFC 4287, 4.2.7.2), though some write several, as in HTML."""
    return [word.removeprefix(IANA) for word in (_attribute(link, "rel") or "alternate").lower().split()]


def _attribute(element: etree._Element, name: str) -> str | None:
    """Return the value of an attribute, whose *name* may be written in capitals."""
    return element.get(name) or element.get(name.upper())


def _content(parts: Parts, url: str) -> str | None:
    """Return where the entry's text is, if that is a page of its own (RFC 4287, 4.1.3.2)."""
    return next(
        (
            address
            for part in parts.get("atom:content", ())
            if "html" in part.get("type", "html")
            and (address := absolute(part.get("src"), absolute(part.base, url) or url))
        ),
        None,
    )

"""REQUEST: OPML, the list of feeds that feed readers hand on, to the sites that it names (pure)."""

import re
from typing import NamedTuple

from lxml import etree

from newsbot.urls import host_of

OUTLINES_AT_MOST = 5_000


class Subscription(NamedTuple):
    """One feed of the list."""

    title: str | None
    site: str
    """Its front page; where the list has none, that of the feed's host."""
    feed: str


def read_opml(body: bytes) -> list[Subscription]:
    """Return the feeds that *body* names, each once; raises ValueError where it is no OPML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ValueError("this is no OPML")
    found: dict[str, Subscription] = {}
    for outline in root.iter("outline"):
        told = {str(name).lower(): value.strip() for name, value in outline.attrib.items()}
        feed = told.get("xmlurl", "")
        if not host_of(feed):
            continue
        site = told.get("htmlurl", "")
        site = site if host_of(site) else _front_page(feed)
        title = " ".join((told.get("title") or told.get("text") or "").split()) or None
        found.setdefault(feed, Subscription(title, site, feed))
        if len(found) == OUTLINES_AT_MOST:
            break
    return list(found.values())


def _front_page(feed: str) -> str:
    scheme, _, rest = feed.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest)[0].rpartition('@')[2]}/"

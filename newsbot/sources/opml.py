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
    feed: str | None
    """None where the list names it by no whole address, as one that lies beside its feeds does."""


def read_opml(body: bytes) -> list[Subscription]:
    """Return the feeds that *body* names, each once; raises ValueError where it is no OPML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise ValueError("this is no OPML")
    found: dict[tuple[str, str], Subscription] = {}
    for outline in root.iter("outline"):
        told = {str(name).lower(): value.strip() for name, value in outline.attrib.items()}
        feed = told.get("xmlurl", "") if host_of(told.get("xmlurl", "")) else ""
        site = told.get("htmlurl", "")
        if not host_of(site):
            site = front_page(feed)
        if not site:
            continue
        title = " ".join((told.get("title") or told.get("text") or "").split()) or None
        found.setdefault(("feed", feed) if feed else ("site", site), Subscription(title, site, feed or None))
        if len(found) == OUTLINES_AT_MOST:
            break
    return list(found.values())


def front_page(url: str) -> str:
    """Return the front page of the host that *url* is on; empty where that names none.

    >>> front_page("https://me@harbour.example:8080/feed?all"), front_page("feed.xml")
    ('https://harbour.example:8080/', '')
    """
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{re.split('[/?#]', rest)[0].rpartition('@')[2]}/" if host_of(url) else ""

"""REQUEST: feeds of any format, well-formed or not."""

from io import BytesIO
from typing import Any

from lxml import etree

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import entry_at
from newsbot.sources.json_feed import read_json_feed
from newsbot.sources.markup import local_name, refuse_entities, xml_root
from newsbot.sources.rss import read_atom, read_rss

REPAIRABLE_SIZE = 1024 * 1024
"""Bytes; feedparser takes about 3 ms an entry, and with what is made to keep it busy half a minute a megabyte."""


def read_feed(body: bytes, url: str, content_type: str | None = None) -> Listing:
    """Return what the feed in *body*, found at *url*, names; raises NotAListing.

    A feed that is not well-formed is left to feedparser, which is slow: call this in a thread.
    """
    if body.startswith(b"{"):
        return read_json_feed(body, url)
    try:
        root = xml_root(body)
    except etree.XMLSyntaxError:
        return _repaired(body, url, content_type)
    match local_name(root):
        case "feed":
            return read_atom(root, url)
        case "rss" | "RDF":
            return read_rss(root, url)
    raise NotAListing("no feed")


def _repaired(body: bytes, url: str, content_type: str | None) -> Listing:
    """Read a feed with bare ``&``, a wrong encoding or a missing end."""
    import feedparser

    refuse_entities(body)
    if len(body) > REPAIRABLE_SIZE:
        raise NotAListing("broken XML")
    headers = {"content-type": content_type or "application/xml", "content-location": url}
    # A file object, as feedparser would download a body that looks like an address.
    feed = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    language = feed.feed.get("language")
    entries = [entry for item in feed.entries if (entry := _repaired_entry(item, url, language))]
    if not entries:
        raise NotAListing("broken XML")
    return Listing(entries)


def _repaired_entry(item: Any, url: str, language: str | None) -> Entry | None:
    return entry_at(
        item.get("feedburner_origlink") or item.get("link"),
        url,
        title=item.get("title"),
        published=item.get("published"),
        modified=dict(item).get("updated"),  # item.get would hand out `published` with a warning
        language=item.get("language") or language,
        authors=[name for author in item.get("authors", ()) if (name := author.get("name"))],
        keywords=[term for tag in item.get("tags", ()) if (term := tag.get("term"))],
    )

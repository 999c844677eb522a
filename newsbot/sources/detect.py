"""REQUEST: which of the formats a feed or sitemap address answers with."""

import re

from newsbot.sources import Listing, NotAListing
from newsbot.sources.feed import read_feed
from newsbot.sources.markup import unpacked
from newsbot.sources.sitemap import read_sitemap

SITEMAP_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>/]")
FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|RDF|feed)[\s>/]")
HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.I)


def read_feed_or_sitemap(body: bytes, url: str, content_type: str | None, max_size: int) -> Listing:
    """Return what the listing in *body*, found at *url*, names; raises NotAListing.

    Going by the content alone: publishers serve feeds as ``text/html`` and feeds where a sitemap is expected.
    """
    body = unpacked(body, max_size)
    start = body[:4096]
    if not body:
        raise NotAListing("empty")
    if SITEMAP_ROOT.search(start):
        return read_sitemap(body, url)
    if FEED_ROOT.search(start) or body.startswith(b"{"):
        return read_feed(body, url, content_type)
    if HTML_ROOT.search(start):
        raise NotAListing("a page, no feed or sitemap")
    return read_feed(body, url, content_type) if body.startswith(b"<") else read_sitemap(body, url)

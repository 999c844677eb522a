"""REQUEST: which of the formats a feed or sitemap address answers with."""

import re

from newsbot.page import Page
from newsbot.sources import Listing, NotAListing
from newsbot.sources.feed import read_feed
from newsbot.sources.front_page import declared_feeds, section_links
from newsbot.sources.markup import unpacked
from newsbot.sources.section import is_article_address, read_section
from newsbot.sources.sitemap import read_sitemap
from newsbot.urls import same_site

A_PAGE = "a page, no feed or sitemap"
SITEMAP_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>/]")
FEED_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|RDF|feed)[\s>/]")
HTML_ROOT = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.I)


def read_any(body: bytes, url: str, content_type: str | None, max_size: int) -> Listing:
    """Return what the feed, sitemap, section or front page in *body*, found at *url*, names; raises NotAListing.

    Of a page on a site of which nothing is known, articles are the links within the site that look like it.
    """
    try:
        return read_feed_or_sitemap(body, url, content_type, max_size)
    except NotAListing as error:
        if error.reason != A_PAGE:
            raise
    page = Page(unpacked(body, max_size), url, {"Content-Type": content_type} if content_type else None)
    listing = read_section(page, lambda link: same_site(link, url) and is_article_address(link))
    listing.feeds, listing.sections = declared_feeds(page), section_links(page)
    return listing


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
        raise NotAListing(A_PAGE)
    return read_feed(body, url, content_type) if body.startswith(b"<") else read_sitemap(body, url)

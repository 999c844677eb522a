"""REQUEST: which of the formats a listing's address answers with."""

from collections.abc import Mapping

from newsbot.page import Page
from newsbot.sources import IsAPage, Listing, NotAListing
from newsbot.sources.article_address import may_be_article
from newsbot.sources.feed import read_xml_feed
from newsbot.sources.front_page import declared_feeds
from newsbot.sources.json_feed import read_json_feed
from newsbot.sources.known_forms import KnownForms
from newsbot.sources.markup import in_utf8, root_of, unpacked
from newsbot.sources.opml import read_opml
from newsbot.sources.section import read_section
from newsbot.sources.section_links import section_links
from newsbot.sources.sitemap import read_plain_text, read_xml_sitemap
from newsbot.sources.wrapped import unwrapped
from newsbot.urls import same_site

BEGINNING = 1024
"""Bytes in which the root of a feed stands that comes where a page is expected."""


def read_any(
    body: bytes, url: str, content_type: str | None, max_size: int, known: Mapping[str, bool] | None = None
) -> Listing:
    """Return what the feed, sitemap, section or front page in *body*, found at *url*, names; raises NotAListing.

    Of a page, articles are the links within the site that look like it, by themselves or beside those that are *known*:
    addresses of the site (canonical) -> whether each was an article.
    """
    try:
        return read_feed_or_sitemap(body, url, content_type, max_size)
    except IsAPage as error:
        markup = error.markup
    page = Page(markup or unpacked(body, max_size), url, {"Content-Type": content_type} if content_type else None)
    forms = KnownForms(known or {})
    listing = read_section(page, lambda link: same_site(link, url) and forms.judged(link, may_be_article(link)), forms)
    listing.feeds, listing.sections = declared_feeds(page), section_links(page)
    return listing


def may_be_listing(body: bytes) -> bool:
    """Tell whether what came where a page was expected may be a feed, a sitemap or JSON, by how it begins.

    >>> may_be_listing(b"<?xml version='1.0'?><rss>"), may_be_listing(b"<html><body>")
    (True, False)
    """
    start = body[:BEGINNING].lstrip()
    return start.startswith((b"{", b"[")) or root_of(start)[0] not in ("html", "part", "")


def read_feed_or_sitemap(body: bytes, url: str, content_type: str | None, max_size: int) -> Listing:
    """Return what the listing in *body*, found at *url*, names; raises NotAListing, IsAPage for a page.

    Going by the content alone: publishers serve feeds as ``text/html`` and feeds where a sitemap is expected.
    """
    body = unpacked(body, max_size)
    try:
        return _read(in_utf8(body, content_type), url)
    except NotAListing as error:
        if len(body) == max_size:  # and so cut off
            raise NotAListing("too large") from error
        raise


def _read(body: bytes, url: str, is_inside: bool = False) -> Listing:
    """Return what *body* (UTF-8) names, which *is_inside* something else: what is wrapped again is no listing."""
    if not body:
        raise NotAListing("empty")
    if body.startswith((b"{", b"[")):
        return read_json_feed(body, url)
    name, start = root_of(body)
    if not is_inside and name in ("html", "") and (inside := unwrapped(body)) is not body:
        return _read(inside, url, is_inside=True)
    match name:
        case "urlset" | "sitemapindex":
            return read_xml_sitemap(body, url, start)
        case "rss" | "rdf" | "feed" | "part":
            return read_xml_feed(body, url, name, start)
        case "opml":
            return _read_opml(body, url)
        case "html":
            raise IsAPage
    if body.startswith(b"<"):
        raise NotAListing("no feed")
    return read_plain_text(body, url)


def _read_opml(body: bytes, url: str) -> Listing:
    try:
        named = read_opml(body, url).taken
    except ValueError as error:
        raise NotAListing("broken XML") from error
    return Listing(feeds=[one.feed for one in named if one.feed])

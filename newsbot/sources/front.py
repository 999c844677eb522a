"""REQUEST: what the front page of an unknown site names: its feeds, and the sections of its navigation."""

import re
from urllib.parse import urlsplit

from newsbot.page import Page
from newsbot.sources.entries import absolute
from newsbot.sources.section import NOT_ARTICLES, is_article_address
from newsbot.urls import canonical, same_site

FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
FEEDS_AT_MOST = 20
SECTIONS_AT_MOST = 20
SECTION_PATH = re.compile(r"(?:/[\w%-]{2,40}){1,2}/?")


def declared_feeds(page: Page) -> list[str]:
    """Return the feeds that *page* declares, without those of comments."""
    feeds: list[str] = []
    for link in page.root.iter("link"):
        is_feed = "alternate" in link.get("rel", "").lower() and link.get("type", "").lower() in FEED_TYPES
        url = absolute(link.get("href"), page.url) if is_feed else None
        if url and url not in feeds and "comment" not in url:
            feeds.append(url)
    return feeds[:FEEDS_AT_MOST]


def section_links(page: Page) -> dict[str, str]:
    """Return the sections that *page* links to, name -> address, in its order."""
    sections: dict[str, str] = {}
    seen = {canonical(page.url).rstrip("/")}
    for anchor in page.root.iter("a"):
        url, name = absolute(anchor.get("href"), page.url), " ".join("".join(anchor.itertext()).split())
        key = canonical(url or "").rstrip("/")
        if url and name and key not in seen and _is_section(url, page.url):
            seen.add(key)
            sections.setdefault(name, url)
    return dict(list(sections.items())[:SECTIONS_AT_MOST])


def _is_section(url: str, page_url: str) -> bool:
    parts = urlsplit(url)
    return (
        same_site(url, page_url)
        and not parts.query
        and SECTION_PATH.fullmatch(parts.path) is not None
        and not NOT_ARTICLES.search(parts.path)
        and not is_article_address(url)
    )

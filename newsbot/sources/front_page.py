"""REQUEST: what the front page of an unknown site names: its feeds, and the sections of its navigation."""

import re
from itertools import islice
from urllib.parse import urlsplit

from newsbot.page import Page
from newsbot.sources.entries import absolute
from newsbot.sources.section import LINKS_AT_MOST, NOT_ARTICLES, is_article_address
from newsbot.urls import canonical, same_site

FEED_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
FEEDS_AT_MOST = 20
SECTIONS_AT_MOST = 20
TEXTS_OF_A_NAME = 10
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
    for anchor in islice(page.root.iter("a"), LINKS_AT_MOST):
        url = absolute(anchor.get("href"), page.url)
        if not url or not _is_section(url, page.url) or (key := canonical(url).rstrip("/")) in seen:
            continue
        seen.add(key)
        if name := " ".join("".join(islice(anchor.itertext(), TEXTS_OF_A_NAME)).split()):
            sections.setdefault(name, url)
        if len(sections) == SECTIONS_AT_MOST:
            break
    return sections


def _is_section(url: str, page_url: str) -> bool:
    parts = urlsplit(url)
    return (
        same_site(url, page_url)
        and not parts.query
        and SECTION_PATH.fullmatch(parts.path) is not None
        and not NOT_ARTICLES.search(parts.path)
        and not is_article_address(url)
    )

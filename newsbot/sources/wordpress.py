"""REQUEST: WordPress's list of posts (https://developer.wordpress.org/rest-api/reference/posts/)."""

import re
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from newsbot.page import Page
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import ITEMS_AT_MOST, absolute, entry_at, without_markup
from newsbot.sources.link_header import header_links
from newsbot.urls import same_site

POSTS = "wp/v2/posts"
PER_PAGE = 100
"""The most that WordPress allows."""
OF_WORDPRESS = re.compile(r"https?://[^?#]*?/(?=wp-(?:content|includes)/)")
FILES_AT_MOST = 500
FIELDS = "link,title,date_gmt,modified_gmt"
"""What an entry needs; without it, WordPress sends the texts too."""


def declared_api(page: Page) -> str | None:
    """Return the address of the posts that *page* or its header declares with ``rel="https://api.w.org/"``, or None."""
    for named in header_links(page):
        if "https://api.w.org/" in named.relations:
            return posts_at(named.url)
    for link in page.root.iter("link"):
        if "api.w.org" in link.get("rel", "") and (root := absolute(link.get("href"), page.url)):
            return posts_at(root)
    return None


def likely_api(page: Page) -> str | None:
    """Return where the posts are if *page* is WordPress's, by its files, but declares no API; or None."""
    for file in islice(page.root.iter("link", "script", "img"), FILES_AT_MOST):
        url = absolute(file.get("href") or file.get("src"), page.url)
        if url and (found := OF_WORDPRESS.match(url)) and same_site(url, page.url):
            return posts_at(f"{found[0]}wp-json/")
    return None


def posts_at(root: str) -> str:
    """Return the address of the newest posts below the API's *root*, which may be in the query (``?rest_route=/``).

    >>> posts_at("https://x.example/wp-json/")
    'https://x.example/wp-json/wp/v2/posts?per_page=100&_fields=link,title,date_gmt,modified_gmt'
    """
    address = root.rstrip("/") + "/" + POSTS
    return f"{address}{'&' if '?' in root else '?'}per_page={PER_PAGE}&_fields={FIELDS}"


def posts_between(address: str, since: datetime | None, until: datetime | None) -> str:
    """Return *address* asking only for posts from *since* to *until* (aware)."""
    asked = {"after": since, "before": until}
    return with_parameters(address, {name: moment.isoformat() for name, moment in asked.items() if moment})


def read_posts(posts: list[Any], url: str) -> Listing:
    """Return what the *posts*, found at *url*, name, and where older ones are; raises NotAListing."""
    read = posts[:ITEMS_AT_MOST]
    entries = [entry for post in read if isinstance(post, dict) and (entry := _entry(post, url))]
    if posts and not entries:
        raise NotAListing("no feed")
    is_full = POSTS in url and len(posts) >= _number(url, "per_page", 10)
    next_page = with_parameters(url, {"page": str(_number(url, "page", 1) + 1)}) if is_full else None
    return Listing(entries, next_page=next_page)


def _number(url: str, name: str, default: int) -> int:
    found = re.search(rf"[?&]{name}=(\d{{1,6}})(?=&|$)", url)
    return int(found[1]) if found else default


def with_parameters(url: str, changed: dict[str, str]) -> str:
    """Return *url* with the parameters in *changed*, in place of those that it had.

    >>> with_parameters("https://x.example/posts?page=1&a=%2F", {"page": "2"})
    'https://x.example/posts?a=%2F&page=2'
    """
    address, _, query = url.partition("#")[0].partition("?")
    kept = [pair for pair in query.split("&") if pair and pair.partition("=")[0] not in changed]
    return "?".join(filter(None, (address, "&".join([*kept, urlencode(changed)] if changed else kept))))


def _entry(post: dict[str, Any], url: str) -> Entry | None:
    title = post.get("title")
    rendered = title.get("rendered") if isinstance(title, dict) else title
    return entry_at(
        _text(post.get("link")),
        url,
        title=without_markup(_text(rendered)),
        published=[_utc(post.get("date_gmt")), _text(post.get("date"))],
        modified=[_utc(post.get("modified_gmt")), _text(post.get("modified"))],
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _utc(value: Any) -> str | None:
    return f"{value}Z" if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", value) else None

"""REQUEST: what the front page of an unknown site names: its feeds, sitemaps and archives."""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from urllib.parse import urlsplit

from newsbot.page import Element, Page
from newsbot.sources.article_address import ARCHIVE
from newsbot.sources.calendar import time_in_address
from newsbot.sources.entries import absolute
from newsbot.sources.link_header import header_links
from newsbot.sources.link_places import name_of
from newsbot.sources.section import LINKS_AT_MOST, base_of
from newsbot.sources.sitemap import LOOKS_LIKE_SITEMAP
from newsbot.urls import canonical, same_site

FEED_TYPES = frozenset(
    "application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/xml text/xml "
    "application/rss application/atom text/rss text/atom application/x-rss+xml application/x-atom+xml "
    "application/rss-xml application/atom-xml text/rss+xml text/atom+xml application/x-rss rss atom "
    "text/x-opml application/opml+xml".split()
)
"""OPML among them, which names feeds."""
FEED_RELATIONS = ("alternate", "feed", "service.feed", "outline", "subscriptions")
COMMENTS = re.compile(
    r"/(?:comments|kommentare|commentaires|coment[aá]rios)(?:[/.?]|$)|^/comment(?:[/.?]|$)|[?&](?:feed=comments|type=comments)|/comments-rss",
    re.IGNORECASE,
)
COMMENTS_TITLE = re.compile(r"comments?(?: feed)?$|kommentar|commentaires|comentarios|comentários|комментар", re.I)
LOOKS_LIKE_FEED = re.compile(
    r"(?:/(?:feed|rss|atom)s?/?|[/._-](?:rss|atom|feed)s?(?:2|_2\.0)?\.(?:xml|php|aspx?|json)|\.(?:rss|atom|rdf|opml)|"
    r"/rss[_-]?feeds?(?:\.\w{2,5})?/?|/(?:feed|rss)/[\w-]+/?|/(?:feed|rss|atom)s?/(?:[\w-]+/){0,3}[\w-]+\.xml|/index\.xml)$|/feed\.php\?type=|[?&](?:feed=(?:rss2?|atom)|format=(?:rss|feed)|output=rss)",
    re.IGNORECASE,
)
CALLED_FEED = re.compile(
    r"(?:(?:subscribe|follow)(?: (?:via|to|by|with))? )?(?:(?:our|the) )?"
    r"(?:rss(?: 2\.0)?|atom|xml|(?:(?:rss|atom|xml|json)[ -]?)?feeds?|rss ?/ ?atom)",
    re.IGNORECASE,
)
"""What a link to a feed is called, or its picture."""
LONGEST_CALLED = 30
XML_FILE = re.compile(r"^(?!.*sitemap).*\.(?:xml|rss|rdf|atom)(?:\?|$)", re.IGNORECASE)
FEED_SCHEME = re.compile(r"^\s*feed:(?:(https?:)|//)", re.IGNORECASE)
JSON_FEED = re.compile(r"(?<![\w/-])(?=[\w/-]*feed)[\w/-]*+(?:\.json)?$", re.IGNORECASE)
JSON_FEED_TITLE = re.compile(r"\bfeed\b", re.IGNORECASE)
IS_ARCHIVE = re.compile(
    r"/(?:archives?|site[_-]?map|html-sitemap|all-(?:news|articles|stories|posts))(?:\.(?:html?|php|aspx?))?/?$",
    re.IGNORECASE,
)
DAY_OR_MONTH = re.compile(r"(?:/[a-z-]{1,20}){0,2}/(?:19|20)\d\d-\d\d(?:-\d\d)?/?", re.IGNORECASE)
"""A list by its time in one step."""
FEEDS_AT_MOST = 20
LANGUAGES_AT_MOST = 10
ARCHIVES_AT_MOST = 2
DATED_AT_MOST = 62
"""Two months of days."""
SITEMAPS_AT_MOST = 10


def declared_feeds(page: Page) -> list[str]:
    """Return the feeds that *page* declares, without those of comments; else those that its links look like."""
    base = base_of(page)
    declared = list(dict.fromkeys(_declared(page, base)))
    return (declared or list(dict.fromkeys(_linked(page, base, LOOKS_LIKE_FEED))))[:FEEDS_AT_MOST]


def feeds_of_overview(page: Page) -> list[str]:
    """Return the feeds that a *page* about feeds names: besides those that any page does, all its links to XML."""
    base = base_of(page)
    named = dict.fromkeys([*_linked(page, base, LOOKS_LIKE_FEED, XML_FILE), *_declared(page, base), *_shown(page)])
    return list(named)[:FEEDS_AT_MOST]


def declared_sitemaps(page: Page) -> list[str]:
    """Return the sitemaps for machines that *page* declares or links to."""
    base = base_of(page)
    named = [
        url
        for link in islice(page.root.iter("link", "a"), LINKS_AT_MOST)
        if (url := absolute(link.get("href"), base)) and same_site(url, page.url)
        if "sitemap" in link.get("rel", "").lower().split() or LOOKS_LIKE_SITEMAP.search(url)
    ]
    return list(dict.fromkeys(named))[:SITEMAPS_AT_MOST]


def archive_links(page: Page) -> list[str]:
    """Return the lists of all articles, called archive or sitemap, that *page* links to."""
    base = base_of(page)
    found = (absolute(anchor.get("href"), base) for anchor in islice(page.root.iter("a"), LINKS_AT_MOST))
    named = (url for url in found if url and same_site(url, page.url) and IS_ARCHIVE.search(urlsplit(url).path))
    return list(islice(dict.fromkeys(named), ARCHIVES_AT_MOST))


def dated_archives(page: Page, oldest: datetime) -> list[str]:
    """Return the lists by day, month or year that *page* links to, as a calendar does, back to *oldest* (aware)."""
    base, begin = base_of(page), oldest.replace(tzinfo=None)
    ends: dict[str, datetime] = {}
    for anchor in islice(page.root.iter("a"), LINKS_AT_MOST):
        url = absolute(anchor.get("href"), base)
        if not url or not same_site(url, page.url):
            continue
        path = urlsplit(url).path
        if ARCHIVE.fullmatch(path) or DAY_OR_MONTH.fullmatch(path):
            named = time_in_address(path)
            if named and named[1] > begin:
                ends[url] = named[1]
    return sorted(ends, key=ends.__getitem__, reverse=True)[:DATED_AT_MOST]


def language_fronts(page: Page) -> list[str]:
    """Return the front pages in other languages that *page* declares, which may link to nothing else."""
    own = canonical(page.url)
    found = (
        url
        for link in islice(page.root.iter("link"), LINKS_AT_MOST)
        if link.get("hreflang") and "alternate" in link.get("rel", "").lower().split()
        if (url := absolute(link.get("href"), base_of(page))) and same_site(url, page.url) and canonical(url) != own
    )
    return list(islice(dict.fromkeys(found), LANGUAGES_AT_MOST))


def _declared(page: Page, base: str) -> Iterator[str]:
    for named in header_links(page):
        if "alternate" in named.relations and named.kind in FEED_TYPES and not _names_comments(named.url):
            yield named.url
    for link in islice(page.root.iter("link", "a"), LINKS_AT_MOST):
        relations = set(link.get("rel", "").lower().split())
        kind = _kind_of(link)
        url = _address(link, base)
        if not url or relations.isdisjoint(FEED_RELATIONS) or _is_of_comments(link, url):
            continue
        if kind in FEED_TYPES or "feed" in relations or (kind == "application/json" and _is_json_feed(link, url)):
            is_feed = True
        else:
            looks_like_feed = LOOKS_LIKE_FEED.search(url) or XML_FILE.search(url)
            is_feed = not kind and not link.get("hreflang") and looks_like_feed is not None
        if is_feed:
            yield url


def _is_json_feed(link: Element, url: str) -> bool:
    """Tell whether the JSON of a *link* is a feed: WordPress declares that of each page."""
    return JSON_FEED.search(url) is not None or JSON_FEED_TITLE.search(link.get("title", "")) is not None


def _kind_of(link: Element) -> str:
    return link.get("type", "").partition(";")[0].strip().lower()


def _address(link: Element, base: str) -> str | None:
    return absolute(FEED_SCHEME.sub(_scheme_behind, link.get("href", "")), base)


def _scheme_behind(found: re.Match[str]) -> str:
    return found[1] or "https://"


def _linked(page: Page, base: str, *shapes: re.Pattern[str]) -> Iterator[str]:
    """Yield the links of *page* within its site whose address has one of *shapes*, or says that it is a feed's."""
    for anchor in islice(page.root.iter("a"), LINKS_AT_MOST):
        url = _address(anchor, base)
        if not url or not (
            any(shape.search(url) for shape in shapes)
            or FEED_SCHEME.match(anchor.get("href", ""))
            or _kind_of(anchor) in FEED_TYPES
            or _is_called_feed(anchor)
        ):
            continue
        if same_site(url, page.url) and not _is_of_comments(anchor, url):
            yield url


def _shown(page: Page) -> Iterator[str]:
    """Yield the feeds whose addresses *page* shows to be copied."""
    for box in islice(page.root.iter("input", "code"), LINKS_AT_MOST):
        url = absolute(box.get("value") if box.tag == "input" else box.text, "")
        if url and same_site(url, page.url) and (LOOKS_LIKE_FEED.search(url) or XML_FILE.search(url)):
            yield url


def _is_called_feed(anchor: Element) -> bool:
    """Tell whether a link is called a feed: by its words, or by what its picture or its title says."""
    said = [name_of(anchor), anchor.get("title", ""), *(image.get("alt", "") for image in anchor.iterchildren("img"))]
    return any(len(name) <= LONGEST_CALLED and CALLED_FEED.fullmatch(name.strip()) for name in said if name)


def _is_of_comments(link: Element, url: str) -> bool:
    return _names_comments(url) or COMMENTS_TITLE.search(link.get("title", "").strip()) is not None


def _names_comments(url: str) -> bool:
    parts = urlsplit(url)
    return COMMENTS.search(f"{parts.path}?{parts.query}") is not None

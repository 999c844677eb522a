"""REQUEST: section pages: which of their links are articles, and where older ones are."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote, urlsplit

from newsbot.page import Element, Page
from newsbot.sources import Entry, Listing
from newsbot.sources.entries import absolute, listing_date
from newsbot.urls import canonical, same_site

NOT_ARTICLES = re.compile(
    r"/(?:tags?|topics?|themen?|categor(?:y|ies|ia|ie)|kategorie|sections?|authors?|autor(?:en|es)?|search|suche|page|"
    r"login|account|abo|subscribe|newsletters?|impressum|imprint|datenschutz|privacy|terms|agb|contact|kontakt|about|"
    r"faq|help|hilfe|jobs|shop|games|podcasts?|live-?tv|feeds?|rss)(?:/|$)"
    r"|\.(?:jpe?g|png|gif|svg|webp|pdf|mp[34]|m3u8|xml|rss|css|js|zip)$",
    re.I,
)
DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]?\d\d?)?[/-]", re.I)
NUMBERED = re.compile(
    r"\d{5,}|\d{4,}\.s?html?$|\d\.\d{4,}|(?=(?:[A-Z]*\d){4})[A-Z0-9]{8,}|(?=[0-9a-f]*\d)[0-9a-f]{12,}|(?:id|idx|no)=\d+"
)
WORDS_OF_A_HEADLINE, WORDS_OF_A_FILE = 4, 2
HOUSEKEEPING = re.compile(r"privacy|cookie|terms|contact|about|imprint|legal|policy|service", re.I)
PAGE_NUMBER = re.compile(
    r"(?:/(?:page|seite|pagina|p)[/-]?|[?&](?:page|paged|p|pg|seite|pagina|pagenumber)=)(\d{1,5})(?=/?$|&|#|\.html?$)",
    re.I,
)
NEXT = re.compile(r"(?:^|[-_ ])(?:next|older)(?:$|[-_ ])", re.I)
NEXT_WORDS = re.compile(
    r"\W*(?:next|older|weiter|nächste|ältere|suivante?s?|siguiente|seguinte|successiv[ao]|volgende|nästa|neste|næste|"
    r"następna|sonraki|далее|следующая|次へ|下一页|다음)(?: \w+)?\W*|[›»→]",
    re.I,
)


def read_section(page: Page, is_article: Callable[[str], bool]) -> Listing:
    """Return the articles that *page* links to, in its order, and the page that goes on with older ones."""
    base = _base(page)
    links: dict[str, Entry] = {}
    for anchor in page.root.iter("a"):
        url = absolute(anchor.get("href"), base)
        if url and is_article(url):
            links.setdefault(canonical(url), Entry(url, listing=page.url, published=_date_beside(anchor)))
    links.pop(canonical(page.url), None)
    return Listing(list(links.values()), next_page=_next_page(page, base))


def is_article_address(url: str) -> bool:
    """Tell whether *url* looks like an article's, on a site that nothing is known of.

    Publishers put a date, a number or a headline of several words into the address of an article, and into no other.

    >>> is_article_address("https://x.example/politics/rain-falls-on-the-old-harbour")
    True
    >>> is_article_address("https://x.example/politics/"), is_article_address("https://x.example/tag/a-b-c-d")
    (False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    path = unquote(parts.path).rstrip("/")
    if NOT_ARTICLES.search(path) or path.count("/") == 0:
        return False
    last = path.rpartition("/")[2]
    words = len([word for word in re.split(r"[-_]", last) if len(word) > 1])
    is_file_in_section = path.count("/") > 1 and path.endswith((".html", ".htm")) and not HOUSEKEEPING.search(last)
    return bool(
        words >= (WORDS_OF_A_FILE if is_file_in_section else WORDS_OF_A_HEADLINE)
        or NUMBERED.search(path)
        or DATED.search(path + "/")
        or NUMBERED.search(parts.query)
    )


def _base(page: Page) -> str:
    declared = page.root.find(".//base[@href]")
    return (absolute(declared.get("href"), page.url) if declared is not None else None) or page.url


def _date_beside(anchor: Element) -> datetime | None:
    """Return the date of the teaser that *anchor* is in: the only one in its nearest ancestors that have any."""
    for ancestor in anchor.iterancestors():
        if ancestor.tag in {"body", "main", "ul", "ol", "section"}:
            return None
        times = {time.get("datetime") for time in ancestor.iter("time") if time.get("datetime")}
        if times:
            return listing_date(times.pop()) if len(times) == 1 else None
    return None


def _next_page(page: Page, base: str) -> str | None:
    """Return the first link that calls itself the next page, else the one with the next number."""
    own_place, own_number = _page_number(page.url)
    numbered = None
    for link in page.root.iter("link", "a"):
        url = absolute(link.get("href"), base)
        if not url or not same_site(url, page.url) or canonical(url) == canonical(page.url):
            continue
        if _says_next(link):
            return url
        place, number = _page_number(url)
        if number == own_number + 1 and place == own_place:
            numbered = numbered or url
    return numbered


def _says_next(link: Element) -> bool:
    if link.tag == "link":
        return "next" in link.get("rel", "").lower().split()
    said = (link.get("rel", ""), link.get("class", ""), link.get("aria-label", ""))
    return any(NEXT.search(text) for text in said) or NEXT_WORDS.fullmatch("".join(link.itertext()).strip()) is not None


def _page_number(url: str) -> tuple[str, int]:
    """Return *url* without its page number, and the number.

    >>> _page_number("https://x.example/politics/page/3/")
    ('https://x.example/politics', 3)
    """
    found = PAGE_NUMBER.search(url)
    if not found:
        return url.rstrip("/?"), 1
    return (url[: found.start()] + url[found.end() :]).rstrip("/?"), int(found[1])

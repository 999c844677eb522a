"""REQUEST: section pages: which of their links are articles, and where older ones are."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice, takewhile
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
LINKS_AT_MOST = 5000
"""Of one page; none that is read by people has so many."""
TEASER_DEPTH = 4
HOLDS_TEASERS = {"body", "main", "ul", "ol", "section"}
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
    elements = islice(page.root.iter("a", "link"), LINKS_AT_MOST)
    links = [(link, url) for link in elements if (url := absolute(link.get("href"), base))]
    dates = _dates_of_teasers(page)
    named: dict[str, Entry] = {}
    for link, url in links:
        if link.tag == "a" and is_article(url):
            named.setdefault(canonical(url), Entry(url, listing=page.url, published=_date_beside(link, dates)))
    named.pop(canonical(page.url), None)
    return Listing(list(named.values()), next_page=_next_page(page.url, links))


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


def _dates_of_teasers(page: Page) -> dict[Element, set[str]]:
    """Return the dates that stand in each element, as far as it may be a teaser: not far above the date."""
    dates: dict[Element, set[str]] = {}
    for time in page.root.iter("time"):
        if written := time.get("datetime"):
            for ancestor in _around(time):
                dates.setdefault(ancestor, set()).add(written)
    return dates


def _date_beside(link: Element, dates: dict[Element, set[str]]) -> datetime | None:
    """Return the date of the teaser that *link* is in: the only one in the nearest element around it that has any."""
    for ancestor in _around(link):
        if found := dates.get(ancestor):
            return listing_date(next(iter(found))) if len(found) == 1 else None
    return None


def _around(element: Element) -> Iterator[Element]:
    """Yield the elements around *element* that may be one teaser, the nearest first."""
    near = islice(element.iterancestors(), TEASER_DEPTH)
    return takewhile(lambda ancestor: ancestor.tag not in HOLDS_TEASERS, near)


def _next_page(page_url: str, links: list[tuple[Element, str]]) -> str | None:
    """Return the first link that calls itself the next page, else the one with the next number."""
    own_place, own_number = _page_number(page_url)
    numbered = None
    for link, url in links:
        says_next = _says_next(link)
        is_numbered = not numbered and _page_number(url) == (own_place, own_number + 1)
        if (says_next or is_numbered) and same_site(url, page_url) and canonical(url) != canonical(page_url):
            if says_next:
                return url
            numbered = url
    return numbered


def _says_next(link: Element) -> bool:
    if link.tag == "link":
        return "next" in link.get("rel", "").lower().split()
    said = (link.get("rel", ""), link.get("class", ""), link.get("aria-label", ""))
    return any(NEXT.search(text) for text in said) or NEXT_WORDS.fullmatch(_label(link)) is not None


def _label(link: Element) -> str:
    """Return the text of *link* and of what is directly in it; what holds more is no label."""
    if len(link) > 3:
        return ""
    texts = [link.text, *(text for child in link for text in (child.text, child.tail))]
    return " ".join(text.strip() for text in texts if text and len(text) < 100).strip()


def _page_number(url: str) -> tuple[str, int]:
    """Return *url* without its page number, and the number.

    >>> _page_number("https://x.example/politics/page/3/")
    ('https://x.example/politics', 3)
    """
    found = PAGE_NUMBER.search(url)
    if not found:
        return url.rstrip("/?"), 1
    return (url[: found.start()] + url[found.end() :]).rstrip("/?"), int(found[1])

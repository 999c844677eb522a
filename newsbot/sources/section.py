"""REQUEST: section pages: which of their links are articles, and where older ones are."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile

from newsbot.page import Element, Page
from newsbot.page_bounds import PageTooLarge
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.article_address import has_long_slug, is_article_address, is_named_by_slug
from newsbot.sources.entries import absolute, listing_date
from newsbot.sources.next_page import Link, next_page
from newsbot.urls import canonical

LINKS_AT_MOST = 5000
"""Of one page; none that is read by people has so many."""
TEASER_DEPTH = 4
HOLDS_TEASERS = {"body", "main", "ul", "ol", "section"}
HEADING_DEPTH, PARTS_OF_A_TEASER = 3, 40
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
LETTERS_OF_A_HEADLINE, WORDS_OF_A_HEADLINE = 25, 4
LETTERS_AROUND = 20
ARTICLES_OF_A_LIST = 2
MENU = re.compile(
    r"(?:^|[\s_-])(?:main|site|top|sub|mega)?(?:nav|navbar|navigation|menu|submenu|footer|breadcrumbs?)(?:$|[\s_-])",
    re.I,
)
MENU_DEPTH = 12


def read_section(page: Page, is_article: Callable[[str], bool | None]) -> Listing:
    """Return the articles that *page* links to, in its order, and the page that goes on with older ones.

    Where *is_article* gives None, how the link is shown decides: as a teaser, with a headline.  Raises NotAListing.
    """
    try:
        base = base_of(page)
    except PageTooLarge as error:
        raise NotAListing(error.reason) from error
    elements = islice(page.root.iter("a", "link"), LINKS_AT_MOST)
    links = [Link(link, url) for link in elements if (url := absolute(link.get("href"), base))]
    dates = _dates_of_teasers(page)
    judgements = [is_article(url) if link.tag == "a" else False for link, url in links]
    lists_of_articles = _lists_of_articles(links, judgements)
    named: dict[str, Entry] = {}
    for (link, url), judged in zip(links, judgements, strict=True):
        if judged is False:
            continue
        is_among_articles = judged is None and _list_around(link) in lists_of_articles and not _is_in_menu(link)
        published = _date_beside(link, dates)
        if is_among_articles or _is_shown_as_article(link, url, judged, published):
            named.setdefault(canonical(url), Entry(url, listing=page.url, published=published))
    named.pop(canonical(page.url), None)
    older = next_page(page.url, links, page.root, is_article_address)
    return Listing(list(named.values()), next_page=older)


def base_of(page: Page) -> str:
    """Return what the addresses on *page* are relative to."""
    declared = page.root.find(".//base[@href]")
    return (absolute(declared.get("href"), page.url) if declared is not None else None) or page.url


def _lists_of_articles(links: Sequence[Link], judgements: Sequence[bool | None]) -> set[Element | None]:
    """Return the lists most of whose links are articles by their addresses; the others in them are some, too."""
    articles: Counter[Element | None] = Counter()
    all_links: Counter[Element | None] = Counter()
    for (link, _), judged in zip(links, judgements, strict=True):
        if (around := _list_around(link)) is not None:
            all_links[around] += 1
            articles[around] += judged is True
    return {one for one, number in articles.items() if number >= ARTICLES_OF_A_LIST and 2 * number > all_links[one]}


def _list_around(link: Element) -> Element | None:
    return next((above for above in islice(link.iterancestors(), TEASER_DEPTH) if above.tag in ("ul", "ol")), None)


def _is_shown_as_article(link: Element, url: str, judged: bool | None, published: datetime | None) -> bool:
    """Tell whether *link*, whose address is *judged* to be an article's or cannot tell, is shown as one.

    In menus and at the foot of the page a word or two name a section or a service, whatever their address.
    """
    text = " ".join("".join(islice(link.itertext(), PARTS_OF_A_TEASER)).split())
    is_short = len(text) < LETTERS_OF_A_HEADLINE and len(text.split()) < WORDS_OF_A_HEADLINE
    if judged:
        if has_long_slug(url) or not text or len(text) >= LETTERS_OF_A_HEADLINE:
            return True
        return not (is_named_by_slug(url, text) or (is_short and _is_in_menu(link)))
    if published and not (is_short and text and is_named_by_slug(url, text)):
        return True
    return _is_headline(link) or (is_short and _is_within_text(link))


def _is_in_menu(link: Element) -> bool:
    for above in islice(link.iterancestors(), MENU_DEPTH):
        if above.tag in ("nav", "footer", "header"):
            return True
        if above.tag in ("article", "main", "body"):
            return False
        if MENU.search(f"{above.get('class', '')} {above.get('id', '')}"):
            return True
    return False


def _is_within_text(link: Element) -> bool:
    """Tell whether *link* stands amid a sentence of the page."""
    around = link.getparent()
    if around is None or around.tag != "p":
        return False
    before = link.getprevious()
    told = (around.text if before is None else before.tail) or ""
    return len(told.strip()) >= LETTERS_AROUND and len((link.tail or "").strip()) >= 1


def _is_headline(link: Element) -> bool:
    """Tell whether *link* is shown as the headline of a teaser: in or around a heading, and of several words."""
    heading = next((part for part in islice(link.iter(), PARTS_OF_A_TEASER) if part.tag in HEADINGS), None)
    around = islice(link.iterancestors(), HEADING_DEPTH)
    if heading is None and not any(ancestor.tag in HEADINGS for ancestor in around):
        return False
    texts = islice((link if heading is None else heading).itertext(), PARTS_OF_A_TEASER)
    text = " ".join("".join(texts).split())
    return len(text) >= LETTERS_OF_A_HEADLINE and len(text.split()) >= WORDS_OF_A_HEADLINE


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

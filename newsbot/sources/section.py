"""REQUEST: section pages: which of their links are articles, and where older ones are."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice, takewhile

from newsbot.page import Element, Page
from newsbot.page_bounds import PageTooLarge
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.article_address import is_article_address
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
    named: dict[str, Entry] = {}
    for link, url in links:
        if link.tag != "a" or (judged := is_article(url)) is False:
            continue
        published = _date_beside(link, dates)
        if judged or published or _is_headline(link):
            named.setdefault(canonical(url), Entry(url, listing=page.url, published=published))
    named.pop(canonical(page.url), None)
    older = next_page(page.url, links, page.root, is_article_address)
    return Listing(list(named.values()), next_page=older)


def base_of(page: Page) -> str:
    """Return what the addresses on *page* are relative to."""
    declared = page.root.find(".//base[@href]")
    return (absolute(declared.get("href"), page.url) if declared is not None else None) or page.url


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

"""REQUEST: section pages: which of their links are articles, and where older ones are."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile

from newsbot.page import Element, Page
from newsbot.page_bounds import PageTooLarge
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.article_address import is_article_address, names_no_article
from newsbot.sources.entries import absolute, listing_date
from newsbot.sources.link_label import (
    has_headline,
    has_long_slug,
    has_service_word,
    is_dated_headline,
    is_guide,
    is_list_label,
    is_named_by_slug,
    is_numbered,
    is_service_label,
    says_more_than_slug,
    width_of,
)
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
LETTERS_OF_A_SENTENCE, WORDS_OF_A_SENTENCE = 40, 6
ARTICLES_OF_A_LIST = 2
LINKS_OF_A_MENU = 4
"""Fewer lead to the article before and the one after."""
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
    lists_of_articles, menus = _lists_of_articles(links, judgements), _menus(links)
    sections = {
        canonical(url)
        for (link, url), judged in zip(links, judgements, strict=True)
        if judged is None and _is_name(link, url)
    }
    named: dict[str, Entry] = {}
    for (link, url), judged in zip(links, judgements, strict=True):
        if judged is False or (judged is None and canonical(url) in sections):
            continue
        published, is_among_articles = _date_beside(link, dates), _list_around(link) in lists_of_articles
        is_teaser, is_in_menu = published is not None or is_among_articles, _is_in_menu(link, menus)
        if _is_shown_as_article(link, url, judged, is_teaser=is_teaser, is_in_menu=is_in_menu):
            named.setdefault(canonical(url), Entry(url, listing=page.url, published=published))
    own = canonical(page.url)
    named = {key: entry for key, entry in named.items() if not _is_other_view(key, own)}
    older = next_page(page.url, links, page.root, is_article_address)
    return Listing(list(named.values()), next_page=older)


def _is_other_view(key: str, own: str) -> bool:
    """Tell whether the (canonical) address *key* is *own*, or another look at it: to print, with a menu open."""
    path, _, query = key.partition("?")
    return key == own or (path == own.partition("?")[0] and names_no_article(query))


def base_of(page: Page) -> str:
    """Return what the addresses on *page* are relative to."""
    declared = next((href for base in page.elements("base") if (href := base.get("href")) is not None), None)
    return (absolute(declared, page.url) if declared is not None else None) or page.url


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


def _is_shown_as_article(link: Element, url: str, judged: bool | None, *, is_teaser: bool, is_in_menu: bool) -> bool:
    """Tell whether *link*, whose address is *judged* to be an article's or cannot tell, is shown as one.

    In menus and at the foot of the page a word or two name a section or a service, whatever their address.
    *is_teaser* is true for a link with a date beside it, or among others to articles.
    """
    text = _label(link)
    width, words = width_of(text), len(text.split())
    if is_service_label(text) or (width < LETTERS_OF_A_HEADLINE and is_list_label(text) and not has_long_slug(url)):
        return False
    is_sentence = width >= LETTERS_OF_A_SENTENCE and words >= WORDS_OF_A_SENTENCE
    is_named = bool(text) and not is_sentence and is_named_by_slug(url, text)
    if judged and (is_dated_headline(url) or (has_long_slug(url) and not (is_in_menu and is_named))):
        return True
    is_short = width < LETTERS_OF_A_HEADLINE and words < WORDS_OF_A_HEADLINE
    if is_in_menu and judged:
        if width >= LETTERS_OF_A_HEADLINE:
            return is_teaser or not is_named
        return not is_named and (
            is_guide(url) or (is_numbered(url) and (not is_short or (words > 1 and has_headline(url))))
        )
    if is_in_menu:
        return is_sentence and (is_teaser or _is_headline(link))
    if is_short and _is_within_text(link):
        return not has_service_word(url)
    if judged:
        return not (is_named and width < LETTERS_OF_A_HEADLINE)
    if is_short and is_named:
        return False
    return is_teaser or _is_headline(link) or (is_sentence and says_more_than_slug(url, text))


def _is_name(link: Element, url: str) -> bool:
    """Tell whether *link* is the short name of a section, of which the address is made, as it is of no headline."""
    text = _label(link)
    return bool(text) and width_of(text) < LETTERS_OF_A_HEADLINE and is_named_by_slug(url, text)


def _label(link: Element) -> str:
    """Return the text of *link*, or what stands for its picture."""
    text = " ".join("".join(islice(link.itertext(), PARTS_OF_A_TEASER)).split())
    if text:
        return text
    picture = next((part for part in islice(link.iter(), PARTS_OF_A_TEASER) if part.tag == "img"), None)
    return " ".join((picture.get("alt") or "").split()) if picture is not None else ""


def _menus(links: Sequence[Link]) -> set[Element]:
    """Return the elements that the page calls its navigation, head or foot, and that have the links of one."""
    numbers = Counter(above for link, _ in links for above in islice(link.iterancestors(), MENU_DEPTH))
    return {element for element, number in numbers.items() if number >= LINKS_OF_A_MENU and _is_called_menu(element)}


def _is_called_menu(element: Element) -> bool:
    if element.tag in ("article", "main", "body"):
        return False
    return element.tag in ("nav", "footer", "header") or bool(
        MENU.search(f"{element.get('class', '')} {element.get('id', '')}")
    )


def _is_in_menu(link: Element, menus: set[Element]) -> bool:
    around = takewhile(
        lambda above: above.tag not in ("article", "main", "body"), islice(link.iterancestors(), MENU_DEPTH)
    )
    return any(above in menus for above in around)


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

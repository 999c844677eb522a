"""REQUEST: where a link stands on its page: in a menu, in a sentence, in a heading, beside a date, among articles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, takewhile

from newsbot.page import Element, Page
from newsbot.sources.entries import listing_date
from newsbot.sources.next_page import Link

TEASER_DEPTH = 4
HOLDS_TEASERS = {"body", "main", "ul", "ol", "section"}
HEADING_DEPTH, PARTS_OF_A_TEASER = 3, 40
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
LETTERS_OF_A_HEADLINE, WORDS_OF_A_HEADLINE = 25, 4
LETTERS_AROUND = 20
ARTICLES_OF_A_LIST = 2
TEXTS_OF_A_NAME, LONGEST_NAME = 10, 60
LINKS_OF_A_MENU = 4
"""Fewer lead to the article before and the one after."""
MENU = re.compile(
    r"(?:^|[\s_-])(?:main|site|top|sub|mega)?(?:nav|navbar|navigation|menu|submenu|footer|breadcrumbs?)(?:$|[\s_-])",
    re.I,
)
MENU_DEPTH = 12


def label_of(link: Element) -> str:
    """Return the text of *link*, or what stands for its picture."""
    text = " ".join("".join(islice(link.itertext(), PARTS_OF_A_TEASER)).split())
    if text:
        return text
    picture = next((part for part in islice(link.iter(), PARTS_OF_A_TEASER) if part.tag == "img"), None)
    return " ".join((picture.get("alt") or "").split()) if picture is not None else ""


def name_of(link: Element) -> str:
    """Return the text of *link* as far as it may be a name, else nothing."""
    name = " ".join("".join(islice(link.itertext(), TEXTS_OF_A_NAME)).split())
    return name if len(name) <= LONGEST_NAME else ""


def lists_of_articles(links: Sequence[Link], judgements: Sequence[bool | None]) -> set[Element | None]:
    """Return the lists most of whose links are articles by their addresses; the others in them are some, too."""
    articles: Counter[Element | None] = Counter()
    all_links: Counter[Element | None] = Counter()
    for (link, _), judged in zip(links, judgements, strict=True):
        if (around := list_around(link)) is not None:
            all_links[around] += 1
            articles[around] += judged is True
    return {one for one, number in articles.items() if number >= ARTICLES_OF_A_LIST and 2 * number > all_links[one]}


def list_around(link: Element) -> Element | None:
    """Return the list that *link* is in, not far above it."""
    return next((above for above in islice(link.iterancestors(), TEASER_DEPTH) if above.tag in ("ul", "ol")), None)


def menus_of(links: Sequence[Link]) -> set[Element]:
    """Return the elements that the page calls its navigation, head or foot, and that have the links of one."""
    numbers = Counter(above for link, _ in links for above in islice(link.iterancestors(), MENU_DEPTH))
    return {element for element, number in numbers.items() if number >= LINKS_OF_A_MENU and _is_called_menu(element)}


def _is_called_menu(element: Element) -> bool:
    if element.tag in ("article", "main", "body"):
        return False
    return element.tag in ("nav", "footer", "header") or bool(
        MENU.search(f"{element.get('class', '')} {element.get('id', '')}")
    )


def is_in_menu(link: Element, menus: set[Element]) -> bool:
    """Tell whether *link* stands in one of *menus*."""
    around = takewhile(
        lambda above: above.tag not in ("article", "main", "body"), islice(link.iterancestors(), MENU_DEPTH)
    )
    return any(above in menus for above in around)


def is_within_text(link: Element) -> bool:
    """Tell whether *link* stands amid a sentence of the page."""
    around = link.getparent()
    if around is None or around.tag != "p":
        return False
    before = link.getprevious()
    told = (around.text if before is None else before.tail) or ""
    return len(told.strip()) >= LETTERS_AROUND and len((link.tail or "").strip()) >= 1


def is_headline(link: Element) -> bool:
    """Tell whether *link* is shown as the headline of a teaser: in or around a heading, and of several words."""
    heading = next((part for part in islice(link.iter(), PARTS_OF_A_TEASER) if part.tag in HEADINGS), None)
    around = islice(link.iterancestors(), HEADING_DEPTH)
    if heading is None and not any(ancestor.tag in HEADINGS for ancestor in around):
        return False
    texts = islice((link if heading is None else heading).itertext(), PARTS_OF_A_TEASER)
    text = " ".join("".join(texts).split())
    return len(text) >= LETTERS_OF_A_HEADLINE and len(text.split()) >= WORDS_OF_A_HEADLINE


def dates_of_teasers(page: Page) -> dict[Element, set[str]]:
    """Return the dates that stand in each element, as far as it may be a teaser: not far above the date."""
    dates: dict[Element, set[str]] = {}
    for time in page.root.iter("time"):
        if written := time.get("datetime"):
            for ancestor in _around(time):
                dates.setdefault(ancestor, set()).add(written)
    return dates


def date_beside(link: Element, dates: dict[Element, set[str]]) -> datetime | None:
    """Return the date of the teaser that *link* is in: the only one in the nearest element around it that has any."""
    for ancestor in _around(link):
        if found := dates.get(ancestor):
            return listing_date(next(iter(found))) if len(found) == 1 else None
    return None


def _around(element: Element) -> Iterator[Element]:
    """Yield the elements around *element* that may be one teaser, the nearest first."""
    near = islice(element.iterancestors(), TEASER_DEPTH)
    return takewhile(lambda ancestor: ancestor.tag not in HOLDS_TEASERS, near)

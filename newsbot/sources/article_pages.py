"""REQUEST: which page of an article of several pages a page is, and where the others are, where it numbers itself."""

import re
from itertools import islice

from newsbot.page import Page, raw_text
from newsbot.sources.article_address import is_article_address
from newsbot.sources.page_links import LINKS_AT_MOST, NumberedLinks
from newsbot.sources.page_of_several import PAGES_AT_MOST, ArticlePages
from newsbot.sources.page_places import NAMED, NAMES, Place, last_word, last_words, places_in
from newsbot.urls import canonical

OF = r"\s*(?:/|\||of|von|de|di|da|du|sur|van|af|av|z|ze|od|из|з|от|από|dari|trên|trong|tól|공|共|的|من|از|מתוך)\s*"
OF_HOW_MANY = re.compile(rf"(?<![\d.,/:])(\d{{1,5}}){OF}(\d{{1,5}})(?![\d.,/:])", re.IGNORECASE)
FOREIGN_DIGIT = r"(?![0-9])\d"
"""The numbers of Arabic, Persian or Hindi may have their own."""
LINES = ("span", "p", "div", "li", "a", "em", "strong", "b", "td", "nav", "aside", "h2", "h3", "h4", "h5")
LINES_AT_MOST = 20_000
LONGEST_COUNT = 60
"""Characters of a line that says which of how many pages this is."""
FORUM = re.compile(
    r"(?:^|[/.])(?:forums?|foren|threads?|topic|viewtopic|showthread|discuss(?:ions?)?|community|board|bbs|comments?|"
    r"kommentare?|reviews?)(?:[/.?]|$)",
    re.IGNORECASE,
)
NUMBER_AFTER = re.compile(
    rf"(?:\.\w{{2,5}})?(?:/?\?(?:[^\"'\s<>]{{0,80}}[&;])?(?:{NAMES})=\d|"
    rf"[/_.,;~-](?:(?:{NAMED})[/_=-]?)?(\d{{1,6}})/?(?:\.\w{{2,5}})?[\"'?# >])",
    re.IGNORECASE,
)
"""What follows the own address in a link to another page of the article; the number, if in the path."""
NOTHING_AFTER = re.compile(r"/?(?:\.\w{2,5})?/?[\"'?# >]")
"""What follows the address of the first page."""
BARE_QUERY = re.compile(r"\"(?=\?)")
BARE_QUERY_OR_STEP = re.compile(r"\"(?:(?=\?)|(?:page/)?(\d{1,6})[/\"'?#.])")
"""How a link begins that is relative to the own address: by a query, or by a number, the address's next step."""
LONGEST_AFTER = 120
"""Characters of what follows the own address that are looked at."""
OCCURRENCES_AT_MOST = 2_000


def article_pages(page: Page, *, is_article: bool = False, is_later: bool = False) -> ArticlePages | None:
    """Return which page of an article *page* is, or None where it does not number itself.

    Links count that lead to the page's own address with a number, which is one higher than this page's, and which say
    so: by ``rel=next``, by what they are called, by the number that they show, or beside "2 of 3". Not those of
    comments, forums and live blogs, nor where pages are counted from 0, as lists of what belongs to the page are.
    *is_article* tells that the page surely is an article's, whatever its address, *is_later* that one page has led to
    it as the next, so that it need not name that itself.
    """
    own = canonical(page.url)
    if FORUM.search(own.partition("//")[2]) or not _may_be_numbered(page, own, is_later):
        return None
    links = NumberedLinks(page, own)
    if not links.found or links.misleads:
        return None
    for at in links.own_places:
        if (is_article or is_article_address(links.address_of(at.stem))) and (told := _told(page, links, at, is_later)):
            return told
    return None


def _may_be_numbered(page: Page, own: str, is_later: bool) -> bool:
    """Tell by what its links look like whether the page may link to the page before or after it: few do."""
    places = list(places_in(own))
    shorter = {place for place in places if place.form}
    if "%" in own or (is_later and shorter):
        return True  # its links may be written in other letters, and none is needed
    related = (element.get("href") or "" for element in page.elements("link")[:LINKS_AT_MOST])
    links = '"'.join(("", *related, *(href for _, href in page.links[:LINKS_AT_MOST]), ""))
    beside = {2, *(place.number + step for place in shorter for step in (1, -1))}
    if _has_bare_number(links, beside, in_path=bool(shorter) or own.endswith("/")):
        return True
    firsts = {last_word(place) for place in shorter}
    return any(_is_followed(links, word, beside, word in firsts) for word in last_words(own))


def _has_bare_number(links: str, beside: set[int], in_path: bool) -> bool:
    """Tell whether one of *links*, in quotes, is relative to the own address with one of the numbers *beside*."""
    for found in (BARE_QUERY_OR_STEP if in_path else BARE_QUERY).finditer(links):
        if found.lastindex:
            if int(found[1]) in beside:
                return True
        elif NUMBER_AFTER.match(links, found.end(), found.end() + LONGEST_AFTER):
            return True
    return False


def _is_followed(links: str, word: str, beside: set[int], has_first: bool) -> bool:
    """Tell whether *word* is followed by one of the numbers *beside* or, with *has_first*, by none."""
    at = -1
    for _ in range(OCCURRENCES_AT_MOST):
        at = links.find(word, at + 1)
        if at < 0:
            return False
        after = links[at + len(word) : at + len(word) + LONGEST_AFTER]
        found = NUMBER_AFTER.match(after)
        if (found and (not found[1] or int(found[1]) in beside)) or (has_first and NOTHING_AFTER.match(after)):
            return True
    return has_first


def _told(page: Page, links: NumberedLinks, at: Place, is_later: bool) -> ArticlePages | None:
    """Return what *page* says if it is at the place *at*."""
    addresses = {
        place.number: url
        for url, places in links.found
        for place in places
        if place.stem == at.stem
        and place.number != at.number
        and (not at.form or not place.form or place.form == at.form)
    }
    following = addresses.get(at.number + 1)
    if following is None and at.number == 1:
        return None
    of = _how_many(page, at.number)
    says_so = following is not None and (of is not None or links.is_called_next(following))
    comes_after = at.number > 1 and (is_later or _says_it_follows(links, at, addresses, of))
    whole = links.whole(at.stem) if says_so or comes_after else None
    if not (says_so or comes_after) or (at.number > 1 and not comes_after):
        return None
    shown = {number for number in addresses if links.shows(addresses[number], number)}
    if shown or not following:
        of = max(of or 0, at.number, *shown)
    first = page.url if at.number == 1 else addresses.get(1) or links.address_of(at.stem)
    told = shown | {at.number + 1}
    kept = {number: url for number, url in addresses.items() if 1 < number <= PAGES_AT_MOST and number in told}
    return ArticlePages(at.number, of, first, following if says_so else None, whole, kept)


def _says_it_follows(links: NumberedLinks, at: Place, addresses: dict[int, str], of: int | None) -> bool:
    """Tell whether the page says that there is one before it."""
    if links.canonical_stem == at.stem:
        return True
    before = addresses.get(at.number - 1)
    return before is not None and (
        of is not None or links.is_called_previous(before) or links.shows(before, at.number - 1)
    )


def _how_many(page: Page, number: int) -> int | None:
    """Return of how many pages this is the one of that *number*, where a short line says so."""
    if not re.search(rf"(?:{number}|{FOREIGN_DIGIT}){OF}\d", raw_text(page.root), re.IGNORECASE):
        return None  # to look at each line takes much longer
    for element in islice(page.root.iter(*LINES), LINES_AT_MOST):
        text = element.text or ""
        if len(text) > LONGEST_COUNT or len(element) > 4:
            continue
        raw = " ".join(islice(element.itertext(), 12)) if len(element) else text
        line = " ".join(raw.split())
        if len(line) <= LONGEST_COUNT and any(map(str.isdigit, line)) and (found := OF_HOW_MANY.search(line)):
            this, of = int(found[1]), int(found[2])
            if this == number <= of and of > 1:
                return of
    return None

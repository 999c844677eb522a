"""REQUEST: section pages: which of their links are articles, and where older ones are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from newsbot.page import Page
from newsbot.page_bounds import PageTooLarge
from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.address_forms import AddressForms, Shown
from newsbot.sources.alike_links import AlikeLinks
from newsbot.sources.article_address import is_article_address, names_no_article
from newsbot.sources.entries import absolute
from newsbot.sources.item_list import named_items
from newsbot.sources.known_forms import KnownForms
from newsbot.sources.link_header import header_links
from newsbot.sources.link_label import (
    has_day,
    has_headline,
    has_long_slug,
    has_service_word,
    is_called_article,
    is_guide,
)
from newsbot.sources.next_page import Link, next_page
from newsbot.sources.page_of_several import PAGES_AT_MOST
from newsbot.sources.page_places import places_in
from newsbot.sources.paid_boxes import PaidBoxes
from newsbot.sources.script_links import clicked
from newsbot.sources.shown_link import ShownLink, shown_as, shown_links
from newsbot.urls import canonical, same_site

LINKS_AT_MOST = 5000
"""Of one page; none that is read by people has so many."""


def read_section(page: Page, is_article: Callable[[str], bool | None], known: KnownForms | None = None) -> Listing:
    """Return the articles that *page* links to, in its order, and the page that goes on with older ones.

    Where *is_article* gives None, how the link is shown decides: as a teaser, with a headline; and where it gives True
    and the form of the address is *known* to be an article's, however it is shown. Where no link leads to an article,
    it is those that data or scripts name. Raises NotAListing.
    """
    try:
        base = base_of(page)
    except PageTooLarge as error:
        raise NotAListing(error.reason) from error
    elements = islice(page.root.iter("a", "link"), LINKS_AT_MOST)
    links = [Link(link, url) for link in elements if (url := absolute(link.get("href"), base))]
    own = canonical(page.url)
    stems = _articles_at(own)
    named: dict[str, Entry] = {}
    for link in _articles(links, list(shown_links(page, links, is_article)), known):
        if not _is_other_view(link.key, own) and not _is_page_of(link.key, stems):
            named.setdefault(link.key, Entry(link.url, listing=page.url, published=link.published))
    if not named:
        for entry in _named_for_machines(page, base, own, is_article):
            known_entry = named.get(canonical(entry.url))
            if not known_entry or not (known_entry.title or known_entry.published):
                named[canonical(entry.url)] = entry
    older = next_page(page.url, links, page.root, is_article_address) or _next_in_header(page, own)
    return Listing(list(named.values()), next_page=older)


def _named_for_machines(page: Page, base: str, own: str, is_article: Callable[[str], bool | None]) -> Iterator[Entry]:
    """Yield what only the data and the scripts of *page* name, as of one that a script fills."""
    for item in islice(named_items(page, base), LINKS_AT_MOST):
        judged = is_article(item.url)
        if (judged or (judged is None and item.is_called_article)) and canonical(item.url) != own:
            yield Entry(item.url, listing=page.url, title=item.title, published=item.published)
    for _, url in islice(clicked(page, base), LINKS_AT_MOST):
        if is_article(url) and canonical(url) != own:
            yield Entry(url, listing=page.url)


def _next_in_header(page: Page, own: str) -> str | None:
    named = (link.url for link in header_links(page) if "next" in link.relations and same_site(link.url, page.url))
    return next((url for url in named if canonical(url) != own and not is_article_address(url)), None)


def base_of(page: Page) -> str:
    """Return what the addresses on *page* are relative to."""
    declared = next((href for base in page.elements("base") if (href := base.get("href")) is not None), None)
    return (absolute(declared, page.url) if declared is not None else None) or page.url


def _is_other_view(key: str, own: str) -> bool:
    """Tell whether the (canonical) address *key* is *own*, or another look at it: to print, with a menu open."""
    path, _, query = key.partition("?")
    return key == own or (path == own.partition("?")[0] and names_no_article(query))


def _articles_at(own: str) -> set[str]:
    """Return what the addresses of all pages of the article at *own* begin with; none where it is no article's."""
    return {place.stem for place in places_in(own) if is_article_address(place.stem)}


def _is_page_of(key: str, stems: set[str]) -> bool:
    """Tell whether *key* is a further page of the article that *stems* are of: its address, and a number behind it."""
    return bool(stems) and any(
        place.form.startswith("/") and place.number <= PAGES_AT_MOST and place.stem in stems for place in places_in(key)
    )


def _articles(links: Sequence[Link], shown: Sequence[ShownLink], known: KnownForms | None) -> Iterator[ShownLink]:
    """Yield which of *shown* lead to articles: by themselves, and by what those of *links* are that stand alike."""
    by_themselves = list(_articles_by_themselves(shown, known))
    taken = {id(link) for link in by_themselves}
    alike = AlikeLinks(links, shown, {link.url for link in by_themselves})
    paid = PaidBoxes()
    for link in shown:
        if id(link) in taken:
            is_article = not _is_one_of_others(link, alike) or _is_certain(link, known)
        else:
            is_article = not link.is_of_service and (alike.are_articles(link) or _is_among_headlines(link, alike))
        if is_article and not paid.have(link.element):
            yield link


def _is_among_headlines(link: ShownLink, alike: AlikeLinks) -> bool:
    """Tell whether *link* is, or stands among, the headlines of a page that does not mark them up."""
    return link.may_be_headline and not has_service_word(link.url) and alike.have_headlines(link)


def _is_one_of_others(link: ShownLink, alike: AlikeLinks) -> bool:
    """Tell whether *link* stands as the links of menus do, or those to an article's subject and author."""
    if link.is_within_text:
        return False
    if alike.is_repeated_name(link) and _may_be_name(link):
        return True
    if link.published:
        return False
    return (alike.are_none(link) and not link.is_among_articles) or (alike.are_names(link) and _may_be_name(link))


def _may_be_name(link: ShownLink) -> bool:
    """Tell whether the address of *link*, too, may be that of a subject; to look at it takes longer than at labels."""
    return not (has_headline(link.url) or is_guide(link.url))


def _articles_by_themselves(links: Sequence[ShownLink], known: KnownForms | None) -> Iterator[ShownLink]:
    """Yield the links to articles: each by itself, then by what the page shows of other addresses of its form."""
    shown = shown_as(links)
    forms = AddressForms(shown.items())
    sections = {link.key for link in links if link.judged is None and link.is_name}
    for link in links:
        if link.is_of_service:
            continue
        if link.judged and known and _is_known(link, known):
            yield link
            continue
        is_section = link.judged is None and link.key in sections
        if not is_section and link.is_shown_as_article():
            if not _is_name_of_many(link, shown, forms):
                yield link
        elif is_section and link.is_in_menu:
            continue
        elif link.may_be_headline and not has_service_word(link.url) and forms.is_of_articles(link.key):
            yield link


def _is_certain(link: ShownLink, known: KnownForms | None) -> bool:
    """Tell whether *link* is an article's, or to be asked for, wherever it stands."""
    if has_day(link.url) or has_long_slug(link.url) or is_called_article(link.url):
        return True
    if not known or not link.judged:
        return False
    # One address in five is asked for again though none of its form was an article: the four others tell nothing new.
    return _is_known(link, known) or known.has_only_others(link.key)


def _is_known(link: ShownLink, known: KnownForms) -> bool:
    """Tell whether *link* has the form of the site's articles; in menus, one that sections have, too, is not enough."""
    if not known.has_articles(link.key):
        return False
    return not (link.is_in_menu and known.is_short(link.key))


def _is_name_of_many(link: ShownLink, shown: Mapping[str, Shown], forms: AddressForms) -> bool:
    """Tell whether *link* is one of many that name something shortly, none of which has a headline."""
    if link.published or link.is_within_text or shown[link.key] != (Shown.NAME if link.label else Shown.UNKNOWN):
        return False
    if has_day(link.url) or has_long_slug(link.url) or is_guide(link.url):
        return False
    return not (has_headline(link.url) and not link.is_in_menu) and forms.is_of_names(link.key)

"""REQUEST: where a page of a listing, or of an article, goes on."""

import re
from collections.abc import Callable, Sequence
from itertools import chain, islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree

from newsbot.page import Element
from newsbot.sources.entries import absolute
from newsbot.sources.next_labels import TURNS_PICTURES, classes, is_called_next_or_older, is_label, label, labels
from newsbot.sources.page_number import goes_on, page_number
from newsbot.sources.shown_number import by_shown_number
from newsbot.urls import canonical, same_site

OF_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp[34]|zip|xml|rss|css|js)$", re.IGNORECASE)
OF_COMMENTS = re.compile(r"/comment-page-\d|[?&]cpage=", re.IGNORECASE)
NUMBER = re.compile(r"\W{0,3}(\d{1,5})\W{0,3}")
BUTTON_ADDRESS = re.compile(
    r"(?:data-(?:[\w-]*-)?(?:url|next(?:-?page)?|href|more|src|endpoint|page|ajax|link|path)|hx-get|formaction)$",
    re.IGNORECASE,
)
BUTTON = re.compile(r"more|next|older|infinite|pagin", re.IGNORECASE)
WHEN_SEEN = etree.XPath(
    "//*[@hx-get or @data-hx-get][contains(concat(@hx-trigger, @data-hx-trigger), 'revealed')"
    " or contains(concat(@hx-trigger, @data-hx-trigger), 'intersect')] | //turbo-frame[@src][@loading='lazy']"
)
"""What htmx and Turbo load once it is in sight."""
METAS_AT_MOST = 500
BUTTONS_AT_MOST = 2_000
FAR = 1_000
"""No step from the first page to the second; a number so large is an id."""
LONGEST_NAME = 15
"""Letters; a link of more that is called none of the known names bears the title of a post."""


class Link(NamedTuple):
    """A link of the page, with its address in full."""

    element: Element
    url: str


class _Labelled(NamedTuple):
    """A link that readers see, and what it says."""

    link: Link
    said: str


def next_page(url: str, links: Sequence[Link], root: Element, is_article: Callable[[str], bool]) -> str | None:
    """Return the address of the page that follows the one at *url*, or None.

    ``rel=next`` is believed first, then what a link is called, then the next number, then a button that names an
    address. What looks like an article is never the next page, nor is the next page of one, unless it is numbered.
    """
    here = _Here(url, _is_called_article(root), is_article)
    labelled = [_Labelled(link, label(link.element)) for link in links if link.element.tag != "link"]
    related = (link for link in links if _is_related(link.element))
    called = (link for link, said in labelled if is_called_next_or_older(link.element, said))
    if found := next((link.url for link in chain(related, called) if here.may_go_on_at(link)), None):
        return found
    if found := _numbered(here, labelled):
        return found
    if not here.is_article and (found := _shown(url, labelled)):
        return found
    return _called_more(here, labelled) or _of_button(here, root) or _when_seen(here, root)


class _Here:
    """The page of which the next one is looked for."""

    def __init__(self, url: str, is_called_article: bool, is_article_address: Callable[[str], bool]) -> None:
        self.url = url
        self.number = page_number(url)
        self.is_article = is_called_article or is_article_address(url)
        self._canonical = canonical(url)
        self._is_called_article = is_called_article
        self._is_article_address = is_article_address

    def may_go_on_at(self, link: Link) -> bool:
        """Tell whether *link* may lead to the next page, whatever it is called."""
        if link.url.partition("#")[0] == self.url.partition("#")[0] or not same_site(link.url, self.url):
            return False
        if link.element.get("aria-disabled") == "true" or "disabled" in classes(link.element).lower().split():
            return False  # as on the last page
        if _is_of_others(link.url) or canonical(link.url) == self._canonical:
            return False
        return self._is_page(link) or self._is_older_part(link)

    def _is_page(self, link: Link) -> bool:
        if not _names_number(link):
            return False
        number, own = page_number(link.url), self.number
        is_same = _path(number.place) == _path(own.place)
        if self.is_article and not is_same and (self._is_called_article or not self._is_article_address(link.url)):
            return False
        value = number.value or 0
        is_far = value >= FAR or (own.value is not None and number.place == own.place and value > own.value + 1)
        return not (is_far and self._is_article_address(link.url))

    def _is_older_part(self, link: Link) -> bool:
        if self.is_article or self._is_article_address(link.url) or _is_named_otherwise(link):
            return False
        return not _is_beside(link.url, self.url)


def _is_of_others(url: str) -> bool:
    """Tell whether *url* is a page of comments, or no page."""
    return OF_COMMENTS.search(url) is not None or OF_FILES.search(_path(url)) is not None


def _path(place: str) -> str:
    return place.partition("?")[0]


def _is_called_article(root: Element) -> bool:
    """Tell whether the page says that it is an article."""
    for meta in islice(root.iter("meta"), METAS_AT_MOST):
        if meta.get("property") == "og:type":
            return (meta.get("content") or "").strip().lower() == "article"
    return False


def _is_beside(url: str, own: str) -> bool:
    """Tell whether *url* is another page of the same folder, as the next chapter is."""
    if "?" in url:
        return False
    folder, _, name = urlsplit(url).path.rstrip("/").rpartition("/")
    own_folder, _, own_name = urlsplit(own).path.rstrip("/").rpartition("/")
    return folder == own_folder and bool(name and own_name) and name != own_name


def _names_number(link: Link) -> bool:
    return page_number(link.url).value is not None or link.element.get("data-page-number") is not None


def _is_named_otherwise(link: Link) -> bool:
    """Tell whether *link* is to the next post, by its title, or to a section that is called so itself."""
    title = link.element.get("title", "") if link.element.tag == "link" else label(link.element)
    has_title = len(title) > LONGEST_NAME and not is_label(title, labels().any)
    last = link.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return has_title or "next" in re.split(r"[^a-z]", last.lower())


def _is_related(element: Element) -> bool:
    return "next" in element.get("rel", "").lower().split()


def _numbered(here: _Here, links: Sequence[_Labelled]) -> str | None:
    """Return the link to the page with the next higher number, in whatever steps the site counts."""
    own = here.number
    later: list[tuple[int, str]] = []
    for link, said in links:
        number = page_number(link.url)
        if number.value is None or number.place != own.place or not here.may_go_on_at(link):
            continue
        shown = NUMBER.fullmatch(said)
        if not shown and not number.is_named:
            continue  # a number that is not called one
        if own.value is None and int(shown[1] if shown else number.value) < 2:
            continue  # the first page by its other address
        if number.value > (own.value or 0):
            later.append((number.value, link.url))
    value, url = min(later, default=(FAR, ""))
    return (url or None) if own.value is not None or value < FAR else None


def _shown(url: str, links: Sequence[_Labelled]) -> str | None:
    shown = ((link, NUMBER.fullmatch(said)) for link, said in links)
    numbered = (
        (link.url, found[1]) for link, found in shown if found and not TURNS_PICTURES.search(classes(link.element))
    )
    return by_shown_number(url, ((other, number) for other, number in numbered if not _is_of_others(other)))


def _called_more(here: _Here, links: Sequence[_Labelled]) -> str | None:
    more = (link for link, said in links if is_label(said, labels().more))
    return next(
        (link.url for link in more if goes_on(here.number, page_number(link.url)) and here.may_go_on_at(link)), None
    )


def _of_button(here: _Here, root: Element) -> str | None:
    """Return the address that a button to load more names, in one of the attributes in use for it."""
    seen = 0
    for element in root.iter("button", "a", "div", "span"):
        named = {name: value for name, value in element.items() if value and BUTTON_ADDRESS.match(name)}
        if not named:
            continue
        seen += 1
        if seen > BUTTONS_AT_MOST:
            return None
        said = " ".join((element.get("class", ""), element.get("id", ""), *named))
        says_more = is_label(label(element), labels().any) or BUTTON.search(said)
        if says_more and not TURNS_PICTURES.search(said):
            addresses = (absolute(one, here.url) for one in named.values() if one.startswith(("/", "?", "http")))
            if found := next((one for one in addresses if one and here.may_go_on_at(Link(element, one))), None):
                return found
    return None


def _when_seen(here: _Here, root: Element) -> str | None:
    """Return the next page that is loaded when a reader comes to the end of this one."""
    for element in islice(WHEN_SEEN(root), BUTTONS_AT_MOST):
        url = absolute(element.get("hx-get") or element.get("data-hx-get") or element.get("src"), here.url)
        if url and goes_on(here.number, page_number(url)) and here.may_go_on_at(Link(element, url)):
            return url
    return None

"""REQUEST: where a page of a listing, or of an article, goes on."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from newsbot.page import Element
from newsbot.sources.entries import absolute
from newsbot.sources.page_number import Number, goes_on, page_number
from newsbot.sources.shown_number import by_shown_number
from newsbot.urls import canonical, same_site

OF_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|pdf|mp[34]|zip|xml|rss|css|js)$", re.IGNORECASE)
OF_COMMENTS = re.compile(r"/comment-page-\d|[?&]cpage=", re.IGNORECASE)
NUMBER = re.compile(r"\W{0,3}(\d{1,5})\W{0,3}")
NO_LETTERS = re.compile(r"[\d_!-&(-,./:-@\[-`{-~«»‹›←⟵→⟶➔▶►❯❮…•·“”„|]")
DOT_OF_I = "\u0307"
"""What the small form of the Turkish İ has beside the letter."""
SIGNS = re.compile(r"[›»→>≫⟩▶►❯〉⇒⟶]{1,2}|&gt;")
CLASS = re.compile(
    r"(?:^|\s)(?:next|older|nextpage|next[_-]page|next[_-]?posts?[_-]?link|older[_-]posts|\S*(?:pag|nav-)\S*(?:next|older)|"
    r"(?:next|older)\S*pag\S*)(?:\s|$)",
    re.IGNORECASE,
)
TURNS_PICTURES = re.compile(
    r"slick|swip|carousel|slide|gallery|owl|glide|flickity|splide|lightbox|highslide", re.IGNORECASE
)
BUTTON_ADDRESS = re.compile(
    r"(?:data-(?:[\w-]*-)?(?:url|next(?:-?page)?|href|more|src|endpoint|page|ajax|link|path)|hx-get|formaction)$",
    re.IGNORECASE,
)
BUTTON = re.compile(r"more|next|older|infinite|pagin", re.IGNORECASE)
METAS_AT_MOST = 500
BUTTONS_AT_MOST = 2_000
LONGEST_LABEL = 100
LONGEST_NAME = 15
"""Letters; a link of more that is called none of the known names bears the title of a post."""


class Link(NamedTuple):
    """A link of the page, with its address in full."""

    element: Element
    url: str


def next_page(url: str, links: Sequence[Link], root: Element, is_article: Callable[[str], bool]) -> str | None:
    """Return the address of the page that follows the one at *url*, or None.

    ``rel=next`` is believed first, then what a link is called, then the next number, then a button that names an
    address. What looks like an article is never the next page, nor is the next page of one, unless it is numbered.
    """
    own, here = page_number(url), canonical(url)
    is_called_article = _is_called_article(root)
    here_is_article = is_called_article or is_article(url)

    def is_older_part(link: Link) -> bool:
        if here_is_article or is_article(link.url) or _is_named_otherwise(link):
            return False
        return not _is_beside(link.url, url)

    def names_page(link: Link) -> bool:
        if not _names_number(link):
            return False
        number = page_number(link.url)
        is_same = _path(number.place) == _path(own.place)
        if here_is_article and not is_same and (is_called_article or not is_article(link.url)):
            return False
        value = number.value or 0
        is_far = value >= _FAR or (own.value is not None and number.place == own.place and value > own.value + 1)
        return not (is_far and is_article(link.url))

    def may_be(link: Link) -> bool:
        if (link.element.get("href") or "").lstrip().startswith("#") or not same_site(link.url, url):
            return False
        if _is_of_others(link.url):
            return False
        return canonical(link.url) != here and (names_page(link) or is_older_part(link))

    for says_next in (_is_related, _is_called_next_or_older):
        if found := next((link.url for link in links if says_next(link.element) and may_be(link)), None):
            return found
    if found := _numbered(own, links, may_be):
        return found
    if not here_is_article and (found := _shown(url, links)):
        return found
    return _called_more(own, links, may_be) or _of_button(url, root, may_be)


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
    has_title = len(title) > LONGEST_NAME and not _is_label(title, _labels().any)
    last = link.url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return has_title or "next" in re.split(r"[^a-z]", last.lower())


def _is_related(element: Element) -> bool:
    return "next" in element.get("rel", "").lower().split()


def is_called_next(element: Element) -> bool:
    """Tell whether a link says in words, or by its class, that it leads to the next page."""
    return _is_called(element, _labels().following)


def is_called_older(element: Element) -> bool:
    """Tell whether a link says in words that it leads to older entries."""
    return any(_is_label(name, _labels().older, signs=False) for name in _names(element))


def _is_called_next_or_older(element: Element) -> bool:
    return _is_called(element, _labels().following | _labels().older)


def _is_called(element: Element, known: frozenset[str]) -> bool:
    if element.tag == "link" or TURNS_PICTURES.search(element.get("class", "")):
        return False
    return any(_is_label(name, known) for name in _names(element)) or CLASS.search(_classes(element)) is not None


def _names(element: Element) -> tuple[str | None, ...]:
    return label(element), element.get("aria-label"), element.get("title")


def _classes(element: Element) -> str:
    parent = element.getparent()
    around = parent.get("class", "") if parent is not None and parent.tag in ("li", "span") else ""
    return f"{element.get('class', '')} {around}"


def _numbered(own: Number, links: Sequence[Link], may_be: Callable[[Link], bool]) -> str | None:
    """Return the link to the page with the next higher number, in whatever steps the site counts."""
    later: list[tuple[int, str]] = []
    for link in links:
        number = page_number(link.url)
        if link.element.tag != "a" or number.value is None or number.place != own.place or not may_be(link):
            continue
        shown = NUMBER.fullmatch(label(link.element))
        if not shown and not number.is_named:
            continue  # a number that is not called one
        if own.value is None and int(shown[1] if shown else number.value) < 2:
            continue  # the first page by its other address
        if number.value > (own.value or 0):
            later.append((number.value, link.url))
    value, url = min(later, default=(_FAR, ""))
    return (url or None) if own.value is not None or value < _FAR else None


def _shown(url: str, links: Sequence[Link]) -> str | None:
    shown = ((link, NUMBER.fullmatch(label(link.element))) for link in links if link.element.tag == "a")
    numbered = (
        (link.url, found[1]) for link, found in shown if found and not TURNS_PICTURES.search(_classes(link.element))
    )
    return by_shown_number(url, ((other, number) for other, number in numbered if not _is_of_others(other)))


_FAR = 1_000
"""No step from the first page to the second; a number so large is an id."""


def _called_more(own: Number, links: Sequence[Link], may_be: Callable[[Link], bool]) -> str | None:
    more = (link for link in links if link.element.tag == "a" and _is_label(label(link.element), _labels().more))
    return next((link.url for link in more if goes_on(own, page_number(link.url)) and may_be(link)), None)


def _of_button(url: str, root: Element, may_be: Callable[[Link], bool]) -> str | None:
    """Return the address that a button to load more names, in one of the attributes in use for it."""
    seen = 0
    for element in root.iter("button", "a", "div", "span"):
        named = [value for name, value in element.items() if value and BUTTON_ADDRESS.match(name)]
        if not named:
            continue
        seen += 1
        if seen > BUTTONS_AT_MOST:
            return None
        said = f"{element.get('class', '')} {element.get('id', '')}"
        says_more = _is_label(label(element), _labels().any) or BUTTON.search(said)
        if says_more and not TURNS_PICTURES.search(said):
            addresses = (absolute(one, url) for one in named if one.startswith(("/", "?", "http")))
            if found := next((one for one in addresses if one and may_be(Link(element, one))), None):
                return found
    return None


def label(element: Element) -> str:
    """Return the text of *element* and of what is directly in it; what holds more is no label."""
    if len(element) > 3:
        return ""
    texts = [element.text, *(text for child in element for text in (child.text, child.tail))]
    return " ".join(" ".join(text.split()) for text in texts if text and len(text) < LONGEST_LABEL).strip()


def _is_label(text: str | None, known: frozenset[str], signs: bool = True) -> bool:
    text = text or ""
    if len(text) > LONGEST_LABEL or not text:
        return False
    if signs and SIGNS.fullmatch(text.strip()):
        return True
    return _plain(text) in known


def _plain(text: str) -> str:
    return " ".join(NO_LETTERS.sub(" ", text.casefold().replace(DOT_OF_I, "")).split())


class _Labels(NamedTuple):
    """What links are called."""

    following: frozenset[str]
    """To the next page."""
    older: frozenset[str]
    """To older entries."""
    more: frozenset[str]
    """Of buttons that add to the page."""
    any: frozenset[str]


@cache
def _labels() -> _Labels:
    named: dict[str, set[str]] = {"following": set(), "older": set(), "more": set()}  # as `_is_label` writes them
    for line in _lines():
        language, _, names = line.partition(":")
        named[language if language in named else "following"].update(_plain(name) for name in names.split("|"))
    return _Labels(**{kind: frozenset(names) for kind, names in named.items()}, any=frozenset().union(*named.values()))


def _lines() -> Iterator[str]:
    text = files("newsbot.sources").joinpath("next_labels.txt").read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))

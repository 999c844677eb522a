"""PAGE: the section that readers see: on the way to the page, as its category, as the name of the folder it lies in."""

import re
from collections.abc import Iterator
from itertools import islice

from newsbot.extraction.metadata.breadcrumbs import LONGEST_SECTION
from newsbot.extraction.source import Source, Trust
from newsbot.page import Element, Page, text_in
from newsbot.sources.article_address import is_article_address
from newsbot.sources.entries import absolute
from newsbot.sources.section import base_of
from newsbot.urls import host_of
from newsbot.urls.forgiving import parts_of
from newsbot.urls.sites import FRONT_PAGE

_STEPS_AT_MOST = 7
"""A way with more links is a menu."""
_LINKS_AT_MOST = 2_000
_WORDS_AT_MOST = 4
"""A link to a folder with more of them is an article's."""
_HEADINGS_AT_MOST = 3
_LEVELS_ABOVE = 3
"""So far above a heading its label is looked for."""
_LONGEST_SITE = 50
"""Characters of an address before its path."""
_NEXT_STEP = frozenset(("/", "//", ">", ">>", "»", "›", "→", "::", "＞", "》"))
"""What stands between two steps of a way, and seldom between the links of a menu."""
_LISTING_FILE = re.compile(r"/(?:(?:index|default|home)\.\w{2,5})?$|\.html?$")
_FOLDER = re.compile(r"(?=.*[^\W\d_]{2})(?!.*\d{4}).{3,}")
"""A step of an address that is no date, number or language."""
_NO_NAME = re.compile(r"^[\W\d_]*$|\d{4}|^\d|[{}@]|https?:")


def source(page: Page) -> Source:
    """Return the names of sections that *page* shows as its own, the surest first; to be asked while it is whole."""
    base = base_of(page)
    ways = (step for way in (*_called_ways(page), *_written_ways(page)) for step in _steps(way, page, base))
    for found in (ways, _labels(page, base), _categories(page), _folders(page, base)):
        if names := [name for name in found if _may_be_section(name)]:
            return Source("page", {"section": names}, Trust.LINES)
    return Source("page", {}, Trust.LINES)


def _called_ways(page: Page) -> Iterator[list[Element]]:
    """Yield the links of each element that is called breadcrumbs."""
    if _has_letters(page, "rumb"):
        called = [element for element, names in page.named if "crumb" in names or "Crumb" in names]
        for element in called or page.root.iter("nav", "ol", "ul", "div", "p"):
            if called or "crumb" in f"{element.get('id', '')} {element.get('aria-label', '')}".lower():
                yield _links_in(element)


def _written_ways(page: Page) -> Iterator[list[Element]]:
    """Yield the links beside each link to the front page that a sign of a further step follows."""
    links = page.links[:_LINKS_AT_MOST]
    fronts = (link for link, href in links if len(href) <= _LONGEST_SITE and FRONT_PAGE.fullmatch(href))
    boxes = dict.fromkeys(link.getparent() for link in fronts if _behind(link) in _NEXT_STEP)
    yield from (_links_in(box) for box in boxes if box is not None)


def _links_in(box: Element) -> list[Element]:
    """Return the links in *box*, of a menu's no more than tell that it is one."""
    return list(islice(box.iter("a"), _STEPS_AT_MOST + 1))


def _has_letters(page: Page, letters: str) -> bool:
    """Tell whether *letters* are anywhere in the markup: to ask that of each element takes several times as long."""
    return letters in page.body if isinstance(page.body, str) else letters.encode() in page.body


def _behind(link: Element) -> str:
    """Return the sign that stands behind *link*, bare or in an element of its own."""
    sign = (link.tail or "").strip()
    following = None if sign else link.getnext()
    is_sign = following is not None and following.tag in ("span", "i", "em", "b")
    return text_in(following) if following is not None and is_sign else sign


def _steps(links: list[Element], page: Page, base: str) -> Iterator[str]:
    """Yield the names of *links* but those of the front page and of *page* itself."""
    if len(links) <= _STEPS_AT_MOST:
        for link in links:
            href = link.get("href") or ""
            if not href.startswith("#") and not FRONT_PAGE.fullmatch(href) and absolute(href, base) != page.url:
                yield text_in(link)


def _categories(page: Page) -> Iterator[str]:
    """Yield the names of the links that say that they lead to the page's category, as WordPress marks them."""
    for link, _ in page.links[:_LINKS_AT_MOST]:
        if "category" in (link.get("rel") or "").split():
            yield text_in(link)


def _labels(page: Page, base: str) -> Iterator[str]:
    """Yield the links that are all of what stands right above a heading and lead to no article, but on this site."""
    for heading in page.elements("h1")[:_HEADINGS_AT_MOST]:
        for node in islice((heading, *heading.iterancestors()), _LEVELS_ABOVE):
            above, around = node.getprevious(), node.getparent()
            if around is None or around.tag == "body":  # what stands there is the page's
                break
            if above is not None and (text := text_in(above)):
                links = list(islice(above.iter("a", "nav", "aside"), 2))
                is_alone = len(links) == 1 and text_in(links[0]) == text and (above.tag != "a" or _is_first(above))
                is_in_menu = next(heading.iterancestors("nav"), None) is not None
                if is_alone and not is_in_menu and _leads_to_section(links[0], page, base):
                    yield text
                break


def _is_first(element: Element) -> bool:
    """Tell whether nothing stands before *element* in what is around it."""
    around = element.getparent()
    return element.getprevious() is None and around is not None and not (around.text or "").strip()


def _leads_to_section(link: Element, page: Page, base: str) -> bool:
    href = link.get("href") or ""
    if "#" in href or FRONT_PAGE.fullmatch(href) or len(text_in(link).split()) > _WORDS_AT_MOST:
        return False
    url = absolute(href, base)
    return url is not None and url != page.url and host_of(url) == host_of(page.url) and not is_article_address(url)


def _folders(page: Page, base: str) -> Iterator[str]:
    """Yield the names under which *page* links to the folders of its own address, the outermost first."""
    host = host_of(page.url)
    steps = parts_of(page.url).path.strip("/").split("/")[:-1]
    paths = ["/" + "/".join(steps[: place + 1]) for place, step in enumerate(steps) if _FOLDER.fullmatch(step)]
    longest = max(map(len, paths), default=0) + _LONGEST_SITE
    named: dict[str, str] = {}
    for link, href in page.links[:_LINKS_AT_MOST] if paths else ():
        if len(href) <= longest and any(path in href for path in paths) and (url := absolute(href, base)):
            path = _LISTING_FILE.sub("", parts_of(url).path)
            if path in paths and path not in named and host_of(url) == host:
                name = text_in(link)
                if len(name.split()) <= _WORDS_AT_MOST and _may_be_section(name):
                    named[path] = name
    yield from (named[path] for path in paths if path in named)


def _may_be_section(name: str) -> bool:
    return 1 < len(name) <= LONGEST_SECTION and not _NO_NAME.search(name)

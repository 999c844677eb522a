"""REQUEST: the sections that a front page links to, known by their addresses and by the links that they stand among."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import islice
from typing import NamedTuple

from newsbot.page import Element, Page
from newsbot.sources.article_address import may_be_article
from newsbot.sources.commercial_pages import is_commercial
from newsbot.sources.entries import absolute
from newsbot.sources.house_pages import is_house_page, is_service_page, words_of
from newsbot.sources.link_label import has_service_word, last_step, width_of
from newsbot.sources.link_places import LONGEST_NAME, name_of
from newsbot.sources.section import LINKS_AT_MOST, base_of
from newsbot.sources.section_address import may_be_section
from newsbot.sources.section_choices import choices
from newsbot.sources.service_hosts import is_service_host
from newsbot.urls import canonical, same_site, site_of
from newsbot.urls.forgiving import parts_of

SECTIONS_AT_MOST = 60
"""That one page leads to; portals name more than a hundred."""
LETTERS_OF_A_TITLE = 18
LINKS_OF_A_BOX, BOX_DEPTH = 8, 8
"""So many links, and not more steps above the first of them, are one menu or list."""
SERVICES_OF_A_BOX = 2
SHARE_OF_SERVICES = 0.1
"""As many as a menu of sections has beside them."""


class Kind(Enum):
    """What a link is by its name and address."""

    SECTION = "section"
    SERVICE = "service"
    HOST = "front page of a host"
    OTHER = "other"


class NamedLink(NamedTuple):
    """A link of a page to its own site, and what it is called."""

    name: str
    url: str
    key: str
    """The canonical address."""
    kind: Kind
    element: Element | None


def section_links(page: Page) -> dict[str, str]:
    """Return the sections that *page* links to, name -> address, in its order; else those that it names otherwise.

    What stands among as many services is none, and a host of the site is one where hardly a service stands beside it.
    """
    base = base_of(page)
    anchors = (one for one in islice(page.root.iter("a"), LINKS_AT_MOST) if not one.get("href", "").startswith("#"))
    linked = [*_links(page, ((name_of(one), absolute(one.get("href"), base), one) for one in anchors))]
    return _sections(linked) or _sections([*_links(page, ((*choice, None) for choice in choices(page, base)))])


def _links(page: Page, named: Iterable[tuple[str, str | None, Element | None]]) -> Iterator[NamedLink]:
    """Yield what is *named* on *page*, name, address and element, and leads elsewhere on its site."""
    own = canonical(page.url).rstrip("/")
    kinds: dict[str, Kind | None] = {own: None}
    for name, url, element in named:
        if not url or len(name) > LONGEST_NAME or not _has_word(name):
            continue
        if (key := canonical(url).rstrip("/")) not in kinds:
            kinds[key] = _kind_of(name, url) if same_site(url, page.url) else None
        if kind := kinds[key]:
            yield NamedLink(name, url, key, kind, element)


def _kind_of(name: str, url: str) -> Kind:
    if is_house_page(name) or is_service_page(name) or has_service_word(url):
        return Kind.SERVICE
    if may_be_section(url):
        return Kind.OTHER if _is_title(name, url) else Kind.SECTION
    if is_house_page(last_step(url)):
        return Kind.SERVICE
    parts = parts_of(url)
    if is_service_host(parts) or is_commercial(name):
        return Kind.SERVICE
    return Kind.OTHER if parts.path.strip("/") or parts.query else Kind.HOST


def _sections(links: Sequence[NamedLink]) -> dict[str, str]:
    """Return those of *links* that are sections, name -> address."""
    boxes = _Boxes(links)
    sections: dict[str, str] = {}
    seen: set[str] = set()
    for link in links:
        if link.key in seen:
            continue
        seen.add(link.key)
        if link.kind is Kind.SECTION:
            is_section = not boxes.are_services(link)
        else:
            is_section = link.kind is Kind.HOST and boxes.are_no_services(link)
        if is_section:
            sections.setdefault(link.name, link.url)
        if len(sections) == SECTIONS_AT_MOST:
            break
    return sections


class _Boxes:
    """The menus and lists of a page: how many links of each kind they have."""

    def __init__(self, links: Sequence[NamedLink]) -> None:
        above = [_above(link) for link in links]
        numbers = Counter(element for elements in above for element in elements)
        kinds: dict[Element, dict[str, Kind]] = {}
        self._around: dict[Element | None, Element] = {}
        for link, elements in zip(links, above, strict=True):
            box = next((element for element in elements if numbers[element] >= LINKS_OF_A_BOX), None)
            if box is not None:
                self._around[link.element] = box
                kinds.setdefault(box, {})[link.key] = link.kind
        self._kinds = {box: Counter(found.values()) for box, found in kinds.items()}

    def are_services(self, link: NamedLink) -> bool:
        """Tell whether *link* stands among at least as many services as sections."""
        kinds = self._kinds_around(link)
        return kinds[Kind.SERVICE] >= max(SERVICES_OF_A_BOX, kinds[Kind.SECTION])

    def are_no_services(self, link: NamedLink) -> bool:
        """Tell whether hardly a service stands beside *link*; outside of menus, whether its host is called so."""
        kinds = self._kinds_around(link)
        return kinds[Kind.SERVICE] <= SHARE_OF_SERVICES * kinds.total() if kinds else _is_called_as_host(link)

    def _kinds_around(self, link: NamedLink) -> Counter[Kind]:
        box = self._around.get(link.element)
        return self._kinds[box] if box is not None else Counter()


def _above(link: NamedLink) -> Sequence[Element]:
    """Return the elements around *link* that may be its menu, the nearest first."""
    return [*islice(link.element.iterancestors(), BOX_DEPTH)] if link.element is not None else []


def _is_called_as_host(link: NamedLink) -> bool:
    labels = parts_of(link.url).netloc.lower().removesuffix(site_of(link.url)).replace("-", "").split(".")
    return "".join(words_of(link.name)) in filter(None, labels)


def _is_title(name: str, url: str) -> bool:
    """Tell whether *name* is longer than those of sections, of an address that may be an article's, too."""
    return width_of(name) >= LETTERS_OF_A_TITLE and may_be_article(url) is None


def _has_word(name: str) -> bool:
    """Tell whether *name* has a letter, as arrows and pictures have not: another link may have the section's name."""
    return any(map(str.isalpha, name))

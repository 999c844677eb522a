"""REQUEST: the links of a page that lead to its own address with a number, or on to all of it."""

import re
from collections.abc import Callable
from functools import cache
from itertools import islice

from newsbot.page import Element, Page
from newsbot.sources.entries import absolute
from newsbot.sources.next_labels import is_called_next, is_called_older, label
from newsbot.sources.page_places import ENDING, NAMED, Place, ending_of, last_words, numbers_in, places_in
from newsbot.sources.section import base_of
from newsbot.sources.word_lists import word_list
from newsbot.urls import canonical, host_of

LINKS_AT_MOST = 5_000
ALL_IN_QUERY = re.compile(
    rf"(?:^|&)(?:(?:{NAMED}|current_?page|pagewanted|view|show|display)=(?:all|alle|full|single|one|onepage|komplett)|"
    r"(?:single|single_?page|one_?page|onepage|show_?all|view_?all|full_?page|all_?pages?|singleview)(?:=[\w-]{1,12})?)"
    r"(?=&|$)",
    re.IGNORECASE,
)
ALL_IN_PATH = re.compile(
    rf"[/_.,;~-](?:(?:{NAMED})[/_=-]?)?(?:all|alle|full|komplettansicht|gesamt|single-?page|one-?page|fullpage|allpages|"
    r"viewall|singlepage|complete|komplett)$",
    re.IGNORECASE,
)
OF_COMMENTS = re.compile(r"comment|kommentar|reply|replies|disqus|reaktion|forum|discussion|review", re.IGNORECASE)
ABOVE_A_LINK = 8
PLAIN_STEP = re.compile(r"[\w-]*", re.ASCII)
BARE_NUMBER = re.compile(rf"\s*(?:\?|(?:(?:{NAMED})[/_=-]?)?\d)", re.IGNORECASE)
"""How a link relative to the own address begins."""


class NumberedLinks:
    """The links of a page that lead to its own address with a number, or on to all of it."""

    def __init__(self, page: Page, own: str) -> None:
        self.own = own
        self.own_places = list(places_in(own))
        stems = {place.stem for place in self.own_places}
        self.found: list[tuple[str, list[Place]]] = []
        self.elements: dict[str, list[Element]] = {}
        self.endings: dict[str, str] = {stem: ending_of(own) for stem in stems}
        self.canonical_stem = ""
        self.misleads = False
        self._wholes: list[tuple[str, Element]] = []
        self._host = host_of(own)
        self._is_of_comments = cache(_is_of_comments)
        """Remembered, as the links of a list stand in the same boxes."""
        words = last_words(own)
        base, step = base_of(page), _longest_step(stems)
        for element in islice(page.root.iter("a", "link"), LINKS_AT_MOST):
            href = element.get("href") or ""
            if step not in href and href.startswith(("/", "http")):
                continue  # which leads elsewhere
            if any(word in href for word in words) or BARE_NUMBER.match(href):
                self._take(element, absolute(href, base), stems)
            if self.misleads:
                break  # there may be hundreds more

    def _take(self, element: Element, url: str | None, stems: set[str]) -> None:
        if url is None or host_of(address := canonical(url)) != self._host:
            return
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            self.canonical_stem = next((place.stem for place in places_in(address) if not place.form), "")
            return
        if address == self.own:
            return
        places = [place for place in places_in(address) if place.stem in stems]
        if places:
            self.misleads = self.misleads or _is_of_others(element, places, self._is_of_comments)
            self.found.append((url, places))
            self.elements.setdefault(url, []).append(element)
        if _is_whole(element, address, stems):
            self._wholes.append((url, element))

    def address_of(self, stem: str) -> str:
        """Return the address of the first page, as far as no link tells it."""
        path, mark, query = stem.partition("?")
        return path + self.endings.get(stem, "") + mark + query

    def is_called_next(self, url: str) -> bool:
        return any(
            "next" in element.get("rel", "").lower().split()
            or is_called_next(element)
            or _number_shown(element) in numbers_in(url)
            for element in self.elements[url]
        )

    def is_called_previous(self, url: str) -> bool:
        return any({"prev", "previous"} & set(element.get("rel", "").lower().split()) for element in self.elements[url])

    def shows(self, url: str, number: int) -> bool:
        return any(_number_shown(element) == number for element in self.elements[url])

    def whole(self, stem: str) -> str | None:
        return next((url for url, _ in self._wholes if canonical(url).startswith(stem.partition("?")[0])), None)


def _longest_step(stems: set[str]) -> str:
    """Return the longest step of the path that all *stems* have, of those that are written in one way only."""
    steps = min(stems, key=len).partition("?")[0].split("/")[3:]
    return max((step for step in steps if PLAIN_STEP.fullmatch(step)), key=len, default="")


def _number_shown(element: Element) -> int | None:
    said = label(element).strip(" .[]()|")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def _is_of_others(element: Element, places: list[Place], is_of_comments: Callable[[Element], bool]) -> bool:
    """Tell whether a link leads through comments, older entries of a live blog, or pages that are counted from 0."""
    numbers = {place.number for place in places if place.form}
    if not numbers or element.tag == "link":
        return False
    if "comment" in (element.get("href") or "").lower() or is_called_older(element):
        return True
    shown = _number_shown(element)
    if shown is not None and shown > 1 and shown - 1 in numbers and shown not in numbers:
        return True
    return any(map(is_of_comments, islice(element.iterancestors(), ABOVE_A_LINK)))


def _is_of_comments(box: Element) -> bool:
    """Tell whether *box* is called one of comments; what the whole page is called says nothing."""
    names = f"{box.get('class', '')} {box.get('id', '')}"
    return box.tag not in ("body", "html") and OF_COMMENTS.search(names) is not None


def _is_whole(element: Element, address: str, stems: set[str]) -> bool:
    path, _, query = address.partition("?")
    bare = ENDING.sub("", path.rstrip("/"))
    of_path = ALL_IN_PATH.search(bare)
    for stem in stems:
        own, _, own_query = stem.partition("?")
        if bare == own and ALL_IN_QUERY.search(query):
            return True
        if of_path and ENDING.sub("", bare[: of_path.start()]) == own:
            return True
        if bare.startswith(own) and address != stem and label(element).casefold() in _whole_labels():
            return query != own_query or bare != own
    return False


@cache
def _whole_labels() -> frozenset[str]:
    """Return what links to an article on one page are called."""
    return frozenset(name.strip() for _, names in word_list("one_page_labels") for name in names.split("|"))

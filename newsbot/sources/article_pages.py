"""REQUEST: which page of an article of several pages a page is, and where the others are, where it numbers itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from newsbot.page import Element, Page
from newsbot.sources.article_address import is_article_address
from newsbot.sources.entries import absolute
from newsbot.sources.next_page import is_called_next, is_called_older, label
from newsbot.sources.section import base_of
from newsbot.urls import canonical, host_of

PAGES_AT_MOST = 20
"""Of one article; what names more is a forum, a gallery or has no end."""
LINKS_AT_MOST = 5_000
HIGHEST_NUMBER = 100_000
WORDS = r"page|seite|pagina|p[aá]gina|pag|pg|p|sayfa|strona|strana|stranka|sida|side|sivu|oldal|hal|halaman|trang|s"
NAMES = rf"{WORDS}|page_?n(?:o|um|umber)|current_?page|cur_?page|pn|seitennr"
IN_QUERY = re.compile(rf"(?:^|&)(?:{NAMES})=(\d{{1,6}})(?=&|$)", re.IGNORECASE)
IN_PATH = re.compile(rf"(?:/|[/_.,;~-](?:{WORDS})[/_=-]?|[_.,;~-])(\d{{1,6}})$", re.IGNORECASE)
ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp|cms)$", re.IGNORECASE)
ALL_IN_QUERY = re.compile(
    rf"(?:^|&)(?:(?:{WORDS}|current_?page|pagewanted|view|show|display)=(?:all|alle|full|single|one|onepage|komplett)|"
    r"(?:single|single_?page|one_?page|onepage|show_?all|view_?all|full_?page|all_?pages?|singleview)(?:=[\w-]{1,12})?)"
    r"(?=&|$)",
    re.IGNORECASE,
)
ALL_IN_PATH = re.compile(
    rf"[/_.,;~-](?:(?:{WORDS})[/_=-]?)?(?:all|alle|full|komplettansicht|gesamt|single-?page|one-?page|fullpage|allpages|"
    r"viewall|singlepage|complete|komplett)$",
    re.IGNORECASE,
)
OF_HOW_MANY = re.compile(
    r"(?<![\d.,/:])(\d{1,5})\s*(?:/|\||of|von|de|di|da|du|sur|van|af|av|z|ze|od|из|з|от|από|dari|trên|trong|"
    r"tól|공|共|的|من|از|מתוך)\s*(\d{1,5})(?![\d.,/:])",
    re.IGNORECASE,
)
LINES = ("span", "p", "div", "li", "a", "em", "strong", "b", "td", "nav", "aside", "h2", "h3", "h4", "h5")
LINES_AT_MOST = 20_000
LONGEST_COUNT = 60
"""Characters of a line that says which of how many pages this is."""
FORUM = re.compile(
    r"(?:^|[/.])(?:forums?|foren|threads?|topic|viewtopic|showthread|discuss(?:ions?)?|community|board|bbs|comments?|"
    r"kommentare?|reviews?)(?:[/.?]|$)",
    re.IGNORECASE,
)
OF_COMMENTS = re.compile(r"comment|kommentar|reply|replies|disqus|reaktion|forum|discussion|review", re.IGNORECASE)
ABOVE_A_LINK = 8
NUMBER_AFTER = re.compile(
    rf"(?:\.\w{{2,5}})?(?:/?\?(?:[^\"'\s<>]{{0,80}}[&;])?(?:{NAMES})=\d|"
    rf"[/_.,;~-](?:(?:{WORDS})[/_=-]?)?(\d{{1,6}})/?(?:\.\w{{2,5}})?[\"'?# >])",
    re.IGNORECASE,
)
"""What follows the own address in the source of a page that links to its other pages; the number, if in the path."""
NOTHING_AFTER = re.compile(r"/?(?:\.\w{2,5})?/?[\"'?# >]")
"""What follows the address of the first page."""
BARE_NUMBER = re.compile(rf"\s*(?:\?|(?:(?:{WORDS})[/_=-]?)?\d)", re.IGNORECASE)
"""How a link relative to the own address begins."""
BARE_QUERY = re.compile(rb"=[\"'](?=\?)")
BARE_QUERY_OR_STEP = re.compile(rb"=[\"'](?:(?=\?)|(?:page/)?(\d{1,6})[/\"'?#.])")
"""How the value of an attribute begins that may be such a link: a query, or a number, the address's next step."""
OCCURRENCES_AT_MOST = 2_000


class _Place(NamedTuple):
    """What an address is without a page's number, and the number."""

    stem: str
    form: str
    """How the number is written, the same on all pages; empty where there is none."""
    number: int


@dataclass(slots=True)
class ArticlePages:
    """One page of several of an article, as it says itself."""

    number: int
    """Of this page; the first is 1."""
    of: int | None = None
    """How many there are, where the page says so."""
    first: str = ""
    """Address of the first page."""
    following: str | None = None
    """Address of the page after this one."""
    whole: str | None = None
    """Address at which all is on one page."""
    addresses: dict[int, str] = field(default_factory=dict)
    """Number -> address of the pages that this one links to."""


def article_pages(page: Page, *, is_article: bool = False, is_later: bool = False) -> ArticlePages | None:
    """Return which page of an article *page* is, or None where it does not number itself.

    Links count that lead to the page's own address with a number, which is one higher than this page's, and which say
    so: by ``rel=next``, by what they are called, by the number that they show, or beside "2 of 3". Not those of
    comments, forums and live blogs, nor where pages are counted from 0, as lists of what belongs to the page are.
    *is_article* tells that the page surely is an article's, whatever its address, *is_later* that one page has led to
    it as the next, so that it need not name that itself.
    """
    own = canonical(page.url)
    if FORUM.search(own.partition("//")[2]) or not _may_be_numbered(page.body, own, is_later):
        return None
    links = _Links(page, own)
    if not links.found or links.misleads:
        return None
    for at in links.own_places:
        if (is_article or is_article_address(links.address_of(at.stem))) and (told := _told(page, links, at, is_later)):
            return told
    return None


def _may_be_numbered(body: str | bytes, own: str, is_later: bool) -> bool:
    """Tell, without its tree, whether the page may link to the page before or after it: few do."""
    places = list(_places(own))
    shorter = {place for place in places if place.form}
    if "%" in own or (is_later and shorter):
        return True  # its links may be written in other letters, and none is needed
    raw = body.encode("utf-8", "replace") if isinstance(body, str) else body
    beside = {2, *(place.number + step for place in shorter for step in (1, -1))}
    if _has_bare_number(raw, beside, in_path=bool(shorter) or own.endswith("/")):
        return True
    firsts = {_last_word(place) for place in shorter}
    return any(_is_followed(raw, word, beside, word in firsts) for word in _last_words(own))


def _has_bare_number(raw: bytes, beside: set[int], in_path: bool) -> bool:
    """Tell whether there may be a link relative to the own address with one of the numbers *beside*."""
    for found in (BARE_QUERY_OR_STEP if in_path else BARE_QUERY).finditer(raw):
        if found.lastindex:
            if int(found[1]) in beside and b"href" in raw[max(0, found.start() - 8) : found.start()].lower():
                return True
        elif NUMBER_AFTER.match(_text(raw, found.end())):
            return True
    return False


def _is_followed(raw: bytes, word: str, beside: set[int], has_first: bool) -> bool:
    """Tell whether *word* is followed by one of the numbers *beside* or, with *has_first*, by none."""
    sought = word.encode("utf-8", "replace")
    at = -1
    for _ in range(OCCURRENCES_AT_MOST):
        at = raw.find(sought, at + 1)
        if at < 0:
            return False
        after = _text(raw, at + len(sought))
        found = NUMBER_AFTER.match(after)
        if (found and (not found[1] or int(found[1]) in beside)) or (has_first and NOTHING_AFTER.match(after)):
            return True
    return has_first


def _text(raw: bytes, start: int) -> str:
    return raw[start : start + 120].decode("latin-1")


def _last_words(own: str) -> set[str]:
    """Return how the last step of the address begins, on all pages."""
    return {step for place in _places(own) if (step := _last_word(place))}


def _last_word(place: _Place) -> str:
    return place.stem.partition("?")[0].rstrip("/").rpartition("/")[2]


def _told(page: Page, links: "_Links", at: _Place, is_later: bool) -> ArticlePages | None:
    """Return what *page* says if it is at the place *at*."""
    addresses = {
        place.number: url
        for url, places in links.found
        for place in places
        if place.stem == at.stem
        and place.number != at.number
        and (not at.form or not place.form or place.form == at.form)
    }
    of = _how_many(page, at.number)
    following = addresses.get(at.number + 1)
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


def _says_it_follows(links: "_Links", at: _Place, addresses: dict[int, str], of: int | None) -> bool:
    """Tell whether the page says that there is one before it."""
    if links.canonical_stem == at.stem:
        return True
    before = addresses.get(at.number - 1)
    return before is not None and (
        of is not None or links.is_called_previous(before) or links.shows(before, at.number - 1)
    )


class _Links:
    """The links of a page that lead to its own address with a number, or on to all of it."""

    def __init__(self, page: Page, own: str) -> None:
        self.own = own
        self.own_places = list(_places(own))
        stems = {place.stem for place in self.own_places}
        self.found: list[tuple[str, list[_Place]]] = []
        self.elements: dict[str, list[Element]] = {}
        self.endings: dict[str, str] = {stem: _ending(own) for stem in stems}
        self.canonical_stem = ""
        self.misleads = False
        self._wholes: list[tuple[str, Element]] = []
        words = _last_words(own)
        base = base_of(page)
        for element in islice(page.root.iter("a", "link"), LINKS_AT_MOST):
            href = element.get("href") or ""
            if any(word in href for word in words) or BARE_NUMBER.match(href):
                self._take(element, absolute(href, base), stems)

    def _take(self, element: Element, url: str | None, stems: set[str]) -> None:
        if url is None or host_of(address := canonical(url)) != host_of(self.own):
            return
        if element.tag == "link" and "canonical" in element.get("rel", "").lower().split():
            self.canonical_stem = next((place.stem for place in _places(address) if not place.form), "")
            return
        if address == self.own:
            return
        places = [place for place in _places(address) if place.stem in stems]
        if places:
            self.misleads = self.misleads or _is_of_others(element, places)
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
            or _shown(element) in _numbers(url)
            for element in self.elements[url]
        )

    def is_called_previous(self, url: str) -> bool:
        return any({"prev", "previous"} & set(element.get("rel", "").lower().split()) for element in self.elements[url])

    def shows(self, url: str, number: int) -> bool:
        return any(_shown(element) == number for element in self.elements[url])

    def whole(self, stem: str) -> str | None:
        return next((url for url, _ in self._wholes if canonical(url).startswith(stem.partition("?")[0])), None)


def _places(address: str) -> Iterator[_Place]:
    """Yield what the (canonical) *address* may be: a first page, and pages by each number in it.

    >>> [tuple(place) for place in _places("https://x.example/rain-falls/2")]
    [('https://x.example/rain-falls/2', '', 1), ('https://x.example/rain-falls', '/', 2)]
    """
    path, _, query = address.partition("?")
    path = path.rstrip("/")
    bare = ENDING.sub("", path)
    yield _Place(_stem(bare, query), "", 1)
    if (found := IN_PATH.search(bare)) and 0 < int(found[1]) < HIGHEST_NUMBER and "//" in bare[: found.start()]:
        yield _Place(_stem(ENDING.sub("", bare[: found.start()]), query), found[0][: -len(found[1])], int(found[1]))
    for found in IN_QUERY.finditer(query):
        if 0 < int(found[1]) < HIGHEST_NUMBER:
            rest = (query[: found.start()] + query[found.end() :]).lstrip("&")
            yield _Place(_stem(bare, rest), found[0].lstrip("&").partition("=")[0], int(found[1]))


def _stem(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _ending(address: str) -> str:
    path = address.partition("?")[0]
    found = ENDING.search(path.rstrip("/"))
    return found[0] if found else "/" if path.endswith("/") else ""


def _numbers(url: str) -> set[int]:
    return {place.number for place in _places(canonical(url)) if place.form}


def _shown(element: Element) -> int | None:
    said = label(element).strip(" .[]()|")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else None


def _is_of_others(element: Element, places: list[_Place]) -> bool:
    """Tell whether a link leads through comments, older entries of a live blog, or pages that are counted from 0."""
    numbers = {place.number for place in places if place.form}
    if not numbers or element.tag == "link":
        return False
    if is_called_older(element):
        return True
    shown = _shown(element)
    if shown is not None and shown > 1 and shown - 1 in numbers and shown not in numbers:
        return True
    if "comment" in (element.get("href") or "").lower():
        return True
    around = islice(element.iterancestors(), ABOVE_A_LINK)
    names = (f"{one.get('class', '')} {one.get('id', '')}" for one in around if one.tag not in ("body", "html"))
    return any(OF_COMMENTS.search(name) for name in names)


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


def _how_many(page: Page, number: int) -> int | None:
    """Return of how many pages this is the one of that *number*, where a short line says so."""
    for element in islice(page.root.iter(*LINES), LINES_AT_MOST):
        text = element.text or ""
        if len(text) > LONGEST_COUNT or len(element) > 4:
            continue
        line = " ".join(" ".join(islice(element.itertext(), 12)).split()) if len(element) or text else ""
        if len(line) <= LONGEST_COUNT and any(map(str.isdigit, line)) and (found := OF_HOW_MANY.search(line)):
            this, of = int(found[1]), int(found[2])
            if this == number <= of and of > 1:
                return of
    return None


@cache
def _whole_labels() -> frozenset[str]:
    """Return what links to an article on one page are called."""
    text = files("newsbot.sources").joinpath("one_page_labels.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return frozenset(name.strip() for line in lines for name in line.partition(":")[2].split("|"))

"""PAGE: what stands on an article's page and is none of it: teasers, comments, the day's own date, other people."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from newsbot.extraction.body.class_names import names_of
from newsbot.page import Element, Page, text_in

_ASIDE = frozenset(("nav", "aside", "figure", "figcaption"))
_BOX_TAGS = _ASIDE | {"header", "footer"}
_OTHERS = re.compile(
    r"com{1,2}ent(?!s?-?(?:link|count|number|hide))|kom{1,2}ent|(?<![a-z])(?:reacties|yorum|disqus|leserbrief)|related|teaser|ticker|recommend|popular|trending|latest|most-?read|top-?bar|breaking|clock"
    r"|current-?date|today|newsletter|upcoming|copyright|weather"
)
"""In the classes, in lower case, of what is not the article's."""
_EDGES = re.compile(r"sidebar|(?<!entry-)(?<!post-)(?<!article-)(?<!asset-)(?<!story-)(?<![a-z])footer(?:\s|$)")
"""In the classes, in lower case, of what mostly is not: the page's, not a footer of the article's own."""
_HEADER = re.compile(r"(?:^|\s)(?:(?:site|page|main|global)[-_]?)?(?:header|masthead)(?:\s|$)", re.IGNORECASE)
"""In the classes of the page's header, and of headers of articles."""
_OF_ARTICLE = re.compile(
    r"(?:article|post|entry|story|page|content)[-_]{0,2}(?:meta|info|header)|byline|(?:^|\s)authors?(?:\s|$)",
    re.IGNORECASE,
)
"""In the classes of an aside that holds what is told of the article."""
_KNOWN_AT_MOST = 20_000
_LITTLE = 300
"""Characters beside a heading that tell of its article, and of nothing else."""
_FEW = 200
"""Elements of what stands so close to a heading."""


def elements_of(page: Page, is_meant: Callable[[str], bool]) -> Iterator[Element]:
    """Yield the elements of *page* whose class attribute *is_meant*; XPath's contains() takes five times as long."""
    return (element for element, names in page.named if is_meant(names))


def own(found: Iterable[Element], heading: Element | None, most: int) -> list[Element]:
    """Return the first *most* of *found* that are not within navigation, asides, teasers or comments.

    What holds *heading*, the article's, is the article's, whatever its name says, and so is what stands close to it.
    """
    around = set() if heading is None else set(heading.iterancestors())
    close: set[Element] | None = None if heading is not None else set()
    known: dict[Element, bool] = {}
    owned: list[Element] = []
    for element in found:
        if is_of_others(element, around, True, known):
            if close is None and heading is not None:
                close = _close_to(heading)
            if not close or element not in close:
                continue
        owned.append(element)
        if len(owned) == most:
            break
    return owned


def _close_to(heading: Element) -> set[Element]:
    """Return what lies in the largest element that holds *heading* and little else: kicker, lead, byline and date."""
    close: list[Element] = []
    for above in heading.iterancestors():
        within = list(islice(above.iter(), _FEW + 1))
        shown = sum(map(_extent, within)) - len(above.tail or "")
        if len(within) > _FEW or above.tag == "body" or shown > _LITTLE + len(text_in(heading)):
            break
        close = within
    return set(close)


def _extent(element: Element) -> int:
    return len(element.text or "") + len(element.tail or "")


def is_of_others(
    element: Element, around: set[Element], but_edges: bool = True, known: dict[Element, bool] | None = None
) -> bool:
    """Tell whether *element* is in a box of something else; *around* are the elements that hold the heading.

    The page's edges, its sidebar and its footer, are such boxes unless *but_edges* is False. *known* is of which
    elements that is known, where many are asked that lie in the same boxes.
    """
    known = {} if known is None else known
    path: list[Element] = []
    box: Element | None = element
    told = False
    while box is not None and box not in around:
        if box in known:
            told = known[box]
            break
        path.append(box)
        if is_box_of_others(box, around, but_edges):
            told = True
            break
        box = box.getparent()
    known.update(dict.fromkeys(path, told))
    return told


def is_box_of_others(box: Element, around: set[Element], but_edges: bool = True) -> bool:
    """Tell whether *box* itself is one of something else."""
    if box in around:
        return False
    tag = box.tag
    if tag in _ASIDE or (tag == "header" and around):
        return tag != "aside" or not _OF_ARTICLE.search(box.get("class") or "")
    if but_edges and tag == "footer":
        return next(box.iterancestors("article"), None) is None
    names = names_of(box)
    if not names:
        return False
    return _is_named_other(names, but_edges) or (_is_named_header(names) and _is_of_page(box))


def may_be_box_of_others(tag: str, names: str) -> bool:
    """Tell whether an element *tag* with these *names* may be such a box, wherever it stands; most may not."""
    return tag in _BOX_TAGS or (names != "" and _may_be_named_other(names))


@lru_cache(_KNOWN_AT_MOST)
def _is_named_other(names: str, but_edges: bool) -> bool:
    names = names.lower()
    return _OTHERS.search(names) is not None or (but_edges and _EDGES.search(names) is not None)


@lru_cache(_KNOWN_AT_MOST)
def _may_be_named_other(names: str) -> bool:
    return _is_named_other(names, True) or _is_named_header(names)


@lru_cache(_KNOWN_AT_MOST)
def _is_named_header(names: str) -> bool:
    return _HEADER.search(names) is not None


def _is_of_page(header: Element) -> bool:
    """Tell whether *header* is that of the page, which stands on top or holds links; an article's is plain."""
    parent = header.getparent()
    return (parent is not None and parent.tag == "body") or next(header.iter("a"), None) is not None

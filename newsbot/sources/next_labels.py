"""REQUEST: what links to the next page, to older entries and to more are called, in words, signs and class names."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from newsbot.page import Element
from newsbot.sources.word_lists import word_list

NO_LETTERS = re.compile(r"[\d_!-&(-,./:-@\[-`{-~«»‹›←⟵→⟶➔▶►❯❮…•·“”„|]")
LEFT_OUT = {0x301: None, 0x307: None}
"""The accent, which capitals often go without, and what the small form of the Turkish İ has beside the letter."""
SIGNS = re.compile(r"[›»→>≫⟩▶►❯〉⇒⟶]{1,2}|&gt;")
CLASS = re.compile(
    r"(?:^|\s)(?:next|older|nextpage|next[_-]page|next[_-]?posts?[_-]?link|older[_-]posts|\S*(?:pag|nav-)\S*(?:next|older)|"
    r"(?:next|older)\S*pag\S*)(?:\s|$)",
    re.IGNORECASE,
)
TURNS_PICTURES = re.compile(
    r"slick|swip|carousel|slide|gallery|owl|glide|flickity|splide|lightbox|highslide", re.IGNORECASE
)
LONGEST_LABEL = 100


def is_called_next(element: Element) -> bool:
    """Tell whether a link says in words, or by its class, that it leads to the next page."""
    return element.tag != "link" and _is_called(element, label(element), labels().following)


def is_called_older(element: Element) -> bool:
    """Tell whether a link says in words that it leads to older entries."""
    return any(is_label(name, labels().older, signs=False) for name in _names(element, label(element)))


def is_called_next_or_older(element: Element, said: str) -> bool:
    """Tell whether the link *element*, whose label is *said*, leads to the next page or to older entries."""
    return _is_called(element, said, labels().following_or_older)


def _is_called(element: Element, said: str, known: frozenset[str]) -> bool:
    is_named = any(is_label(name, known) for name in _names(element, said))
    return (is_named or _has_class_of_next(element)) and not TURNS_PICTURES.search(element.get("class", ""))


def _has_class_of_next(element: Element) -> bool:
    names = classes(element).lower()
    return ("next" in names or "older" in names) and CLASS.search(names) is not None


def _names(element: Element, said: str) -> tuple[str | None, ...]:
    return said, element.get("aria-label"), element.get("title")


def classes(element: Element) -> str:
    """Return the class names of a link, and of the list item around it."""
    parent = element.getparent()
    around = parent.get("class", "") if parent is not None and parent.tag in ("li", "span") else ""
    return f"{element.get('class', '')} {around}"


def label(element: Element) -> str:
    """Return the text of *element* and of what is directly in it; what holds more is no label."""
    if not len(element):  # as most are
        text = element.text
        return " ".join(text.split()) if text and len(text) < LONGEST_LABEL else ""
    if len(element) > 3:
        return ""
    texts = [element.text, *(text for child in element for text in (child.text, child.tail))]
    return " ".join(" ".join(text.split()) for text in texts if text and len(text) < LONGEST_LABEL).strip()


def is_label(text: str | None, known: frozenset[str], signs: bool = True) -> bool:
    """Tell whether *text* is one of the *known* names, or else one of the *signs* that mean next."""
    text = text or ""
    if len(text) > LONGEST_LABEL or not text:
        return False
    if signs and SIGNS.fullmatch(text.strip()):
        return True
    return _plain(text) in known


@lru_cache(maxsize=1024)  # of one link it is asked again and again
def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold()).translate(LEFT_OUT)
    return " ".join(NO_LETTERS.sub(" ", letters).split())


class Labels(NamedTuple):
    """What links are called."""

    following: frozenset[str]
    """To the next page."""
    older: frozenset[str]
    """To older entries."""
    more: frozenset[str]
    """Of buttons that add to the page."""
    following_or_older: frozenset[str]
    any: frozenset[str]


@cache
def labels() -> Labels:
    """Return what links are called in all languages."""
    named: dict[str, set[str]] = {"following": set(), "older": set(), "more": set()}  # as `is_label` writes them
    for language, names in word_list("next_labels"):
        named[language if language in named else "following"].update(_plain(name) for name in names.split("|"))
    kinds = {kind: frozenset(names) for kind, names in named.items()}
    any_kind = frozenset().union(*named.values())
    return Labels(**kinds, following_or_older=kinds["following"] | kinds["older"], any=any_kind)

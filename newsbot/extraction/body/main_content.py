"""PAGE: the smallest part of a page that holds the running text of its article."""

import re
from itertools import islice

from newsbot.extraction.body.class_names import names_of, reason_to_drop
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.text_weights import FULL, PROSE, Weights, text_length, without
from newsbot.page import Element

_SHARE = 0.6
"""A child with less than this share of its parent's text is only one of several parts of the article."""
_NEAR_SHARE = 0.35
"""The part of the page that holds the headline is preferred from this share on, unless a header with the lead."""
_EARLIER = 0.2
"""A part before the main content with this share of its text is the beginning of the same text."""
_BRIEF = 16
"""Weight from which an earlier part of the same name is one, as of 80 characters in short lines."""
_LOOKED_BEHIND = 3
"""Elements behind an article among which the next one is looked for; what parts the two may stand between."""
_OF_TABLES = ("tr", "tbody", "td")
_NUMBER = re.compile(r"[0-9]+$")
_ENOUGH = 3 * FULL
"""Weight of what stands under a headline from which no more text above that is the article: such as comments."""
_LOOKED_UP = 3
"""Levels above the main content at which more of its text may lie behind one that holds none."""


def find_main_content(top: Element, total: Weights, headline: Element | None) -> Element:
    """Return the deepest element under *top* that holds most of its running text, if possible around *headline*.

    Comments may be many times as long as the article above them, which then is sought without them; so is one under
    an `h1` that stands below the text of something else.
    """
    main = _heaviest(top, total, headline)
    around = set(headline.iterancestors()) if headline is not None else set()
    boxes = [box for box in (main, *main.iterancestors()) if box not in around]
    comments = next((box for box in reversed(boxes) if reason_to_drop(names_of(box)) is DropReason.COMMENTS), None)
    if comments is not None and total[top] - total[comments] >= PROSE:
        rest = without(comments, total)
        other = _heaviest(top, rest, headline)
        if _precedes(other, comments):
            main, total = other, rest
    if headline is not None and headline.tag == "h1" and main not in around and _precedes(main, headline):
        rest = without(main, total)
        other = _heaviest(top, rest, headline)
        if rest[other] >= _ENOUGH and (other in around or _precedes(headline, other)):
            main, total = other, rest
    return _first_of_several(_grown(main, total), total, headline)


def _precedes(one: Element, other: Element) -> bool:
    """Tell whether *one* begins before *other*."""
    above = [*reversed([*one.iterancestors()]), one]
    beside = [*reversed([*other.iterancestors()]), other]
    for ours, theirs in zip(above, beside, strict=False):
        if ours is not theirs:
            parent = ours.getparent()
            return parent is not None and parent.index(ours) < parent.index(theirs)
    return True


def _heaviest(top: Element, total: Weights, headline: Element | None) -> Element:
    """Return the deepest element under *top* that holds most of its weight, if possible around *headline*."""
    heaviest: dict[Element, Element] = {}
    for node, weight in total.items():
        parent = node.getparent()
        if parent in total and (parent not in heaviest or weight > total[heaviest[parent]]):
            heaviest[parent] = node
    around = set(headline.iterancestors()) if headline is not None else set()
    main = top
    while True:
        near = next((child for child in main if child in around and child in total), None)
        if near is not None and total[near] >= (_SHARE if near.tag == "header" else _NEAR_SHARE) * total[main]:
            main = near
        elif main in heaviest and total[heaviest[main]] >= _SHARE * total[main]:
            main = heaviest[main]
        else:
            return main


def _grown(main: Element, total: Weights) -> Element:
    """Return *main*, or the ancestor that holds more of the text: parts of the same name, or earlier paragraphs.

    Elements that are never closed (`<font>`, `<div>` around an advertisement) put every paragraph one level below the
    one before it; such levels are climbed as long as there are any.
    """
    part, grown = main, main
    level = 0
    while True:
        parent = part.getparent()
        if parent is None or parent not in total or (level >= _LOOKED_UP and grown is not part):
            break
        if _has_more_text(parent, part, total, _EARLIER * total[main]):
            grown = parent
        level += parent.tag not in _OF_TABLES
        part = parent
    return grown


def _first_of_several(main: Element, total: Weights, headline: Element | None) -> Element:
    """Return *main*, or the part of it that is the article of *headline* where others, each with its own, follow."""
    part = headline
    while part is not None and headline is not None and part is not main:
        if total.get(part, 0) >= FULL:
            following = islice(part.itersiblings(), _LOOKED_BEHIND)
            if any(_is_another(other, part, headline, total) for other in following):
                return part
        part = part.getparent()
    return main


def _is_another(following: Element, part: Element, headline: Element, total: Weights) -> bool:
    """Tell whether *following* is another article like *part*: with a heading of a headline's rank, then text."""
    alike = following.tag == part.tag and (part.tag == "article" or _first_name(following) == _first_name(part) != "")
    if not alike or total.get(following, 0) < FULL:
        return False
    first = next(following.iter("h1", "h2", "p"), None)
    if first is None or first.tag == headline.tag:
        return first is not None
    return first.tag == "h2" and next(following.iter("article"), None) is not None


def _first_name(element: Element) -> str:
    return element.get("class", "").partition(" ")[0]


def _name_of_part(element: Element) -> str:
    """Return what *element* has in common with other parts of a text: its class, or its id without a number."""
    return _first_name(element) or _NUMBER.sub("", element.get("id", ""))


def _has_more_text(parent: Element, part: Element, total: Weights, share: float) -> bool:
    """Tell whether *parent* holds more of the text that is in *part*, before it at least *share* or paragraphs."""
    name = _name_of_part(part)
    before = True
    for other in parent:
        if other is part:
            before = False
            continue
        weight = total.get(other, 0)
        alike = name and weight >= (_BRIEF if before else FULL) and _name_of_part(other) == name
        if alike or (before and weight > share) or (other.tag == "p" and text_length(other) >= FULL):
            return True
    return False

"""PAGE: where in the tree an article's paragraphs lie, by which they are told from what lies around them."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Self

from newsbot.extraction.body.blocks import Piece
from newsbot.page import Element

FULL = 80
"""Extent from which a paragraph says how the article's paragraphs lie in the tree."""
_LIKE_TEXT = 50
"""Extent from which a line may be text rather than a label."""
_MAIN_SHARE = 0.15
"""Paragraphs in places of the tree that hold less of the text than this are boxes, captions, notices."""
_FEWEST_STEPS = 3
"""Places of paragraphs, each within the one before, that are no boxes but elements that were never closed."""
_SAME_NAME = 0.7
"""Where this share of the text has one class name, short lines of another name are no text."""
_USUAL_NAME = 0.5
"""Share of the text with one class name, from which a paragraph that has it, too, is text wherever it lies."""
ONLY_LINKS = 0.8
_LONGEST = 1500
"""Extent up to which a paragraph counts; what is longer is a whole text without its markup."""
_BOXES = frozenset(("div", "section", "article"))
"""What may be around each of the paragraphs."""
_DIGITS = re.compile(r"[0-9]+")


class Place:
    """The tags from the main content, left out, down to an element; elements below the same tags share one place."""

    __slots__ = ("_below", "above", "depth", "tag")

    def __init__(self, tag: str = "", above: Self | None = None) -> None:
        self.tag = tag
        self.above: Place = self if above is None else above
        """The place of the element around; of the main content, itself."""
        self.depth: int = 0 if above is None else above.depth + 1
        self._below: dict[str, Place] = {}

    def below(self, tag: str) -> "Place":
        """Return the place of elements *tag* in an element of this place."""
        if (place := self._below.get(tag)) is None:
            place = self._below[tag] = Place(tag, self)
        return place

    def is_within(self, other: "Place") -> bool:
        """Tell whether this place is *other* or below it."""
        place = self
        while place.depth > other.depth:
            place = place.above
        return place is other


def places_of(pieces: Sequence[Piece], main_content: Element) -> list[Place]:
    """Return the place of each of *pieces* below *main_content*."""
    top = Place()
    known: dict[Element, Place] = {main_content: top}
    places = []
    for piece in pieces:
        below: list[Element] = []
        node: Element | None = piece.element
        while node is not None and node not in known:
            below.append(node)
            node = node.getparent()
        place = known[node] if node is not None else top
        for element in reversed(below):
            place = known[element] = place.below(str(element.tag))
        places.append(place)
    return places


def _are_wrapped(paragraphs: Sequence[Element]) -> bool:
    """Tell whether most of *paragraphs*, and more than one, lie each in a box that holds nothing else."""
    wrapped = sum(map(_is_alone, paragraphs))
    return wrapped > 1 and 2 * wrapped > len(paragraphs)


def _is_alone(element: Element) -> bool:
    box = element.getparent()
    if box is None or box.tag not in _BOXES:
        return False
    if element.getprevious() is not None or element.getnext() is not None:  # len() would count them all
        return False
    return not (box.text or "").strip() and not (element.tail or "").strip()


def name_of(piece: Piece) -> str:
    """Return the class of the piece's element without numbers: paragraphs may be counted."""
    name = piece.element.get("class")
    return _without_digits(name) if name else ""


@lru_cache(maxsize=256)
def _without_digits(name: str) -> str:
    return _DIGITS.sub("", name)


def is_text(piece: Piece) -> bool:
    """Tell whether *piece* is long enough for text, and not mostly links."""
    return piece.extent >= _LIKE_TEXT and piece.links < 0.5 * len(piece.text)


class ParagraphLayout:
    """Where in the tree the article's paragraphs lie: real ones lie in the same place, odd ones elsewhere."""

    def __init__(self, pieces: Sequence[Piece], main_content: Element) -> None:
        self.places = places_of(pieces, main_content)
        self.names = [name_of(piece) for piece in pieces]
        sample = _sample(pieces)
        self._find_places(pieces, sample)
        self._find_name(pieces, sample)
        self._above: set[Place] = set()
        for place in self.parents:
            while place not in self._above:
                self._above.add(place)
                place = place.above
        text = [i for i, piece in enumerate(pieces) if not piece.dropped and piece.links < ONLY_LINKS * len(piece.text)]
        self.first = next((i for i in text if self.places[i] in self.main and is_text(pieces[i])), 0)
        belonging = (i for i in reversed(text) if self.places[i] in self.main or self.is_listed(pieces[i], i))
        self.last = next(belonging, len(pieces))

    def _find_places(self, pieces: Sequence[Piece], sample: Sequence[int]) -> None:
        """Find the places that hold most of the text in *sample*, and any `<p>` beside it."""
        by_place: dict[Place, int] = {}
        for index in sample:
            place = self.places[index]
            by_place[place] = by_place.get(place, 0) + min(pieces[index].extent, _LONGEST)
        whole = sum(by_place.values())
        self.main = {place for place, extent in by_place.items() if extent >= _MAIN_SHARE * whole}
        self.main |= _stairs(pieces, self.places, self.main)
        self.main = self.main or set(by_place)
        self.tags = {place.tag for place in self.main}
        self.parents = {place.above for place in self.main}
        if _are_wrapped([pieces[index].element for index in sample]):
            self.parents |= {parent.above for parent in self.parents}
        self.with_lines = {
            place
            for (piece, place), (following, _) in pairwise(zip(pieces, self.places, strict=True))
            if piece.element is following.element and place in self.main
        }
        """The places of boxes that hold several lines of the text."""
        self.main |= {place.below("p") for place in self.parents | self.with_lines}

    def _find_name(self, pieces: Sequence[Piece], sample: Sequence[int]) -> None:
        """Find the class that most of the text in *sample* has."""
        by_name: dict[str, int] = {}
        for index in sample:
            name = self.names[index]
            by_name[name] = by_name.get(name, 0) + min(pieces[index].extent, _LONGEST)
        whole = sum(by_name.values())
        name = max(by_name, key=by_name.__getitem__, default="")
        is_usual, is_same = (by_name.get(name, 0) > share * whole for share in (_USUAL_NAME, _SAME_NAME))
        self.usual_name = name if is_usual else None
        """The class of most of the text; empty where that has none."""
        self.name = name if name and is_same else None
        self._is_nameless = is_same and not name

    def is_named_otherwise(self, index: int) -> bool:
        """Tell whether the *index*-th piece has another class than the text; of a `<div>`, any where that has none."""
        if self.name:
            return self.names[index] != self.name
        return self._is_nameless and self.names[index] != "" and self.places[index].tag == "div"

    def is_listed(self, piece: Piece, index: int) -> bool:
        """Tell whether *piece* is of a list or a quote next to the main paragraphs."""
        return piece.kind in ("list_item", "quote") and self.is_beside(self.places[index])

    def is_beside(self, place: Place) -> bool:
        """Tell whether *place* lies a level or two below the main paragraphs."""
        around = place.above
        return place.depth > 0 and not self.parents.isdisjoint((around, around.above, around.above.above))

    def is_above(self, place: Place) -> bool:
        """Tell whether *place* lies next to the main paragraphs or to a box around some of them."""
        return place.above in self._above


def _stairs(pieces: Sequence[Piece], places: Sequence[Place], main: Collection[Place]) -> set[Place]:
    """Return the places of the last paragraphs, each within the one before, as where elements are never closed.

    They begin at a *main* place, if there is one. The last box of a text may hold paragraphs, too; only boxes in boxes
    that all end with it make stairs.
    """
    steps: list[Place] = []
    for piece, place in zip(pieces, places, strict=True):
        if not piece.dropped and place.tag == "p" and is_text(piece):
            while steps and not place.is_within(steps[-1].above):
                steps.pop()
            if (steps or not main or place in main) and place not in steps[-1:]:
                steps.append(place)
    return set(steps) if len(steps) >= _FEWEST_STEPS else set()


def _sample(pieces: Sequence[Piece]) -> list[int]:
    """Return the indexes of the pieces that show the layout: the full paragraphs, or all lines where there are none."""
    lines = [i for i, piece in enumerate(pieces) if not piece.dropped and piece.kind != "heading"]
    full = [i for i in lines if pieces[i].kind == "paragraph" and pieces[i].extent >= FULL and is_text(pieces[i])]
    return full or lines

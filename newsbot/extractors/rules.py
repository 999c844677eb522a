"""PAGE: pieces of text -> the article's body, its lead, and the reason why the others are neither."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from newsbot.extractors.blocks import BEFORE, BODY, FRONT, Piece
from newsbot.extractors.headline import words

_FULL = 80
"""Extent from which a paragraph says how the article's paragraphs lie in the tree."""
_LIKE_TEXT = 50
"""Extent from which a line may be text rather than a label."""
_SHORTEST_LEAD = 40
_MAIN_SHARE = 0.15
"""Paragraphs in places of the tree that hold less of the text than this are boxes, captions, notices."""
_SAME_NAME = 0.7
"""Where this share of the text has one class name, short lines of another name are no text."""
_ONLY_LINKS = 0.8
_SILENT = frozenset(
    ("figure", "caption", "advertisement", "player", "code", "embed", "drawing", "share bar", "time", "control")
)
"""What may lie between a heading and the text that it heads."""
_DIGITS = re.compile(r"[0-9]+")

Path = tuple[str, ...]


def path_of(element: HtmlElement, region: HtmlElement) -> Path:
    """Return the tags from *region* (left out) down to *element*."""
    tags: list[str] = []
    node: HtmlElement | None = element
    while node is not None and node is not region:
        tags.append(str(node.tag))
        node = node.getparent()
    return tuple(reversed(tags))


def is_text(piece: Piece) -> bool:
    """Tell whether *piece* is long enough for text, and not mostly links."""
    return piece.extent >= _LIKE_TEXT and piece.links < 0.5 * len(piece.text)


class Shape:
    """Where in the tree the article's paragraphs lie: real ones lie in the same place, odd ones elsewhere."""

    def __init__(self, pieces: Sequence[Piece], region: HtmlElement) -> None:
        self.paths = [path_of(piece.element, region) for piece in pieces]
        self.names = [_DIGITS.sub("", piece.element.get("class", "")) for piece in pieces]
        by_path: dict[Path, int] = {}
        by_name: dict[str, int] = {}
        for piece, path, name in zip(pieces, self.paths, self.names, strict=True):
            if piece.dropped or piece.kind != "paragraph" or piece.extent < _FULL or not is_text(piece):
                continue
            by_path[path] = by_path.get(path, 0) + piece.extent
            by_name[name] = by_name.get(name, 0) + piece.extent
        whole = sum(by_path.values())
        self.main = {path for path, extent in by_path.items() if extent >= _MAIN_SHARE * whole}
        self._above = {path[:length] for path in self.main for length in range(len(path))}
        self._parents = {path[:-1] for path in self.main}
        name = max(by_name, key=by_name.__getitem__, default="")
        self.name = name if name and by_name[name] > _SAME_NAME * whole else None
        text = [index for index, piece in enumerate(pieces) if not piece.dropped and is_text(piece)]
        self.first = next((index for index in text if self.paths[index] in self.main), 0)
        beside = [index for index in text if self.paths[index] in self.main or self._listed(pieces[index], index)]
        self.last = beside[-1] if beside else len(pieces)

    def _listed(self, piece: Piece, index: int) -> bool:
        return piece.kind in ("list_item", "quote") and self.beside(self.paths[index])

    def beside(self, path: Path) -> bool:
        """Tell whether *path* is that of a list or quote next to the main paragraphs."""
        return path[:-1] in self._parents or path[:-2] in self._parents

    def above(self, path: Path) -> bool:
        """Tell whether *path* lies next to the main paragraphs or to a box around some of them."""
        return path[:-1] in self._above


def judge(pieces: Sequence[Piece], region: HtmlElement, descriptions: Sequence[str]) -> str | None:
    """Give every piece that is no part of the body its reason; return the lead.

    *descriptions* are the page's own summaries: the line that shows one of them is the lead.
    """
    body = [piece for piece in pieces if piece.zone == BODY]
    shape = Shape(body, region)
    for piece in pieces:
        if piece.zone == BEFORE and not piece.dropped:
            piece.dropped = "before the headline"
    lead = _lead(pieces, body[: shape.first + 3], descriptions)
    for piece in pieces:
        if piece.zone == FRONT and not piece.dropped:
            piece.dropped = "between headline and text"
    for index, piece in enumerate(body):
        if not piece.dropped:
            piece.dropped = _reason(piece, index, shape)
    _drop_idle_headings(body)
    return "\n".join(piece.text for piece in lead) or None


def _reason(piece: Piece, index: int, shape: Shape) -> str | None:
    """Return why *piece*, the body's *index*-th, is no part of the text, or None."""
    path = shape.paths[index]
    if piece.kind == "heading":
        if index > shape.last:
            return "heading after the end"
        return None if path in shape.main or shape.above(path) or shape.beside(path) else "heading of a box"
    if piece.links >= _ONLY_LINKS * len(piece.text):
        return "only links"
    if path in shape.main:
        odd = shape.name and shape.names[index] != shape.name and piece.extent < _FULL and piece.kind == "paragraph"
        return "another class than the text" if odd else None
    if index > shape.last:
        return "after the end"
    paragraph = piece.element.tag == "p" and is_text(piece)
    if index < shape.first:
        return None if paragraph else "before the text"
    if piece.kind == "quote" or (piece.kind == "list_item" and shape.beside(path)):
        return None
    return None if paragraph and shape.above(path) else "box"


def _drop_idle_headings(body: Sequence[Piece]) -> None:
    """Drop the headings after which no text comes but something that was left out, such as related articles."""
    heads_text = False
    for piece in reversed(body):
        if piece.kind == "heading":
            if not piece.dropped and not heads_text:
                piece.dropped = "heading of nothing"
        elif piece.dropped not in _SILENT:
            heads_text = piece.dropped is None


def _lead(pieces: Sequence[Piece], start: Sequence[Piece], descriptions: Sequence[str]) -> list[Piece]:
    """Return the pieces of the lead, marked: an early line that shows a description, or one that stands apart."""
    front = [piece for piece in pieces if piece.zone == FRONT and not piece.dropped]
    told = [text for text in (" ".join(words(description)) for description in descriptions) if text]
    early = front + [piece for piece in start if not piece.dropped][:6]
    first = next((piece for piece in early if _shows(piece, told)), None)
    if first is None:
        apart = (piece for piece in front if piece.extent >= _SHORTEST_LEAD and piece.links < 0.5 * len(piece.text))
        first = next(apart, None)
    if first is None:
        return []
    lead = [first]
    if first in front:
        for piece in front[front.index(first) + 1 :]:
            alike = piece.element.getparent() is first.element.getparent() and piece.element.tag == first.element.tag
            if not alike or not is_text(piece):
                break
            lead.append(piece)
    for piece in lead:
        piece.dropped = "lead"
    return lead


def _shows(piece: Piece, told: Sequence[str]) -> bool:
    shown = " ".join(words(piece.text))
    return len(shown) > 20 and any(shown in text or (text in shown and len(text) > 0.5 * len(shown)) for text in told)

"""PAGE: lists beside the paragraphs, which are text or none: before them, under a heading, in a line of a list."""

from collections.abc import Sequence
from itertools import islice

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.closing_lines import SENTENCE_END
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Element

_LEVELS = 3
"""Up to the list that a line stands in."""
_POINT = 30
"""Extent that lines have on average from which they are points of the text rather than labels."""


def judge_lists_in_front(front: Sequence[Piece]) -> None:
    """Keep the lists in *front*, what precedes the first paragraph, that are the text's points; drop teasers in lists.

    Points are lines without links that end no sentence; a teaser sums up what the linked line above it leads to. Whole
    sentences are left as they were judged: as often they sum up the text and are no part of it.
    """
    lists: dict[Element, list[Piece]] = {}
    above: Piece | None = None
    for piece in front:
        if piece.kind == "list_item" and piece.text:
            if above is not None and above.dropped is DropReason.ONLY_LINKS and not piece.dropped:
                piece.dropped = DropReason.BEFORE_TEXT
            if (around := _list_around(piece.element)) is not None:
                lists.setdefault(around, []).append(piece)
            above = piece
    for lines in lists.values():
        if _are_points(lines):
            for line in lines:
                line.dropped = None if line.dropped is DropReason.BEFORE_TEXT else line.dropped


def _are_points(lines: Sequence[Piece]) -> bool:
    if any(line.targets or line.text.endswith(SENTENCE_END) for line in lines):
        return False
    return sum(line.extent for line in lines) >= _POINT * len(lines)


def keep_headed_lists(body: Sequence[Piece]) -> None:
    """Keep the lines, without links, of lists right under headings of the text, however deep they lie beside it."""
    is_headed = False
    headed: Element | None = None
    for piece in body:
        if not piece.text:
            continue
        if piece.kind == "list_item" and piece.dropped is DropReason.BESIDE_TEXT and not piece.links:
            around = _list_around(piece.element)
            headed = around if is_headed else headed
            if around is not None and around is headed:
                piece.dropped = None
        is_headed = piece.kind == "heading" and not piece.dropped


def keep_lists_in_lists(body: Sequence[Piece]) -> None:
    """Keep the lists within those lines of lists that are text: they go on with what the line says."""
    kept: set[Element] = set()
    for piece in body:
        if piece.kind != "list_item" or not piece.text:
            continue
        line = _line_around(piece.element)
        outer = _line_around(line.getparent()) if line is not None else None
        if piece.dropped is DropReason.BESIDE_TEXT and outer in kept:
            piece.dropped = None
        if line is not None and not piece.dropped:
            kept.add(line)


def _list_around(element: Element) -> Element | None:
    return next((above for above in islice(element.iterancestors(), _LEVELS) if above.tag in ("ul", "ol")), None)


def _line_around(element: Element | None) -> Element | None:
    if element is None or element.tag == "li":
        return element
    return next(islice(element.iterancestors("li"), 1), None)

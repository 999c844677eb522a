"""PAGE: the lists that belong to what stands before them: under a heading, as in columns, and in a line of a list."""

from collections.abc import Sequence
from itertools import islice

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Element

_LEVELS = 3
"""Up to the list that a line stands in."""


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

"""PAGE: the lists that stand in columns, each under a heading of the text: what speaks for a thing, what against it."""

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


def _list_around(element: Element) -> Element | None:
    return next((above for above in islice(element.iterancestors(), _LEVELS) if above.tag in ("ul", "ol")), None)

"""PAGE: text that a page holds twice: a copy for phones or for what a script shares, a beginning that is cut off."""

from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import FULL

_WHOLE = 0.4
"""Share of all text that the second copy of a whole text has, at least; a refrain has less."""
_FEWEST = 2
"""Paragraphs, each of which stands twice."""
_DOTS = ("…", "...")


def drop_second_copy(body: Sequence[Piece]) -> None:
    """Drop the second of two copies of the whole text, which lie in two boxes."""
    kept = [piece for piece in body if not piece.dropped]
    firsts: dict[str, Piece] = {}
    copies: list[Piece] = []
    for piece in kept:
        if firsts.setdefault(piece.text, piece) is not piece:
            copies.append(piece)
    if len(copies) < _FEWEST or len({piece.text for piece in copies}) < len(copies):
        return
    if sum(piece.extent for piece in copies) < _WHOLE * sum(piece.extent for piece in kept):
        return
    if not any(piece.element.getparent() is firsts[piece.text].element.getparent() for piece in copies):
        for piece in copies:
            piece.dropped = DropReason.REPETITION


def is_cut_off_beginning(lead: Piece, body: Sequence[Piece]) -> bool:
    """Tell whether *lead* ends in dots and is nothing but the beginning of what the text, *body*, says again."""
    if not lead.text.endswith(_DOTS) or lead.extent < FULL // 2:
        return False
    first = next((piece for piece in body if not piece.dropped and piece.kind == "paragraph"), None)
    return first is not None and first.text.startswith(lead.text.rstrip(" .…"))

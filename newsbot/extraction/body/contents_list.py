"""PAGE: the list of a text's own headings above it."""

from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.headlines.finding import words

_FEWEST = 2


def drop_contents_list(body: Sequence[Piece]) -> None:
    """Drop the lines of lists that say, one after the other, what headings further down say."""
    shown = [piece for piece in body if piece.text and not piece.dropped]
    headings = {tuple(words(piece.text)) for piece in shown if piece.kind == "heading"}
    run: list[Piece] = []
    for piece in shown if headings else ():
        if piece.kind == "list_item" and tuple(words(piece.text)) in headings:
            run.append(piece)
            continue
        _drop(run)
        run = []
    _drop(run)


def _drop(run: Sequence[Piece]) -> None:
    if len(run) >= _FEWEST:
        for piece in run:
            piece.dropped = DropReason.NAVIGATION

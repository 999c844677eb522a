"""PAGE: headings of what was left out: of related articles, of a box."""

from collections.abc import Sequence
from itertools import islice

from newsbot.extraction.body.announced_links import invites
from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.page import Element

_OF_THE_TEXT = frozenset(
    (
        None,
        DropReason.CAPTION,
        DropReason.DRAWING,
        DropReason.EMBED,
        DropReason.FIGURE,
        DropReason.FORMULA,
        DropReason.PICTURE_BOX,
        DropReason.PLAYER,
        DropReason.TABLE,
    )
)
"""Why what is right below a heading is no text although the article shows it; or it is text."""
_LABELLED = (DropReason.ONLY_LINKS, DropReason.POINTER)
_MOST_LEVELS = 50
"""Of what is in one box with its heading."""
_BELONGS_TO_HEADING = frozenset(
    (
        DropReason.ONLY_LINKS,
        DropReason.POINTER,
        DropReason.RELATED,
        DropReason.NEWSLETTER,
        DropReason.TAGS,
        DropReason.COMMENTS,
        DropReason.BYLINE,
        DropReason.NAVIGATION,
    )
)
"""What a heading heads that goes when it goes; anything else may lie between a heading and its text."""


def drop_idle_headings(body: Sequence[Piece]) -> None:
    """Drop the headings after which no text comes but something that was left out, such as related articles."""
    heads_text = False
    below: Piece | None = None
    kept_below: Piece | None = None
    for piece in reversed(body):
        if piece.kind == "heading":
            heads_nothing = not heads_text and not _is_above_labelled_box(below, kept_below)
            if not piece.dropped and (heads_nothing or _heads_left_out_box(piece, below, kept_below)):
                piece.dropped = DropReason.HEADING_OF_NOTHING
        elif piece.dropped is None:
            heads_text = True
        elif piece.dropped in _BELONGS_TO_HEADING:
            heads_text = False
        if piece.dropped is None:
            kept_below = piece
        below = piece


def _is_above_labelled_box(below: Piece | None, kept_below: Piece | None) -> bool:
    """Tell whether what was left out *below* a heading says itself what it is, and text is what *kept_below* is."""
    if below is None or kept_below is None or kept_below.kind == "heading":
        return False
    return below.dropped in _LABELLED and (below.kind == "heading" or invites(below.text))


def _heads_left_out_box(heading: Piece, below: Piece | None, kept_below: Piece | None) -> bool:
    """Tell whether the box of *heading* holds what is right *below* it, which was left out, and no text that stays."""
    box = heading.element.getparent()
    if box is None or below is None or kept_below is None or below.dropped in _OF_THE_TEXT:
        return False
    return _is_within(below.element, box) and not _is_within(kept_below.element, box)


def _is_within(element: Element, box: Element) -> bool:
    return any(above is box for above in islice(element.iterancestors(), _MOST_LEVELS))

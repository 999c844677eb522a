"""PAGE: the short lines around the text that are no part of it: who wrote it and when, and what it draws on."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsbot.extractors.blocks import BEFORE, Piece

LONGEST_LINE = 200
MOST_LINES = 16
_MARKED = ("byline", "signature")
_OTHER = frozenset(
    (
        *("share bar", "caption", "figure", "picture box", "advertisement", "navigation", "lead", "newsletter", "tags"),
        *(
            "control",
            "code",
            "drawing",
            "embed",
            "player",
            "related",
            "consent",
            "comments",
            "hidden",
            "poll",
            "footer",
        ),
        *("dropped by the publisher file", "the headline again", "paywall box"),
    )
)
"""Why a piece was left out of the text that is no reason to look for names and dates in it; any other is."""


class Line(NamedTuple):
    """One short line beside the text."""

    text: str
    marked: bool = False
    """Whether the markup, or its place at the end of the text, makes it a byline."""


def lines_above(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines between headline and text."""
    first = next((at for at, piece in enumerate(pieces) if not piece.dropped), len(pieces))
    return _short_lines(piece for piece in pieces[:first] if piece.zone != BEFORE and piece.dropped not in _OTHER)


def lines_below(pieces: Sequence[Piece]) -> list[Line]:
    """Return the lines right after the text."""
    last = max((at for at, piece in enumerate(pieces) if not piece.dropped), default=len(pieces))
    return _short_lines(piece for piece in pieces[last + 1 : last + 1 + MOST_LINES] if piece.dropped not in _OTHER)


def _short_lines(pieces: Iterable[Piece]) -> list[Line]:
    lines: dict[str, Line] = {}
    for piece in pieces:
        text = piece.text or " ".join(" ".join(piece.element.itertext()).split())
        if text and len(text) <= LONGEST_LINE:
            lines.setdefault(text, Line(text, piece.dropped in _MARKED))
            if len(lines) == MOST_LINES:
                break
    return list(lines.values())

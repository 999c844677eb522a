"""PAGE: teasers of other articles, one after the other: each a linked line and what sums it up."""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise, takewhile

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import ONLY_LINKS, is_text

_SHORTEST_LINE = 15
"""Extent of a linked line that may be a headline."""
_SHORTEST_SUMMARY = 40
_LONGEST_SUMMARY = 500
_MOST_PIECES = 5
"""Pieces of a teaser: its line, a summary, a date, a link."""
_SHARE_AMID, _SHARE_AT_END = 0.3, 0.42
"""Share of the text from which teasers are the text: those amid it, and those at its end."""
_LEVELS = 6
"""Levels up to what holds two teasers."""


def drop_teasers(body: Sequence[Piece]) -> None:
    """Drop the summaries that stand under linked lines, two at least in the same way, apart from the text."""
    shown = [piece for piece in body if piece.text]
    lines = [at for at, piece in enumerate(shown) if _is_linked(piece) or _begins_linked(piece)]
    teased = {id(piece): piece for piece in _teased(shown, lines)}
    if not teased:
        return
    rest = [piece for piece in shown if not piece.dropped and id(piece) not in teased]
    among = {piece.element.getparent() for piece in rest if is_text(piece)}
    apart = [piece for piece in teased.values() if piece.element.getparent() not in among]
    said = sum(piece.extent for piece in apart if not piece.dropped and not _is_linked(piece))
    follows = any(is_text(piece) for piece in takewhile(lambda piece: id(piece) not in teased, reversed(shown)))
    if said < (_SHARE_AMID if follows else _SHARE_AT_END) * (said + sum(piece.extent for piece in rest)):
        for piece in apart:
            piece.dropped = piece.dropped or DropReason.RELATED


def _teased(shown: Sequence[Piece], lines: Sequence[int]) -> Iterator[Piece]:
    """Yield the pieces of teasers beside each other: those from one of *lines* to the next, and as many after that."""
    for one, other in pairwise(lines):
        teaser, following = shown[one:other], shown[other : 2 * other - one]
        if _is_teaser(teaser) and _is_teaser(following) and all(map(_are_alike, teaser, following)):
            yield from teaser
            yield from following


def _is_teaser(pieces: Sequence[Piece]) -> bool:
    """Tell whether *pieces*, the first of them a linked line, sum up something."""
    if len(pieces) == 1:
        return _begins_linked(pieces[0])
    below = [piece.extent for piece in pieces[1:]]
    is_summary = max(below) >= _SHORTEST_SUMMARY and sum(below) <= _LONGEST_SUMMARY
    return is_summary and len(pieces) <= _MOST_PIECES and _is_linked(pieces[0])


def _is_linked(piece: Piece) -> bool:
    return piece.extent >= _SHORTEST_LINE and bool(piece.targets) and piece.links >= ONLY_LINKS * len(piece.text)


def _begins_linked(piece: Piece) -> bool:
    """Tell whether the first line of *piece*, and nothing else of it, is a link."""
    if len(piece.targets) != 1 or piece.links < _SHORTEST_LINE or piece.extent > _LONGEST_SUMMARY:
        return False
    line, _, rest = piece.text.partition("\n")
    return bool(rest) and abs(len(line) - piece.links) <= 1


def _are_alike(one: Piece, other: Piece) -> bool:
    """Tell whether *one* and *other* lie below the same tags in what holds both."""
    paths = (chain((piece.element,), piece.element.iterancestors()) for piece in (one, other))
    for ours, theirs in islice(zip(*paths, strict=False), _LEVELS):
        if ours is theirs:
            return True
        if ours.tag != theirs.tag:
            return False
    return False

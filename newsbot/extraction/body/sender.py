"""PAGE: what a press release says of its sender below its text: "About Harbour Engineering"."""

import re
from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason

_ABOUT = re.compile(
    r"\W*(?:about|über|à propos (?:de|du)|acerca de|sobre|informazioni su|over|om|o firmie|о компании)"
    r" (?:the |die |das |den |der |la |le |el |l['’])?(\w.{1,60}?)\W*",
    re.IGNORECASE,
)
_LONGEST = 80
_SHARE = 0.35
"""Of the text, from which what is told of its sender is the text."""


def drop_sender(body: Sequence[Piece]) -> None:
    """Drop what stands below a line that says "about" and the name with which the next paragraph begins."""
    kept = [piece for piece in body if not piece.dropped]
    whole = sum(piece.extent for piece in kept)
    extent = 0
    first = len(kept)
    for at in range(len(kept) - 1, 0, -1):
        extent += kept[at].extent
        if extent > _SHARE * whole:
            break
        if _is_about(kept[at], kept[at + 1] if at + 1 < len(kept) else None):
            first = at
    for piece in kept[first:]:
        piece.dropped = DropReason.SENDER


def _is_about(piece: Piece, following: Piece | None) -> bool:
    line, _, rest = piece.text.partition("\n")
    text = rest or (following.text if following else "")
    if not text or len(line) > _LONGEST:
        return False
    about = _ABOUT.fullmatch(line)
    name = about[1].split()[0] if about else ""
    return name[:1].isupper() and name in text.split()[:4]

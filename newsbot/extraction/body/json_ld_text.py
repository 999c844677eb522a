"""PAGE: the text as structured data tells it: a witness against lists, and a stand-in where the page shows little.

It is no witness for anything: it often holds captions, boxes and links that readers see beside the text.
"""

import re
from collections.abc import Sequence
from html import unescape

from newsbot.extraction.body.blocks import Piece
from newsbot.items import Block

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SHORTEST = 400
"""Characters; what is shorter is a summary."""
_TRUSTED = 0.8
"""The witness is heard where it has this share of what the page shows."""
_WHOLE = 0.9
"""A witness of less than this share of what the page shows was cut off."""
_LITTLE = 0.3
"""A page that shows less than this share of the witness's text does not hold the article."""


def plain(told: Sequence[str]) -> str:
    """Return the longest of *told* (JSON-LD ``articleBody``) without markup, lines kept; empty where it is short."""
    longest = max(told, key=len, default="")
    text = unescape(_TAG.sub("\n", longest)) if "<" in longest or "&" in longest else longest
    return text if len(text) >= _SHORTEST else ""


def hear(body: Sequence[Piece], told: str) -> None:
    """Drop the list items of *body* that the witness *told* does not know, where it can be trusted."""
    known = _squeezed(told)
    kept = [(piece, _squeezed(piece.text)) for piece in body if not piece.dropped]
    shown = sum(len(text) for _, text in kept)
    confirmed = sum(len(text) for _, text in kept if text in known)
    if confirmed < _TRUSTED * shown or len(known) < _WHOLE * shown:
        return
    for piece, text in kept:
        if piece.kind == "list_item" and text not in known:
            piece.dropped = "not in the text that JSON-LD tells"


def stand_in(blocks: Sequence[Block], told: str) -> list[Block]:
    """Return the paragraphs of the witness *told* if *blocks*, what the page shows, is but a small part; else none."""
    shown = sum(len(block.text) for block in blocks)
    if shown >= _LITTLE * len(told):
        return []
    return [Block("paragraph", line) for part in told.split("\n") if (line := " ".join(part.split()))]


def _squeezed(text: str) -> str:
    return "".join(text.split())

"""PAGE: the text as JSON-LD has it: it speaks against lists, and replaces the page's own where that shows little.

It speaks for nothing: it often holds captions, boxes and links that readers see beside the text.
"""

import re
from collections.abc import Sequence
from html import unescape

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.closing_lines import SENTENCE_END
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.values.text import extent
from newsbot.items import Block

_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_SHORTEST = 400
"""Extent; what is shorter is a summary."""
_TRUSTED = 0.8
"""It is believed where it has this share of what the page shows."""
_WHOLE = 0.9
"""What is less than this share of what the page shows was cut off."""
_LITTLE = 0.3
"""A page that shows less than this share of it does not hold the article."""


def plain_text(declared: Sequence[str]) -> str:
    """Return the longest of *declared* (JSON-LD ``articleBody``) without markup, lines kept; empty if it is short."""
    longest = max(declared, key=len, default="")
    text = unescape(_TAG.sub("\n", longest)) if "<" in longest or "&" in longest else longest
    return text if extent(text) >= _SHORTEST else ""


def drop_unconfirmed_items(body: Sequence[Piece], json_ld_text: str) -> None:
    """Drop the list items of *body* that *json_ld_text* does not know, where it can be trusted.

    Not those that end a sentence and lead nowhere: a summary above the text is often left out there.
    """
    known = _squeezed(json_ld_text)
    kept = [(piece, _squeezed(piece.text)) for piece in body if not piece.dropped]
    visible = sum(len(text) for _, text in kept)
    confirmed = sum(len(text) for _, text in kept if text in known)
    if confirmed < _TRUSTED * visible or len(known) < _WHOLE * visible:
        return
    for piece, text in kept:
        is_sentence = piece.text.endswith(SENTENCE_END) and not piece.links
        if piece.kind == "list_item" and text not in known and not is_sentence:
            piece.dropped = DropReason.UNCONFIRMED_ITEM


def blocks_of_json_ld(blocks: Sequence[Block], json_ld_text: str) -> list[Block]:
    """Return the paragraphs of *json_ld_text* if *blocks*, what the page shows, is a small part of it; else none."""
    visible = sum(len(block.text) for block in blocks)
    if visible >= _LITTLE * len(json_ld_text):
        return []
    return [Block("paragraph", line) for part in json_ld_text.split("\n") if (line := " ".join(part.split()))]


def _squeezed(text: str) -> str:
    return "".join(text.split())

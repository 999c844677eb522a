"""PAGE: a piece that leads to another article instead of telling of this one.

``points_elsewhere`` -> why such a piece is no text; ``is_pointer`` -> whether it is a label and a link
"""

import re

from newsbot.extraction.body.announced_links import asks_to_follow, invites
from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.closing_lines import SENTENCE_END, leads_to_service
from newsbot.extraction.body.datelines import SENTENCE_MARKS
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import ONLY_LINKS

_NAME_LENGTH = 30
"""A link of up to this extent may be all of a line of text: a name, a source."""
_LABEL_LENGTH = 40
_FEWEST_SPACES = 3
"""In a link in capitals that is a headline, "WHY THE HARBOUR CLOSED", and no name or source."""
_LONGEST_INVITATION = 150
"""Extent of a line amid the text that leads to a newsletter or a profile, and says so."""
_ARROWS = " >»›→▶►"
"""What stands before a link that leads away."""
_LABEL = re.compile(r"[^.!?]{2,40}?\s?[:|»›>]\s")
"""What stands before a link to another article: "Read also:", "Lire aussi :", "FUNDA OLUNYE UDABA |"."""
_WIDE_LABEL = re.compile(r"[^.!?。！？]{2,20}?[：｜│／]")
"""The same in Chinese and Japanese, "延伸閱讀：", where a list of places may look like it."""


def points_elsewhere(piece: Piece, in_text: bool) -> DropReason | None:
    """Tell whether *piece* is nothing but a link to something else, perhaps with a label, or asks to follow."""
    text = piece.text.lstrip(_ARROWS)
    if piece.links and piece.extent <= _LONGEST_INVITATION and leads_to_service(piece) and asks_to_follow(text):
        return DropReason.INVITATION
    if piece.links >= ONLY_LINKS * len(text):
        shouted = text.isupper() and text.count(" ") >= _FEWEST_SPACES
        kept = (
            in_text
            and not shouted
            and text == piece.text
            and not invites(text)
            and (piece.extent <= _NAME_LENGTH or text.endswith(SENTENCE_MARKS))
        )
        return None if kept else DropReason.ONLY_LINKS
    return DropReason.POINTER if is_pointer(piece) else None


def is_pointer(piece: Piece) -> bool:
    """Tell whether *piece* is a label and a link: "Read also: Harbour closed"."""
    text = piece.text
    if not piece.links or len(text) - piece.links > _LABEL_LENGTH or text.endswith(SENTENCE_END):
        return False
    label = _LABEL.match(text) or (_WIDE_LABEL.match(text) if len(set(piece.targets)) == 1 else None)
    return label is not None and len(text) - label.end() <= piece.links + 2

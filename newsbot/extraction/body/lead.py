"""PAGE: the lead among the pieces of a page: described by the page itself, or known by its name, place or looks."""

import re
from collections.abc import Sequence

from newsbot.extraction.body.blocks import FRONT, Piece
from newsbot.extraction.headlines.finding import words

_SHORTEST_LEAD = 40
_LONG_HEADING = 60
_LONGER = 3
"""Times as long as the longest description: the line shows more than one."""
_TIME = re.compile(r"\d\d?[:.h]\d\d(?!\d)")
_LEAD_NAME = re.compile(
    r"(?<![a-z])(?:lead|deck|dek|standfirst|strapline|intro|einleitung|vorspann|chapo|chapeau|preamble|ingress|"
    r"entradilla|bajada|sommario|excerpt|abstract|subtitle|sub-?title|subheadline|summary|synopsis|kicker-text)(?![a-z])"
)


def find_lead(pieces: Sequence[Piece], start: Sequence[Piece], descriptions: Sequence[str]) -> list[Piece]:
    """Return the pieces of the lead, marked: an early line that shows a description, or one that stands apart."""
    front = [piece for piece in pieces if piece.zone == FRONT and not piece.dropped]
    start = [piece for piece in start if not piece.dropped][:6]
    told = [text for text in (" ".join(words(description)) for description in dict.fromkeys(descriptions)) if text]
    choices = (
        (piece for piece in front if _is_called_lead(piece) and _shows(piece, told)),
        (piece for piece in front + start[:2] if _is_called_lead(piece)),
        (piece for piece in front + start if _shows(piece, told)),
        (piece for piece in front if _may_be_lead(piece) and not _TIME.search(piece.text)),
        (piece for piece in start[:1] if _stands_apart(piece, start[1:3])),
    )
    first = next((piece for choice in choices for piece in choice), None)
    if first is None:
        return []
    lead = [first]
    if first in front:
        for piece in front[front.index(first) + 1 :]:
            alike = piece.element.getparent() is first.element.getparent() and piece.element.tag == first.element.tag
            if not alike or not _may_be_lead(piece) or _TIME.search(piece.text):
                break
            lead.append(piece)
    for piece in lead:
        piece.dropped = "lead"
    return lead


def _is_called_lead(piece: Piece) -> bool:
    if len(piece.text) <= 20 or piece.links >= 0.5 * len(piece.text):
        return False
    box = piece.element.getparent()
    around = box.get("class", "") if box is not None and piece.extent >= _SHORTEST_LEAD else ""
    return _LEAD_NAME.search(f"{piece.element.get('class', '')} {around}".lower()) is not None


def _may_be_lead(piece: Piece) -> bool:
    return piece.extent >= _SHORTEST_LEAD and piece.links < 0.5 * len(piece.text)


def _stands_apart(first: Piece, others: Sequence[Piece]) -> bool:
    """Tell whether the text's *first* line looks unlike the *others*: a long heading, all bold, or of its own class."""
    if not _may_be_lead(first) or len(others) < 2:
        return False
    if first.kind == "heading":
        return first.extent >= _LONG_HEADING
    whole = [piece.bold >= 0.9 * len(piece.text) for piece in (first, *others)]
    classes = [piece.element.get("class") for piece in (first, *others)]
    return whole == [True, False, False] or (classes[1] == classes[2] and classes[0] not in (None, classes[1]))


def _shows(piece: Piece, told: Sequence[str]) -> bool:
    if len(piece.text) > _LONGER * max(map(len, told), default=0):
        return False
    shown = " ".join(words(piece.text))
    return len(shown) > 20 and any(shown in text or (text in shown and len(text) > 0.5 * len(shown)) for text in told)

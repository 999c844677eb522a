"""PAGE: pieces of text -> the article's body, its lead, and the reason why the others are neither."""

import re
from collections.abc import Collection, Sequence

from newsbot.extraction.body.blocks import BEFORE, BODY, FRONT, Piece
from newsbot.extraction.body.closing_lines import SENTENCE_END, drop_closing_lines
from newsbot.extraction.body.json_ld_text import hear
from newsbot.extraction.body.lead import find_lead
from newsbot.extraction.body.paragraph_layout import FULL, ONLY_LINKS, Shape, is_text, name_of
from newsbot.extraction.headlines.finding import words
from newsbot.page import Element

_NEAR_THE_START = 12
"""Pieces, left out ones too, after the first paragraph among which the lead may be."""
_LONG_ENOUGH_TO_REPEAT = 25
_NAME_LENGTH = 30
"""A link of up to this extent may be all of a line of text: a name, a source."""
_LABEL_LENGTH = 40
_FEWEST_SPACES = 3
"""In a link in capitals that is a headline, "WHY THE HARBOUR CLOSED", and no name or source."""
_LABEL = re.compile(r"[^.!?]{2,40}?\s?[:|»›>]\s")
"""What stands before a link to another article: "Read also:", "Lire aussi :", "FUNDA OLUNYE UDABA |"."""
_BELONGS_TO_HEADING = frozenset(
    ("only links", "link to another article", "related", "newsletter", "tags", "comments", "byline", "navigation")
)
"""What a heading heads that goes when it goes; anything else may lie between a heading and its text."""


def judge(
    pieces: Sequence[Piece],
    region: Element,
    headline: str,
    descriptions: Sequence[str],
    told: str = "",
    chosen: Collection[Element] = (),
) -> str | None:
    """Give every piece that is no part of the body its reason; return the lead.

    *descriptions* are the page's own summaries: the line that shows one of them is the lead; *told* is its text as
    structured data has it, or nothing.  Where *chosen* are the
    elements that a publisher file names as the body, what they hold is text wherever it lies.
    """
    body = [piece for piece in pieces if piece.zone == BODY]
    shape = Shape(body, region)
    title = words(headline)
    for piece in pieces:
        if not piece.dropped and piece.zone == BEFORE:
            piece.dropped = "before the headline"
        elif not piece.dropped and piece.kind == "heading" and title and words(piece.text) == title:
            piece.dropped = "the headline again"
    lead = find_lead(pieces, body[: shape.first + _NEAR_THE_START], descriptions)
    _judge_front([piece for piece in pieces if piece.zone == FRONT], shape)
    for index, piece in enumerate(body):
        if not piece.dropped:
            piece.dropped = _reason_beside(piece, chosen) if chosen else _reason(piece, index, shape)
    if told and not chosen:
        hear(body, told)
    _drop_repetitions(body)
    _drop_idle_headings(body)
    drop_closing_lines(body)
    if all(piece.dropped for piece in body):
        for piece in lead:
            piece.dropped = None
        return None
    return "\n".join(piece.text for piece in lead) or None


def _reason_beside(piece: Piece, chosen: Collection[Element]) -> str | None:
    """Return why *piece* is no part of the text where a publisher file has *chosen* the elements that hold it."""
    if not any(element in chosen for element in (piece.element, *piece.element.iterancestors())):
        return "outside the publisher's body"
    return _points_elsewhere(piece, in_text=True) if piece.kind != "heading" else None


def _judge_front(front: Sequence[Piece], shape: Shape) -> None:
    """Keep only what is the beginning of the text between headline and region: paragraphs of the text's own class."""
    for piece in front:
        if not piece.dropped:
            own = piece.element.tag == "p" and is_text(piece)
            own = own and shape.name is not None and name_of(piece) == shape.name
            piece.dropped = None if own else "between headline and text"


def _reason(piece: Piece, index: int, shape: Shape) -> str | None:
    """Return why *piece*, the body's *index*-th, is no part of the text, or None."""
    path = shape.paths[index]
    if piece.kind == "heading":
        if index > shape.last:
            return "heading after the end"
        linked = piece.links >= ONLY_LINKS * len(piece.text) and path[:-1] not in shape.parents
        if linked or _is_pointer(piece):
            return "link to another article"
        return None if path in shape.main or shape.is_above(path) or shape.is_beside(path) else "heading of a box"
    pointer = _points_elsewhere(piece, in_text=path in shape.main)
    if pointer:
        return pointer
    if path in shape.main:
        odd = shape.name and shape.names[index] != shape.name and piece.extent < FULL and piece.kind == "paragraph"
        return "another class than the text" if odd else None
    if index > shape.last:
        return "after the end"
    paragraph = piece.element.tag == "p" and is_text(piece)
    if index < shape.first:
        return None if paragraph or (shape.is_listed(piece, index) and is_text(piece)) else "before the text"
    if piece.kind == "quote" or shape.is_listed(piece, index):
        return None
    return None if piece.element.tag == "p" and shape.is_above(path) else "box"


def _points_elsewhere(piece: Piece, in_text: bool) -> str | None:
    """Tell whether *piece* is nothing but a link to something else, perhaps with a label before it."""
    text = piece.text
    if piece.links >= ONLY_LINKS * len(text):
        shouted = text.isupper() and text.count(" ") >= _FEWEST_SPACES
        kept = in_text and not shouted and (piece.extent <= _NAME_LENGTH or text.endswith(SENTENCE_END[:9]))
        return None if kept else "only links"
    return "link to another article" if _is_pointer(piece) else None


def _is_pointer(piece: Piece) -> bool:
    """Tell whether *piece* is a label and a link: "Read also: Harbour closed"."""
    text = piece.text
    if not piece.links or len(text) - piece.links > _LABEL_LENGTH or text.endswith(SENTENCE_END):
        return False
    label = _LABEL.match(text)
    return label is not None and len(text) - label.end() <= piece.links + 2


def _drop_repetitions(body: Sequence[Piece]) -> None:
    """Drop pull quotes: what a paragraph says as well."""
    kept = [piece for piece in body if not piece.dropped]
    quotes = [piece for piece in kept if piece.kind == "quote"]
    if quotes:
        said = "\n".join(" ".join(words(piece.text)) for piece in kept if piece.kind == "paragraph")
        for quote in quotes:
            text = " ".join(words(quote.text))
            if len(text) >= _LONG_ENOUGH_TO_REPEAT and text in said:
                quote.dropped = "said in the text, too"


def _drop_idle_headings(body: Sequence[Piece]) -> None:
    """Drop the headings after which no text comes but something that was left out, such as related articles."""
    heads_text = False
    for piece in reversed(body):
        if piece.kind == "heading":
            if not piece.dropped and not heads_text:
                piece.dropped = "heading of nothing"
        elif piece.dropped is None:
            heads_text = True
        elif piece.dropped in _BELONGS_TO_HEADING:
            heads_text = False

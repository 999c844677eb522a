"""PAGE: the lead among the pieces of a page: described by the page itself, or known by its name, place or looks."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from newsbot.extraction.body.blocks import BEFORE, FRONT, Piece
from newsbot.extraction.body.datelines import SENTENCE_MARKS, says_when_or_who
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import name_of
from newsbot.extraction.bylines.by_words import by_word
from newsbot.extraction.headlines.finding import words

_SHORTEST_LEAD = 40
_LONG_HEADING = 60
_MOST_EARLY = 6
"""Lines that begin the text among which the lead may be."""
_MOST_NAMED = 2
_LONGER = 3
"""Times as long as the longest description: the line shows more than one."""
_SAY_WHO_OR_WHEN = (DropReason.BYLINE, DropReason.TIME)
_INITIAL = re.compile(
    r"(?<![a-z])(?:drop-?cap|dropcap|first|initial|has-|no-?indent|lettrine|capital"
    r"|mso|p(?:ara(?:graph)?)?(?![a-z])|hidden|paywall)"
)
"""Names of a text's first paragraph that say how its beginning is set, not that it is a lead."""
_TIME = re.compile(r"\d\d?[:.h]\d\d(?!\d)")
_LEAD_NAME = re.compile(
    r"(?<![a-z])(?:lead|deck|dek|standfirst|strapline|intro|einleitung|vorspann|chapo|chapeau|preamble|ingress|"
    r"entradilla|bajada|sommario|excerpt|abstract|subtitle|sub-?title|subheadline|summary|synopsis|kicker-text)(?![a-z])"
)


def find_lead(
    pieces: Sequence[Piece], start: Sequence[Piece], descriptions: Sequence[str], selected: Sequence[str] = ()
) -> list[Piece]:
    """Return the pieces of the lead, marked: an early line that shows a description, or one that stands apart.

    Where a publisher file names the lead, *selected* is what it names, and nothing else is one.
    """
    front = [piece for piece in pieces if piece.zone == FRONT and not piece.dropped and not says_when_or_who(piece)]
    early = list(islice((piece for piece in start if not piece.dropped and not says_when_or_who(piece)), _MOST_EARLY))
    first = (
        next(iter(lines_that_show(selected, [*front, *early])), None)
        if selected
        else _first_of_lead(pieces, front, early, descriptions)
    )
    if first is None:
        return []
    lead = [first]
    if first in front:
        lead += takewhile(lambda piece: _continues(first, piece), front[front.index(first) + 1 :])
    for piece in lead:
        piece.dropped = DropReason.LEAD
    return lead


def _first_of_lead(
    pieces: Sequence[Piece], front: Sequence[Piece], start: Sequence[Piece], descriptions: Sequence[str]
) -> Piece | None:
    described = _in_words(descriptions)
    named = [piece for piece in start if _is_called_lead(piece)]
    if len(named) > _MOST_NAMED:  # then it is the text that is called so
        start = [piece for piece in start if piece not in named]
    summary = islice((piece for piece in start if _shows(piece, described)), 1)
    choices = (
        (piece for piece in front if _is_called_lead(piece) and _shows(piece, described)),
        (piece for piece in (*front, *start[:2]) if _is_called_lead(piece)),
        (piece for piece in front if _shows(piece, described)),
        (piece for piece in front if piece.kind == "heading" and _may_be_lead(piece) and not _TIME.search(piece.text)),
        (piece for piece in summary if not _is_like(piece, start[start.index(piece) + 1 :])),
        (piece for piece in front if _may_be_lead(piece) and not _says_who_or_when(piece)),
        (
            piece
            for piece in start[:1]
            if _stands_apart(piece, start[1:3]) or _stands_above_byline(piece, next(iter(start[1:]), None), pieces)
        ),
    )
    return next((piece for choice in choices for piece in choice), None)


def _is_like(piece: Piece, others: Sequence[Piece]) -> bool:
    """Tell whether *piece* looks like the next two of *others*: then it begins the text, also if it is its summary."""
    return bool(others) and all(
        other.element.getparent() is piece.element.getparent()
        and name_of(other) == name_of(piece)
        and _is_bold(other) == _is_bold(piece)
        for other in others[:2]
    )


def _is_bold(piece: Piece) -> bool:
    return piece.bold >= 0.9 * len(piece.text)


def _says_who_or_when(piece: Piece) -> bool:
    is_signed = by_word(piece.text) != "" and not piece.text.endswith(SENTENCE_MARKS)
    return is_signed or _TIME.search(piece.text) is not None


def lines_that_show(texts: Sequence[str], pieces: Sequence[Piece]) -> list[Piece]:
    """Return those of *pieces* that say one of *texts*, such as the page's descriptions."""
    wanted = _in_words(texts)
    return [piece for piece in pieces if _shows(piece, wanted)]


def _in_words(texts: Sequence[str]) -> list[str]:
    return [text for text in (" ".join(words(text)) for text in dict.fromkeys(texts)) if text]


def _continues(first: Piece, piece: Piece) -> bool:
    """Tell whether *piece* is another paragraph of the lead that begins with *first*."""
    alike = piece.element.getparent() is first.element.getparent() and piece.element.tag == first.element.tag
    return alike and _may_be_lead(piece) and not _TIME.search(piece.text)


def _is_called_lead(piece: Piece) -> bool:
    if len(piece.text) <= 20 or piece.links >= 0.5 * len(piece.text):
        return False
    box = piece.element.getparent()
    around = box.get("class", "") if box is not None and piece.extent >= _SHORTEST_LEAD else ""
    return _LEAD_NAME.search(f"{piece.element.get('class', '')} {around}".lower()) is not None


def _may_be_lead(piece: Piece) -> bool:
    if piece.text.startswith(("https://", "http://")) and " " not in piece.text:
        return False
    return piece.extent >= _SHORTEST_LEAD and piece.links < 0.5 * len(piece.text)


def _stands_apart(first: Piece, others: Sequence[Piece]) -> bool:
    """Tell whether the text's *first* line looks unlike the *others*: a long heading, all bold, or of its own class."""
    if not _may_be_lead(first) or len(others) < 2:
        return False
    if first.kind == "heading":
        return first.extent >= _LONG_HEADING
    whole = [_is_bold(piece) for piece in (first, *others)]
    classes = [name_of(piece) for piece in (first, *others)]
    own = classes[1] == classes[2] and classes[0] not in ("", classes[1]) and not _INITIAL.search(classes[0].lower())
    return whole == [True, False, False] or own


def _stands_above_byline(first: Piece, second: Piece | None, pieces: Sequence[Piece]) -> bool:
    """Tell whether the text's *first* line is a sentence between the headline and the line that says who or when.

    A box called so, as authors have them beside texts, tells it where the text's *second* line lies elsewhere.
    """
    if not _may_be_lead(first) or not first.text.endswith(SENTENCE_MARKS):
        return False
    at = next(index for index, piece in enumerate(pieces) if piece is first)
    if any(piece.zone != BEFORE and _is_byline(piece) for piece in pieces[:at]):
        return False
    below = next((piece for piece in pieces[at + 1 :] if piece.text or piece.dropped in _SAY_WHO_OR_WHEN), None)
    is_apart = second is not None and second.element.getparent() is not first.element.getparent()
    return below is not None and _is_byline(below) and (is_apart or bool(below.text))


def _is_byline(piece: Piece) -> bool:
    return piece.dropped in _SAY_WHO_OR_WHEN or says_when_or_who(piece)


def _shows(piece: Piece, described: Sequence[str]) -> bool:
    if len(piece.text) > _LONGER * max(map(len, described), default=0):
        return False
    text = " ".join(words(piece.text))
    return len(text) > 20 and any(text in told or (told in text and len(told) > 0.5 * len(text)) for told in described)

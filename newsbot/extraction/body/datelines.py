"""PAGE: the lines around a text that say when it was published, and by whom."""

import re
from collections.abc import Sequence
from itertools import takewhile

from newsbot.dates.human_dates import human_date
from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.byline_lines import leads_to_author
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.bylines.by_words import names_only
from newsbot.extraction.publication_dates.labels import dated_parts, is_of_publication
from newsbot.extraction.values.captions import LONGEST_CREDIT, caption_and_credit

_LONGEST_DATELINE = 100
"""Characters of a line that says when, and who."""
SENTENCE_MARKS = tuple(".!?…。！？؟।۔።။៕։｡．")
"""What ends a sentence, in all scripts that have something for it."""
_ENDS_DATE = re.compile(r"(?<=\d)\.$|\d ?(?:d|г|р)\.$")
_BEFORE_DATE = re.compile(r"(?:[^\d\s]{2,14}[,:]? )?\d|[^|•·–—]{0,80}(?:[|•·–—]| -) ?[^|•·–—]{0,20}\d")
"""What stands before the first number of a line that is nothing but a date, or has it behind a mark."""
LONGEST_TIME = 60
"""Characters of a line that says when it was published, and not when a picture was taken."""


def says_when_or_who(piece: Piece) -> bool:
    """Tell whether *piece* is a line with a date, or with who wrote the text; a sentence may well have these, too."""
    text = piece.text
    if len(text) > _LONGEST_DATELINE or ends_sentence(text):
        return False
    return human_date(text) is not None or names_only(text) or leads_to_author(piece)


def ends_sentence(text: str) -> bool:
    """Tell whether the line *text* ends a sentence, and no date that is written with a full stop.

    >>> ends_sentence("2025. március 14."), ends_sentence("It rained on 14.03.2025."), ends_sentence("14 марта 2025 г.")
    (False, True, False)
    """
    return text.endswith(SENTENCE_MARKS) and not (_ENDS_DATE.search(text) and _BEFORE_DATE.match(text))


def drop_opening_lines(body: Sequence[Piece], has_lead: bool) -> None:
    """Drop the lines above the first paragraph that say when, or who; longer ones and photo credits are captions."""
    kept = [piece for piece in body if not piece.dropped]
    above = list(takewhile(_is_opening_line, kept))
    if has_lead or len(above) < len(kept):
        for piece in above:
            is_short = len(piece.text) <= LONGEST_TIME or _says_both(piece.text)
            is_time = is_short and not is_photo_credit(piece.text)
            piece.dropped = DropReason.TIME if is_time else DropReason.CAPTION


def _is_opening_line(piece: Piece) -> bool:
    if piece.kind == "heading":
        return is_of_publication(piece.text) and says_when_or_who(piece)
    return piece.kind == "paragraph" and (says_when_or_who(piece) or is_photo_credit(piece.text))


def _says_both(line: str) -> bool:
    """Tell whether *line* says when the article was published, and when it was updated."""
    return len(dated_parts(line)) > 1


def is_photo_credit(text: str) -> bool:
    """Tell whether *text* is nothing but whose a picture is: "Photo: Ada Lovelace"."""
    return len(text) <= LONGEST_CREDIT and caption_and_credit(text, None)[0] is None

"""PAGE: the questions of an interview, which stand in elements of their own, each above its answer."""

from collections.abc import Sequence
from itertools import pairwise

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import name_of

_QUESTION_MARKS = tuple("?？؟՞፧")
_BESIDE = (DropReason.BESIDE_TEXT, DropReason.OTHER_CLASS)
_FEWEST = 2
"""Questions of one class; one alone may be a box that asks something of its reader."""


def keep_questions(body: Sequence[Piece]) -> None:
    """Keep the questions that are beside the text by their place or class where the text answers each of them."""
    alike: dict[tuple[object, str], list[Piece]] = {}
    for piece, following in pairwise(piece for piece in body if piece.text):
        is_question = piece.dropped in _BESIDE and piece.text.endswith(_QUESTION_MARKS) and not piece.links
        if is_question and not following.dropped and following.kind != "heading":
            alike.setdefault((piece.element.tag, name_of(piece)), []).append(piece)
    for questions in alike.values():
        if len(questions) >= _FEWEST:
            for piece in questions:
                piece.dropped = None

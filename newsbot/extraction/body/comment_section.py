"""PAGE: where readers' comments begin, as their headings tell, in many languages."""

import re
from collections.abc import Sequence
from itertools import islice

from newsbot.extraction.body.blocks import BEFORE, Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import is_text

_LONGEST_MARK = 40
_LEVELS = 4
"""From a heading of comments, and from the last of them, up to the box that holds all."""
_MOST_LEVELS = 50
_ENOUGH_TEXT = 200
"""Extent of text before a heading of comments; links to them stand above the text as well."""
_COMMENTS = (
    r"comments?(?:\(s\))?|opinie|opini(?:ones|ões)|(?:vos )?réactions|reactions|responses|replies"
    r"|discussion|diskussion|dyskusja|обсуждение|мнения|отзывы|postings|keskustelu|vélemények|tanggapan"
    r"|kommentare?|kommentarer|leserkommentare|komentarze?|komentáře|komentáre|komentari|komentarai|komentar"
    r"|commentaires?|comentarios?|comentários|comentarii|commenti|reacties|kommentit|hozzászólások|комментари\w*"
    r"|коментар\w*|σχόλια|yorum(?:lar)?|التعليقات|تعليقات|نظرات|תגובות|评论|評論|留言|コメント|댓글|ความคิดเห็น"
    r"|bình luận|ý kiến"
)
_HEADING = re.compile(
    r"\W*(?:\d+\s*)?(?:(?:please|add|post|leave|write|view|read|show|see|all|reader|readers['’]?|user|your|a|the|latest"
    r"|dodaj|wszystkie|schreiben sie einen|alle|laisser un|deja un|все|добавить)\s+)*"
    rf"(?:{_COMMENTS})(?:\s+on this (?:story|article))?\W*\d*\W*"
)
"""In lower case: to look without regard to case takes many times as long."""


def drop_comments(pieces: Sequence[Piece]) -> None:
    """Drop what stands under a heading or a box of comments.

    Not where paragraphs of the article lie in the same box, or in one of the same name: then it goes on there, unless
    the heading begins a box that holds all the rest, and is the only one: each posting of a live blog may have its own.
    """
    shown = [piece for piece in pieces if piece.zone != BEFORE and (piece.text or piece.dropped is DropReason.COMMENTS)]
    starts = {at for at, piece in enumerate(shown) if not piece.text or _is_heading(piece)}
    if not starts:
        return
    texts = [piece.dropped in (None, DropReason.LEAD) and is_text(piece) for piece in shown]
    last = {box: at for at, piece in enumerate(shown) if texts[at] and not piece.dropped for box in _boxes(piece)}
    end = next((piece for piece, is_one in zip(reversed(shown), reversed(texts), strict=True) if is_one), None)
    above: Piece | None = None
    extent = goes_on_to = 0
    is_one_of_several = False
    for at, piece in enumerate(shown):
        if at in starts and extent >= _ENOUGH_TEXT:
            if goes_on_to < at or (not is_one_of_several and _parts(piece, above, end)):
                for following in shown[at:]:
                    following.dropped = following.dropped or DropReason.COMMENTS
                return
            is_one_of_several = True
        if texts[at]:
            above = piece
            extent += piece.extent
            goes_on_to = max(goes_on_to, *(last.get(box, 0) for box in _boxes(piece)))


def _is_heading(piece: Piece) -> bool:
    return piece.kind != "list_item" and piece.extent <= _LONGEST_MARK and is_heading_of_comments(piece.text)


def is_heading_of_comments(text: str) -> bool:
    """Tell whether *text* is what stands above readers' comments.

    >>> is_heading_of_comments("3 Kommentare"), is_heading_of_comments("Comments are closed at noon")
    (True, False)
    """
    return len(text) <= _LONGEST_MARK and _HEADING.fullmatch(text.lower()) is not None


def _parts(heading: Piece, above: Piece | None, end: Piece | None) -> bool:
    """Tell whether *heading* lies in one box with the *end* of the text, and the paragraph *above* it does not."""
    if not heading.text or above is None or end is None:
        return False
    around = set(islice(end.element.iterancestors(), _LEVELS))
    box = next((box for box in islice(heading.element.iterancestors(), _LEVELS) if box in around), None)
    return box is not None and box not in islice(above.element.iterancestors(), _MOST_LEVELS)


def _boxes(piece: Piece) -> list[object]:
    """Return the element around that of *piece*, and its name, if it has one."""
    box = piece.element.getparent()
    name = box.get("class") if box is not None else None
    return [box, (box.tag, name)] if box is not None and name else [box]

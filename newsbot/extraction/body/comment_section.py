"""PAGE: where readers' comments begin, as their headings and the links to answer them tell, in many languages."""

import re
from collections.abc import Sequence

from newsbot.extraction.body.blocks import BEFORE, Piece
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import is_text

_LONGEST_MARK = 40
_FEWEST_REPLIES = 2
_ENOUGH_TEXT = 200
"""Extent of text before a heading of comments; links to them stand above the text as well."""
_COMMENTS = (
    r"comments?(?:\(s\))?|opinie|opini(?:ones|ões)|(?:vos )?réactions|reactions|responses|replies"
    r"|discussion|diskussion|dyskusja|обсуждение|мнения|отзывы|postings|keskustelu|vélemények|tanggapan"
    r"|kommentare?|kommentarer|leserkommentare|komentarze?|komentáře|komentáre|komentari|komentarai|komentar"
    r"|commentaires?|comentarios?|comentários|comentarii|commenti|reacties|kommentit|hozzászólások|комментари\w*"
    r"|коментар\w*|σχόλια|yorum(?:lar)?|التعليقات|تعليقات|نظرات|תגובות|评论|評論|留言|コメント|댓글|bình luận|ความคิดเห็น"
)
_HEADING = re.compile(
    r"\W*(?:\d+\s*)?(?:(?:please|add|post|leave|write|view|read|show|see|all|reader|readers['’]?|user|your|a|the|latest"
    r"|dodaj|wszystkie|schreiben sie einen|alle|laisser un|deja un|все|добавить)\s+)*"
    rf"(?:{_COMMENTS})(?:\s+on this (?:story|article))?\W*\d*\W*",
    re.IGNORECASE,
)
_REPLY = re.compile(
    r"\W*(?:reply|report(?: abuse| comment)?|antworten|kommentar melden|répondre|signaler|responder|denunciar|rispondi"
    r"|beantwoorden|svar|svara|odpowiedz|odpovědět|odpovedať|odgovori|válasz|răspunde|ответить|відповісти|отговори"
    r"|απάντηση|yanıtla|cevapla|رد|پاسخ|הגב|回复|回覆|返信|답글|trả lời|balas|zgłoś(?: do moderacji)?)\W*\d*\W*",
    re.IGNORECASE,
)


def drop_comments(pieces: Sequence[Piece]) -> None:
    """Drop what stands under a heading or a box of comments, and the box that several links to answer lie in.

    Not where paragraphs of the article lie in the same box, or in one of the same name: then it goes on there.
    """
    shown = [piece for piece in pieces if piece.zone != BEFORE and (piece.text or piece.dropped is DropReason.COMMENTS)]
    marks = [at for at, piece in enumerate(shown) if piece.extent <= _LONGEST_MARK]
    replies = [at for at in marks if _REPLY.fullmatch(shown[at].text)]
    headings = [at for at in marks if _HEADING.fullmatch(shown[at].text)]
    boxes = [at for at, piece in enumerate(shown) if not piece.text]
    starts = {*headings, *boxes, *(replies[:1] if len(replies) >= _FEWEST_REPLIES else [])}
    if not starts:
        return
    texts = [piece.dropped in (None, DropReason.LEAD) and is_text(piece) for piece in shown]
    last = {box: at for at, piece in enumerate(shown) if texts[at] and not piece.dropped for box in _boxes(piece)}
    extent = goes_on_to = 0
    for at, piece in enumerate(shown):
        if at in starts and extent >= _ENOUGH_TEXT and goes_on_to < at:
            for following in shown[at:]:
                following.dropped = following.dropped or DropReason.COMMENTS
            return
        if texts[at]:
            extent += piece.extent
            goes_on_to = max(goes_on_to, *(last.get(box, 0) for box in _boxes(piece)))


def _boxes(piece: Piece) -> list[object]:
    """Return the element around that of *piece*, and its name, if it has one."""
    box = piece.element.getparent()
    name = box.get("class") if box is not None else None
    return [box, (box.tag, name)] if box is not None and name else [box]

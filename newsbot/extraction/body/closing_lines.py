"""PAGE: the lines under a text that are none: credits, signatures, invitations."""

import re
from collections.abc import Sequence
from itertools import takewhile

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.datelines import LONGEST_TIME, SENTENCE_MARKS, says_when_or_who
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.paragraph_layout import FULL, ONLY_LINKS
from newsbot.extraction.headlines.finding import words

SENTENCE_END = (*SENTENCE_MARKS, *'"”“»’)」』）》】')
_SERVICE = re.compile(
    r"^mailto:|//(?:www\.|m\.)?(?:facebook|twitter|x|instagram|youtube|tiktok|linkedin|t|whatsapp)\.(?:com|me)/(?!.*/status)"
    r"|news\.google\.|newsletter|subscri|abonn|/signup|/register|/app/|play\.google\.|apps\.apple\.|/contact|/kontakt|donat|/spende|patreon\.|steadyhq\.",
    re.I,
)
"""Where a closing line leads that invites to follow, subscribe, write or give, in whatever language."""
_LONGEST_SERVICE = 400
_CREDIT = re.compile(
    r"^[^\w©]*(?:©|\(c\)\s|copyright\b|(?:images?|photos?|pictures?) (?:via|by|credit|courtesy)\b"
    r"|(?:(?:additional|further) )?(?:report|writ|edit|compil|translat)(?:ing|ed|ten|ion) (?:by|from) )"
    r"|\bcontributed (?:to this|reporting)\b"
    r"|^(?:this (?:article|story|piece|post)\b.{0,200}? )?(?:was )?(?:originally|first) (?:published|appeared) "
    r"|^aus dem \w+ (?:übersetzt )?von "
    r"|^dieser (?:artikel|text|beitrag) (?:ist|erschien) (?:zuerst|erstmals|zunächst)\b"
    r"|^[【\[]?\w{0,6}(?:声明|聲明)(?:[:：】\]]|$)|^notice: the (?:above )?content"
    r"|^(?:traduit|traducido|tradotto|traduzido|vertaald) |\bréservée? aux abonnés\.?$",
    re.I,
)
"""A closing line that says whose work the article is, or whose rights."""
_LONGEST_CREDIT = 300
_EAST_ASIAN_CREDIT = re.compile(
    r"[【\[（(●■▲◎]?\s?(?:本文|文章|[信讯]息|[栏欄]目|[图圖文]字?片?|[总總责責值]?[任班]?)?"
    r"(?:[来來]源|出[处處]|稿源|供稿|[编編][辑輯]|主[编編任]|校[对對]|[审審]核|[初复终一二三][审審]|[监監]制|[摄攝]影"
    r"|[统統][筹籌]|策[划劃])[:：／/ ](?!.*[。！？]$)"
    r"|.{0,20}(?:[扫掃](?:一[扫掃]|[码碼描])|[识識][别別]二[维維][码碼]|公[众眾][号號]|[转轉][载載]请|轉載請"
    r"|未[经經].{0,8}(?:授[权權]|[许許]可)|版[权權](?:所有|[归歸])|更多精彩)"
    r"|(?:本文|本[内內]容|[该該]文|以上).{0,20}(?:[仅僅]?代表|授[权權]|[转轉][载載])"
    r"|.{0,20}(?:無断(?:転載|複製)|残り\s?[:：]?\s?\d+\s?文字|有料(?:記事|会員)|会員限定|続きを読む"
    r"|무단\s?전재|재배포\s?금지|저작권자)"
)
"""The same where words are not parted by spaces, and what asks there to follow the paper or forbids to copy it."""
_ENDS_IN_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
_ASKS = re.compile(
    r"\W*(?:more|read|see|follow|visit|learn|find|join|for more|related|trackback|mehr|weitere|lesen|plus d|voir|lire"
    r"|más|ver|lea|mais|leia|więcej|zobacz|czytaj|подробнее|читайте)\b",
    re.I,
)
"""How a line begins that asks its reader to go to the address with which it ends."""
_OF_COMMENTS = re.compile(
    r"[^.!?]{0,60}(?<!\w)(?:comments?\b(?! on)|commenting|kommentar|komment|comentários|comentarios|commentaires"
    r"|commenti\b|reacties|komentarz|комментари|التعليق|评论|留言|コメント|댓글)",
    re.I,
)
_RULES = re.compile(
    r"moderat|moderier|modér|moderow|модера|approv|aprovad|closed|geschlossen|fermés|cerrados|nett?ikette|netiquette"
    r"|themenbezogen|guidelines|policy|rules|regeln|nutzungs|reglas|regras|règles|regulamin|respe[ck]t|verantwort"
    r"|below|unten",
    re.I,
)
"""What a closing line speaks of that begins with comments and says how they are to be."""
_INITIALS = re.compile(r"\(\w{1,8}(?:[/+*]\w{1,8}){1,3}\)")
"""Who wrote a text and edited it, in brackets behind its end: "(abc/def)"."""
_LABEL = re.compile(r"[^.!?]{2,40}[:：]\s*")
"""What stands before a link that is all the rest of a closing line: "Our standards: ..."."""
_ENDED = 0.8
"""Share of the paragraphs that end a sentence from which a short last line that ends none is no text."""
_FEWEST = 4
"""Paragraphs that tell it."""
_LAST = 2
"""Last lines, such as who wrote it and an address, that tell nothing of whether the paragraphs end sentences."""


def drop_closing_lines(body: Sequence[Piece]) -> None:
    """Drop the lines under the text: who wrote it, where to follow the paper, what announces a list, mere links."""
    kept = [piece for piece in body if not piece.dropped]
    ends = [piece.text.endswith(SENTENCE_END) for piece in kept if piece.kind == "paragraph"]
    ends = ends[:-_LAST] if len(ends) >= _FEWEST + _LAST else ends
    ends_sentences = sum(ends) >= _ENDED * len(ends)
    if len(kept) > 3 and _asks_to_write(body, kept[-1], kept[-2]):
        kept.pop().dropped = DropReason.INVITATION
    while len(kept) > 3 and (reason := _reason(kept[-1], ends_sentences)):
        kept.pop().dropped = reason


def _reason(last: Piece, ends_sentences: bool) -> DropReason | None:
    """Return why *last*, a text's last line, is none; *ends_sentences* tells whether the text's paragraphs do."""
    if last.kind != "paragraph":
        return DropReason.HEADING_OF_NOTHING if last.kind == "heading" else None
    if last.text.endswith(":"):
        return DropReason.ANNOUNCEMENT
    if last.extent <= _LONGEST_SERVICE and _invites(last):
        return DropReason.INVITATION
    if last.extent <= _LONGEST_SERVICE and _OF_COMMENTS.match(last.text) and _RULES.search(last.text):
        return DropReason.COMMENTS
    if last.extent <= _LONGEST_CREDIT and (_CREDIT.search(last.text) or _EAST_ASIAN_CREDIT.match(last.text)):
        return DropReason.CREDIT
    if last.extent <= LONGEST_TIME and says_when_or_who(last):
        return DropReason.TIME
    if _INITIALS.fullmatch(last.text):
        return DropReason.SIGNATURE
    if last.links and last.extent <= _LONGEST_CREDIT and _is_label_and_link(last):
        return DropReason.POINTER
    is_open = last.text[0] not in "[_*" and not last.text.endswith(SENTENCE_END)
    if is_open and last.extent < FULL and 0 < len(words(last.text)) <= 2:  # of Chinese, one may be a sentence
        return DropReason.SIGNATURE
    if last.links >= ONLY_LINKS * len(last.text):
        return DropReason.ONLY_LINKS
    return DropReason.UNENDED if is_open and ends_sentences and last.extent < FULL else None


def _asks_to_write(body: Sequence[Piece], last: Piece, before: Piece) -> bool:
    """Tell whether the text's *last* line stands apart from that *before* it, in a box with an address to write to."""
    box = last.element.getparent()
    if last.extent > _LONGEST_SERVICE or box is before.element.getparent():
        return False
    behind = list(takewhile(lambda piece: piece is not last, reversed(body)))
    below = next((piece for piece in reversed(behind) if piece.text), None)
    is_mail = below is not None and below.targets and below.targets[0].startswith("mailto:")
    return bool(is_mail) and below is not None and box in (below.element, below.element.getparent())


def _is_label_and_link(last: Piece) -> bool:
    label = _LABEL.match(last.text)
    return label is not None and len(last.text) - label.end() <= last.links + 2


def leads_to_service(piece: Piece) -> bool:
    """Tell whether *piece* has a link to follow, subscribe, write or give."""
    return piece.links > 0 and any(map(_SERVICE.search, piece.targets))


def _invites(last: Piece) -> bool:
    """Tell whether *last* leads to a service, or asks its reader to go where it ends: "More: https://harbour.example"."""
    if leads_to_service(last):
        return True
    return _ASKS.match(last.text) is not None and _ENDS_IN_ADDRESS.search(last.text) is not None

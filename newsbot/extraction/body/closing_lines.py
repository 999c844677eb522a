"""PAGE: the lines under a text that are none: credits, signatures, invitations."""

import re
from collections.abc import Sequence

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
    r"|^(?:traduit|traducido|tradotto|traduzido|vertaald) |\bréservée? aux abonnés\.?$",
    re.I,
)
"""A closing line that says whose work the article is, or whose rights."""
_LONGEST_CREDIT = 300
_ENDED = 0.8
"""Share of the paragraphs that end a sentence from which a short last line that ends none is no text."""


def drop_closing_lines(body: Sequence[Piece]) -> None:
    """Drop the lines under the text: who wrote it, where to follow the paper, what announces a list, mere links."""
    kept = [piece for piece in body if not piece.dropped]
    ends = [piece.text.endswith(SENTENCE_END) for piece in kept if piece.kind == "paragraph"]
    ends_sentences = sum(ends) >= _ENDED * len(ends)
    while len(kept) > 3 and kept[-1].kind == "paragraph":
        last = kept[-1]
        is_open = last.text[0] not in "[_*" and not last.text.endswith(SENTENCE_END)
        if last.text.endswith(":"):
            reason = DropReason.ANNOUNCEMENT
        elif last.links and last.extent <= _LONGEST_SERVICE and any(map(_SERVICE.search, last.targets)):
            reason = DropReason.INVITATION
        elif last.extent <= _LONGEST_CREDIT and _CREDIT.search(last.text):
            reason = DropReason.CREDIT
        elif last.extent <= LONGEST_TIME and says_when_or_who(last):
            reason = DropReason.TIME
        elif is_open and last.extent < FULL and 0 < len(words(last.text)) <= 2:  # of Chinese, one may be a sentence
            reason = DropReason.SIGNATURE
        elif last.links >= ONLY_LINKS * len(last.text):
            reason = DropReason.ONLY_LINKS
        elif is_open and ends_sentences and last.extent < FULL:
            reason = DropReason.UNENDED
        else:
            break
        kept.pop().dropped = reason

"""ITEM: what stands below a picture -> its caption, and who made it."""

import re

from newsbot.dates.human_dates import human_date
from newsbot.extraction.bylines.by_words import by_word
from newsbot.extraction.bylines.names import is_cjk
from newsbot.extraction.bylines.parsing import byline
from newsbot.extraction.page_context import PageContext

LONGEST_CREDIT = 120
FEW_WORDS = 5
"""A line that begins with "Photo:" and goes on with no more than these is all credit."""

_WORDS_FOR_CREDIT = (
    r"Fotos?|Photos?|Photograph(?:y|er)?|Bild(?:er)?|Picture|Image|Imagen|(?:(?:Image|Photo) )?[Cc]redits?|Crédits?|"
    r"Crédito|Fotografi(?:e|er|a)?|Fotografía|Fotografin|Quelle|Source|Fonte|Fuente|Illustration|Grafik|Collage|Copyright|"
    r"Urheber|Rechte|Bildquelle|Bildrechte|Bildnachweis|写真|撮影|Ảnh|Kuva|Kép|Fotó|Zdjęcie|Fot\.|Zdroj|Fotoğraf|Isithombe|Picha|"
    r"(?:Symbol|Archiv|Themen)(?:foto|bild)|Φωτογραφία|Φωτ\.|Фото|تصوير|사진(?: ?출처)?"
)
_CAPITAL = "[A-ZÀ-ÞΑ-ΩА-Я]"
_CREDIT_BEGINS = r"(?=[ |/(\[–—\-.©A-CF-IKP-UZbcfhikp\u1ea2ΦФت写撮사])"
"""The first sign of whatever `_CREDIT` finds: most signs of a line are none, and all words need not be tried there."""
_CREDIT = re.compile(
    rf"{_CREDIT_BEGINS}[|/(\[–—\-.]? ?(?:(?:{_WORDS_FOR_CREDIT})\s*(?:[:：©]|/(?=\S)|\bby\b|\bvon\b)"
    r"|(?:(?:[Ff]ile |[Hh]andout )?[Pp]hoto|[Ii]mage|[Pp]icture) by\b|(?<=[.(\[|–—] )[Cc]ourtesy(?: of\b|:)|©|\(c\)"
    rf"|(?<=[.!?] )Fot\.(?= {_CAPITAL})"
    r"|\bGetty Images\b|사진\s?=|Credit(?:\.\.\.|…)\s|(?<=[|/(\[–—.-] )(?:foto|fot|photo|bild|kuva)\s*:)"
)
_CREDIT_LAST = re.compile(
    r"\s*[(（\[【]([^()（）\[\]【】]{0,80}(?:撮影|写真|提供|사진|출처|제공|摄|攝|图片来源|圖片來源)[^()（）\[\]【】]{0,80})[)）\]】]$"
    r"|\s+/\s+((?:[^/]{2,60}/\s*)?[^/]{2,60}\s(?:nuotr\.|[Ff]oto))$"
    r"|\s*[(\[]([Ff]ot(?:o|os|\.)\s[^()\[\]:]{2,80})[)\]]\.?$"
    r"|\s*\[([^()\[\]/]{2,60}/[^()\[\]/]{2,60})\]\.?$"
    rf"|(?<=[^\s:：])\s+\(({_CAPITAL}[^\s()/]{{1,20}} {_CAPITAL}[^()/]{{1,40}}\s?/\s?{_CAPITAL}[^()/]{{1,40}})\)\.?$"
    rf"|(?<=[^\s:：])\s+[-–—|]\s+({_CAPITAL}[^\W\d]{{1,20}} {_CAPITAL}[^()/|:.!?]{{1,40}}"
    rf"\s?/\s?{_CAPITAL}[^()/|:.!?]{{1,30}})$"
    r"|(?<=[。！？＝、])\s*([^。！？＝、]{2,20}(?:撮影|提供|[摄攝]))$"
)
"""A credit in brackets at the end, or behind strokes, where its word comes last, in the middle or without a colon.

Or where a first and a last name and whom they work for are parted by a stroke.
"""
_AGENCY = (
    r"(?:AFP|AP(?: Photo)?|EPA|EFE|dpa|APA|SDA|ANSA|PTI|TASS|SIPA(?: Press)?|Reuters|REUTERS|Getty(?: Images)?"
    r"|picture[- ]alliance|(?:imago|IMAGO)(?: images)?|Keystone|Xinhua|Shutterstock|Alamy|Unsplash|Pixabay|Pexels"
    r"|iStock|Bloomberg|Anadolu|PAP|ČTK|TASR|ANP|NTB|TT|Ritzau(?: Scanpix)?|Scanpix|Lehtikuva|MTI|Agerpres|Lusa"
    r"|Belga|LaPresse|Hina|Pixsell|Tanjug|PA(?: Wire| Images)?"
    r"|ТАСС|РИА Новости|연합뉴스|뉴시스|뉴스1|共同|時事)"
)
_AGENCY_LAST = re.compile(
    rf"\s*[(\[]((?:[^()\[\]]{{1,60}}[/|,–-]\s?)?{_AGENCY}(?:\s?[/|–-]\s?[^()\[\]]{{1,60}})?)[)\]]\.?$"
    rf"|\s*(?:\s[|/–—]|(?<=[.!?”“»\"]))\s+/?([^\W\d_][^.!?|/()\[\]]{{1,60}}(?:\s?/\s?|\svia\s){_AGENCY})\.?$"
    rf"|(?<=[.!?])\s+/\s?({_AGENCY})$"
    rf"|(?<=[.!?])\s+({_AGENCY}\s?/\s?[^.!?|/()\[\]]{{2,60}})$"
)
"""In brackets, behind a stroke or a sentence at the end, whom the picture is from, and who took it for them."""
_LAST_SIGNS = (*")）]】摄攝", "撮影", "提供", "nuotr", "oto")
"""What ends whatever `_CREDIT_LAST` and `_AGENCY_LAST` find without a stroke or "via", but for a full stop."""
_MAIL_LAST = re.compile(r"(?<=[.!?])\s+([^.!?@]{2,80}\s[\w+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})$")
"""Behind a sentence, whose the picture is, and their address."""
_IN_CREDITS = (":", "：", "©", "/", "by", "von", "(c)", "Getty", "ourtesy of", "=", "Credit")
"""One of these is in whatever `_CREDIT` finds; to look for them first is much faster."""
_LABEL = re.compile(
    rf"^\W*?(?:(?:(?:file |handout )?(?:{_WORDS_FOR_CREDIT}|foto|fot\.|courtesy of|credit(?:\.\.\.|…)))(?=[\s:：=©/]))?"
    r"[\s:：=/]*(?:by\s+|von\s+)?(?:©|\(c\))?\s*",
    re.IGNORECASE,
)
_CAPTION_LABEL = re.compile(
    r"^(?:(?:Legende|Bildunterschrift|(?:Image |Photo )?[Cc]aption|Légende)\s*[:,]\s*"
    r"|Enlarge this image\s+|(?:toggle|hide|show) caption\s+(?=\S))|(?<=\S)\s+(?:toggle|hide) caption$"
    r"|^Buy (?:Now|Photo)\s+(?=\S)|(?<=\S)\s+Purchase Licensing Rights(?:\s?, opens new tab)?$"
)
"""What begins or ends a caption and is said of it."""
_IN_CAPTION_LABELS = ("aption", "Legende", "Bildunterschrift", "Légende", "Enlarge this image", "Buy ", "Licensing")
"""One of these is in whatever `_CAPTION_LABEL` finds."""
_FROM_NUMBER = re.compile(r"(?<![\s\d])\s*\d.*$")


def caption_and_credit(caption: str | None, credit: str | None = None) -> tuple[str | None, str | None]:
    """Return caption and credit apart, the credit without "Photo:" or "©".

    >>> caption_and_credit("The harbour at dawn. Foto: Ada Lovelace/dpa")
    ('The harbour at dawn.', 'Ada Lovelace/dpa')
    >>> caption_and_credit("市の港で＝１３日（潟沼義樹撮影）")
    ('市の港で＝１３日', '潟沼義樹撮影')
    >>> caption_and_credit("© REUTERS")
    (None, 'REUTERS')
    """
    caption = caption or ""
    if any(label in caption for label in _IN_CAPTION_LABELS):
        caption = _CAPTION_LABEL.sub("", caption)
    may_end = "/" in caption or "via" in caption or caption.rstrip(".\n").endswith(_LAST_SIGNS)
    if may_end and credit is None and (last := _AGENCY_LAST.search(caption, max(0, len(caption) - LONGEST_CREDIT))):
        at = _credit_at(caption)
        if at is None or not 0 < at < last.start():
            return caption[: last.start()].rstrip(" |/–—") or None, _bare_credit(last[last.lastindex or 0])
    if (
        credit is None
        and "@" in caption
        and (last := _MAIL_LAST.search(caption, max(0, len(caption) - LONGEST_CREDIT)))
    ):
        return caption[: last.start()].rstrip() or None, _bare_credit(last[1])
    if credit and caption.endswith(credit) and caption != credit:
        caption = caption.removesuffix(credit).rstrip(" |/(–—-©")
    elif (
        may_end and credit is None and (last := _CREDIT_LAST.search(caption, max(0, len(caption) - 2 * LONGEST_CREDIT)))
    ):
        caption, credit = caption[: last.start()].rstrip(" \u3000＝"), last[last.lastindex or 0]
    elif caption and credit is None and (at := _credit_at(caption)) is not None:
        caption, credit = caption[:at].strip(" |/([–—-"), caption[at:]
    return caption or None, _bare_credit(credit)


def _credit_at(caption: str) -> int | None:
    """Return where the credit at the end of *caption* begins."""
    if not any(mark in caption for mark in _IN_CREDITS):
        return None
    marks = list(_CREDIT.finditer(caption, max(0, len(caption) - 2 * LONGEST_CREDIT)))
    if not marks or len(caption) - marks[-1].end() > LONGEST_CREDIT:
        return None
    at = marks[-1].start()
    if at == 0:
        return 0 if len(caption[marks[-1].end() :].split()) <= FEW_WORDS else None
    return at + 1 if caption[at] == "." else at


def _bare_credit(credit: str | None) -> str | None:
    if not credit:
        return None
    bare = _LABEL.sub("", _LABEL.sub("", credit.lstrip(" .|/–—-")), count=1).strip(" |/[]–—-:")
    if bare.startswith("(") or bare.count(")") > bare.count("("):
        bare = bare.removeprefix("(").removesuffix(")")
    return bare + ")" * (bare.count("(") > bare.count(")")) or None


def is_byline(caption: str, context: PageContext) -> bool:
    """Tell whether *caption* says who wrote the article or when: its picture is the author's portrait."""
    if len(caption) > LONGEST_CREDIT:
        return False
    if not is_cjk(caption) and len(caption.split()) <= FEW_WORDS and human_date(caption, context.language):
        return True  # a whole Japanese caption is one word, and ends with when its picture was taken
    return bool(by_word(caption) and byline([_FROM_NUMBER.sub("", caption)], context, shown=True).people)

"""PAGE: short lines amid a text that are the page's, not the text's: "Advertisement", "Share", "***", "Photo: dpa"."""
# ruff: noqa: E501, as a language's words stand on one line

import re
from collections.abc import Sequence

from newsbot.extraction.body.blocks import Piece
from newsbot.extraction.body.closing_lines import SENTENCE_END
from newsbot.extraction.body.datelines import is_photo_credit
from newsbot.extraction.body.drop_reasons import DropReason
from newsbot.extraction.body.text_weights import FULL

_LONGEST = 45
_WORDLESS = re.compile(r"\W*")
"""Not "___", by which some papers part a text from what it draws on."""
_ADVERTISEMENTS = re.compile(
    r"\W*(?:(?:(?:story|article|content) continues (?:below|after)(?: this)? |continue reading below ?|this is an? |paid |skip )?"
    r"(?:advertisements?|advert(?:ising)?|ad(?: content)?|sponsored(?: content)?|promoted(?: content)?|commercial(?: break)?)(?: feedback)?|scroll to continue(?: with content)?|(?:the )?(?:story|article|text|post) continues .{0,20}(?:below|after) ?.{0,25}"
    r"|(?:weiter nach der )?(?:anzeigen?|werbung)|publicit[ée]|la suite après (?:la|cette) publicité|publicidad|publicidade|(?:continua dopo la )?pubblicità"
    r"|advertentie|annons|annonse|annonce|reklam[aey]?|mainos|hirdetés|publicitate|oglas|реклама|διαφήμιση|اعلان|إعلان|تبلیغات|פרסומת|iklan|quảng cáo|โฆษณา|广告|廣告|広告|광고)\W*"
)
_CONTROLS = re.compile(
    r"\W*(?:(?:share|print|e-?mail|save|tweet|copy link|listen|bookmark|comments?|reply|whatsapp|facebook|twitter|pinterest|linkedin|telegram|reddit)"
    r"(?: (?:this )?(?:article|story|page|post|news))?(?: (?:on|via|to) (?:facebook|twitter|x|whatsapp|e-?mail|a friend))?|sharing is caring|share (?:it|this)(?: on)?(?: social media)?|listen to (?:this )?(?:article|story)|read aloud|play(?: audio)?"
    r"|this \w+ requires javascript|your browser does not support .{1,40}"
    r"|(?:show|see|load|view|read) (?:more|less|all)|continue reading|scroll down|back to (?:the )?top|click to (?:expand|enlarge)|(?:text|font) size|loading|close|menu|skip to (?:main )?content"
    r"|(?:artikel |beitrag |seite )?(?:teilen|drucken|merken|anhören|vorlesen|kommentieren|versenden|empfehlen)|kommentare?|mehr anzeigen|weiterlesen|(?:zurück )?nach oben"
    r"|partager(?: (?:cet article|l['’]article))?|imprimer|écouter(?: (?:cet article|l['’]article))?|commenter|envoyer"
    r"|compartir(?: (?:en|esta noticia|este artículo)(?: \w+)?)?|imprimir|escuchar(?: (?:artículo|noticia))?|guardar|compartilhar?(?: notícia)?|partilhar|ouvir(?: notícia)?"
    r"|condividi|stampa|ascolta(?: (?:l['’])?articolo)?|deel(?: dit artikel)?|delen|afdrukken|luister(?: naar dit artikel)?|dela(?: artikeln)?|skriv ut|lyssna|del(?: artikel)?|lytt|udskriv|jaa|tulosta|kuuntele(?: juttu)?"
    r"|udostępnij|drukuj|wyślij|posłuchaj|sdílet|tisk|zdieľať|megosztás|nyomtatás|distribuie|podijeli|подели(?:ться|тися|ть)|печать|распечатать|слушать|поширити|сподели|κοινοποίηση|εκτύπωση|paylaş|yazdır|dinle"
    r"|شارك|مشاركة|طباعة|שתף|שיתוף|הדפסה|bagikan|cetak|chia sẻ|分享(?:到)?|打印|列印|列印本頁|シェア(?:する)?|印刷|공유|인쇄)\W*"
)
_OTHER_TITLE = re.compile(r"[（(【\[]?原(?:[标標][题題]|題)\s?[:：].{4,80}")
"""The headline that the article has elsewhere, as a line of the text."""
_SPEED = re.compile(r"\W*\d(?:[.,]\d{1,2})?\s?[x×]\W*")
"""How fast a text is read aloud: "1.0x"."""
_READING_TIME = re.compile(
    r"\W*(?:(?:reading time|read time|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|lästid|lesetid|læsetid|lukuaika|czas czytania|время (?:чтения|на чтение)|час читання|okuma süresi)\s*[:：]?\s*)?"
    r"(?:(?:ca\.|about|etwa|circa|environ|~|\d+ ?[-–])\s*)?\d{1,2}\s*[-–]?\s*(?:min(?:ute[ns]?|utes?|utos?|uti|uten|uter|utter|uuttia|ut[ya]?)?\.?|мин(?:ут[аы]?)?\.?|хв\.?|dk\.?|分钟?|分鐘|분)"
    r"(?:[\s-]*(?:reading time|read(?:ing)?|lesezeit|lesedauer|de lecture|de lectura|de leitura|di lettura|leestijd|läsning|lesetid|læsetid|lukuaika|czytania|чтения|читання|okuma))?\W*"
)
"""All in lower case: to look without regard to case takes ten times as long."""


def drop_controls_in_words(body: Sequence[Piece]) -> None:
    """Drop the lines without a word, and those that announce an advertisement, name a button or tell how long the text is.

    Those that say nothing but whose a picture is, too.
    """
    for piece in body:
        if piece.dropped or piece.kind == "heading":
            continue
        if "原" in piece.text[:2] and _OTHER_TITLE.fullmatch(piece.text):
            piece.dropped = DropReason.HEADLINE_AGAIN
        elif len(piece.text) <= _LONGEST:
            piece.dropped = _reason(piece.text.lower())
            if piece.dropped is None and is_photo_credit(piece.text):
                piece.dropped = DropReason.CREDIT


def _reason(text: str) -> DropReason | None:
    if _WORDLESS.fullmatch(text):
        return DropReason.WORDLESS
    if _ADVERTISEMENTS.fullmatch(text):
        return DropReason.ADVERTISEMENT
    if _CONTROLS.fullmatch(text) or _SPEED.fullmatch(text):
        return DropReason.CONTROL
    return DropReason.TIME if _READING_TIME.fullmatch(text) else None


def is_label_of_frame(piece: Piece) -> bool:
    """Tell whether *piece* is a few words, no sentence, before or behind a frame in the same paragraph."""
    if piece.element.tag != "p" or piece.extent >= FULL or piece.text.endswith(SENTENCE_END):
        return False
    return next(piece.element.iter("iframe"), None) is not None

"""ITEM: the words of bylines that are no names: those that say "by", and those that join several names."""

import re

from newsbot.extraction.bylines.names import is_capitalised, is_full_name
from newsbot.extraction.values.text import lowered

_BY = re.compile(
    r"(?:(?:texte?|words|story|texto|testo|tekst)(?:,? (?:und|and|et|y|e|en|og|och|i|&) |/)"
    r"(?:fotos?|photos?|pictures|images)(?: by| von| par| de| di)?|"
    r"(?:written|reported|reporting|words|text|story|report|posted|published|edited|compiled|updated|created"
    r"|submitted|authored|contributed|interviewed) by|(?:as )?told to|"
    r"(?:photos?|photographs|pictures|images),? (?:and|&) (?:words|text|story) by|"
    r"(?:an? )?(?:guest )?(?:opinion|analysis|review|column|commentary|interview|post|essay|feature|perspective|article"
    r"|news|blog) by|"
    r"(?:von )?unser(?:e[mnr]?)? (?:redakteur|reporter|korrespondent|mitarbeiter|autor)(?:en|in)?|"
    r"(?:by |from )?our (?:own |special |staff |[a-z]{4,12} )?(?:correspondent|reporter|writer)s?|"
    r"(?:par |de )?(?:notre|nos) (?:correspondant|envoyé|journaliste)e?s?(?: spécial(?:e|aux)?)?|"
    r"(?:por |de )?nuestr[oa] (?:corresponsal|enviad[oa](?: especial)?|redactora?)|"
    r"(?:por |d[eoa] )?noss[oa] (?:correspondente|enviad[oa](?: especial)?|repórter)|"
    r"(?:das (?:interview|gespräch) führten?|die fragen stellten?|aus \w+ berichte[nt]|oprac\.|"
    r"(?:dal nostro|dalla nostra) (?:inviat[ao]|corrispondente)|entretien réalisé par)|"
    r"(?:(?:une? )?(?:enquête|tribune|chronique|analyse|article|reportage|récit|entretien|interview)|"
    r"(?:una? )?(?:entrevista|columna|artículo|análisis|reportaje|crónica|opinión)|articol|publicat) (?:de|par|por)|"
    r"(?:dell['’]inviat[ao]|recueilli par|signé)|"
    r"(?:door )?onze (?:verslaggever|correspondent|redacteur)|"
    r"van onze (?:verslaggever|correspondent|redacteur)|"
    r"een (?:column|artikel|analyse|interview|bijdrage|recensie) van|eine? \w+ von|"
    r"(?:erstellt|geschrieben|verfasst|veröffentlicht|gepostet|eingestellt|protokolliert|aufgezeichnet|text) von|"
    r"es berichte[nt]|"
    r"(?:écrit|publié|posté|rédigé|texte|propos recueillis) par|"
    r"(?:publicado|escrito|redactado|postado|texto|reportagem) por|(?:pubblicato|scritto) da|"
    r"(?:a cura|testo|articolo|servizio|intervista) di|(?:geplaatst|geschreven|tekst) door|"
    r"skriv(?:et|en) av|skrev(?:et|en) a[vf]|publi(?:cer|s)(?:ad|et|ert) a[vf]|julkaissut|"
    r"(?:opublikowan[eyoa]|napisan[eyoa]|doda[łn][ey]?) przez|dodała?|"
    r"(?:kolumne|kommentar|essay|gastbeitrag|gastkommentar|analyse|interview|reportage|glosse|leitartikel|bericht|artikel"
    r"|beitrag) von|"
    r"di ?tulis oleh|scris de|by|von|par|por|av|af|door|oleh|przez|"
    r"(?:gast)?auto(?:r(?:en|es|a|in|ka|k[aiy]|[eiy]|zy|[/*:_]in(?:nen)?|in/autor)?)|auteure?s?|author(?:s|\(s\))?|byline|"
    r"(?:guest|contributing) authors?|verfasser(?:in)?|text|texte|tekst[is]?|testo|texto|"
    r"words|"
    r"责编|责任编辑|编辑|[\u4e00-\u9fff]{0,6}(?:记者|記者)|作者|著者|執筆|撰文|contributing|contributors?|"
    r"penulis|laporan|reporters?|writer\(s\)|isinulat ni|"
    r"kirjoitta(?:ja|nut)|toimittaja|írta|szerzők?|szöveg|skribent|"
    r"nap(?:sal|ísal)a?|připravila?|piše|napisa(?:[ol]+a?|ł|ła)|kirjutas|toimetas|"
    r"autoři|avtor(?:ica)?|autorius|autorė|autors|yazan|yazar|haber(?! merkezi)|müəllif|"
    r"höfundur|egilea|redaktion|di|da|автор[ыи]?(?: статьи| материала)?|аўтар|беседовала?|текст|"
    r"подготовила?|підготува(?:в|ла)|пише|написал[аи]?|аутор|ავტორი|հեղինակ՝?|"
    r"opracowa(?:ł|ła|nie)|rozmawia(?:ł|ła)|"
    r"γράφ(?:ει|ουν) (?:ο|η|οι)|από (?:τον?|την?)|το[υν]|τη[σς]?|κείμενο|συντάκτ(?:η[σς]|ρια)|επιμέλεια|ρεπορτάζ|"
    r"بقلم|إعداد|كتابة|بواسطة|كتب|كتبت|الكاتبة?|نویسنده|تحریر|מאת|"
    r"द्वारा|लेखक|रिपोर्ट|লেখক|ஆசிரியர்|எழுதியவர்|tác giả|bài|โดย|ผู้เขียน|เรื่อง|"
    r"文・(?:写真|撮影|構成|編集)|取材・文|文|聞き手|글(?:[·ㆍ]사진)?)"
    r"(?:\s*[:：＝・／]\s*|\s+)|(?:autor|author|text|by)[:：/]"
    r"|(?:journalist|periodista|redakt(?:or|eur(?:in)?)|toimetaja|rozmowa|bericht|protokoll|column|recherche"
    r"|корреспондент|журналист(?:ка)?|репорт[её]р|обозреватель|כתב(?:ה|ת)?|muhabir|dziennikarz|novinář(?:ka)?"
    r"|redacción|rédaction|redazione|redakcja|writer|"
    r"analys[ie]s?|kommentar|kolumne|reportagem|reportage|reportaje|reportasje)\s*[:：]\s*"
)
"""In lower case."""
_BY_WITHOUT_SPACE = re.compile(r"By(?=[A-Z][a-z]+ [A-Z])")
_BY_WITH_LANGUAGE = {
    "sw": re.compile(r"^na\s+", re.IGNORECASE),
    "zu": re.compile(r"^ngu\s+|^ngu(?=[A-Z])"),
    "xh": re.compile(r"^ngu\s+|^ngu(?=[A-Z])"),
    "de": re.compile(r"^interview:\s*", re.IGNORECASE),  # elsewhere it is who was asked
    "es": re.compile(r"^de\s+", re.IGNORECASE),
    "pt": re.compile(r"^de\s+", re.IGNORECASE),
    "ro": re.compile(r"^de\s+", re.IGNORECASE),
    "ca": re.compile(r"^per\s+", re.IGNORECASE),
    "bg": re.compile(r"^от\s+", re.IGNORECASE),
    "sq": re.compile(r"^nga\s+", re.IGNORECASE),
    "vi": re.compile(r"^theo\s+", re.IGNORECASE),
    "af": re.compile(r"^deur\s+", re.IGNORECASE),
    "tl": re.compile(r"^(?:ni|nina)\s+", re.IGNORECASE),
    "ga": re.compile(r"^le\s+", re.IGNORECASE),
    "lt": re.compile(r"^parengė\s+", re.IGNORECASE),
    "cy": re.compile(r"^gan\s+", re.IGNORECASE),
    "is": re.compile(r"^eftir\s+", re.IGNORECASE),
    "lb": re.compile(r"^vum?\s+", re.IGNORECASE),
}
_FIRST_NAMES_TOO = {
    "di": ("it", "id", "ms"),
    "da": ("it",),
    "par": ("fr",),
    "por": ("es", "pt", "gl"),
    "von": ("de", "lb"),
    "av": ("sv", "no", "nb", "nn"),
    "af": ("da",),
}
"""Words for "by" -> the languages in which they say so before a single name; in others Di Wang is a name."""
_JOINERS = (
    "and und et y e ed og och en ja dan na i oraz ve a és valamint și şi si un ir и й і та και और with mit con avec "
    "med met com cu sowie sekä samt plus agus dhe eta và ile с z ও এবং และ और एवं तथा மற்றும் మరియు اور & + /"
).split()
_JOINERS_AND_NAMES = ("AGUS", "DAN")
"""Those that are first names in capitals: DAN BROWN, and in Irish and Indonesian "and"."""
_CAPITALISED_JOINERS = ("And", "Und", "Et", "With", "Mit")
_ANY_JOINER = "|".join(
    sorted({re.escape(form) for word in _JOINERS for form in (word, word.upper())} | set(_CAPITALISED_JOINERS))
)
AND = re.compile(
    rf"(?<!\s)\s+(?:{_ANY_JOINER})\s+"
    r"|(?<=[\u3040-\u30ff\u4e00-\u9fff])と|(?<!\s)\s+[وו]\s?(?=\w)|(?<=[\uac00-\ud7af])[·ㆍ](?=[\uac00-\ud7af])"
)
_AND_FIRST = re.compile(rf"(?:{_ANY_JOINER})\s+")
"""Before the last of several names, after a comma."""


BY_EDITOR = re.compile(r"(?:责编|责任编辑|責任編輯|编辑|編輯)\s?[:：]")
"""What stands before the editor on duty of a Chinese page, who signs it where nobody else does."""
_KOREAN_REPORTER = re.compile(
    r"[\uac00-\ud7af]{2,4}\s?(?:선임|인턴|수습)?기자(?:\s?[(\[]?[\w.+-]{1,40}@[\w.-]{3,40}[)\]]?)?"
)
BY_OTHERS = re.compile(
    r"(?:fotos?|fot[oó]graf\w*|photos?|photograph\w*|bild(?:er)?|illustration\w*|grafik\w*|kamera|camera|zdjęcia|фото"
    r"|edit(?:ed|ing) by|translat(?:ed|ion)|übersetz\w*|traduit|traducido|tradotto|vertaald)\b",
    re.IGNORECASE,
)
"""What stands before those who took the pictures, edited or translated: "Text: Ada Lovelace, Fotos: Max Roe"."""


def by_word(text: str) -> str:
    """Return what says "by" at the start of *text* in any language, with the space behind it, or nothing.

    >>> by_word("Words by Ada Lovelace"), by_word("ByAda Lovelace"), by_word("Bygones")
    ('Words by ', 'By', '')
    """
    found = _BY.match(lowered(text)) or _BY_WITHOUT_SPACE.match(text)
    return text[: found.end()] if found else ""


def without_by(text: str, language: str | None) -> str:
    """Return *text* without what says "by" at its start in any language, or in *language* alone.

    >>> without_by("Words by Ada Lovelace", "en"), without_by("De Ada Lovelace", "ro"), without_by("De Ada", "nl")
    ('Ada Lovelace', 'Ada Lovelace', 'De Ada')
    """
    shorter = text[len(_by(text, language)) :]
    special = _BY_WITH_LANGUAGE.get(language or "")
    return special.sub("", shorter, count=1) if special else shorter


def without_joiner(part: str) -> str:
    """Return *part*, of what commas part, without the "and" at its start.

    >>> without_joiner("and Ada Lovelace"), without_joiner("DAN BROWN AND MAX ROE")
    ('Ada Lovelace', 'DAN BROWN AND MAX ROE')
    """
    joiner = _AND_FIRST.match(part)
    rest = part[joiner.end() :] if joiner else part
    is_first_name = joiner and joiner[0].strip() in _JOINERS_AND_NAMES and " " not in AND.split(rest)[0]
    return part if is_first_name else rest


AS_TOLD_TO = re.compile(r",? (?=as told to [^\W\d_])")
"""Behind whom a text quotes from its first word to its last, and before who wrote it down."""


def names_only(text: str) -> bool:
    """Tell whether the line *text* says "by" and then nothing but names, behind a comma also of a role or an agency.

    >>> names_only("By Ada Lovelace, Jane Doe and Max Roe"), names_only("By Ada Lovelace, who was there")
    (True, False)
    >>> names_only("Автор: Анна Ловцова, корреспондент"), names_only("By Ada Lovelace, Reuters")
    (True, True)
    >>> names_only("Story by Ada Lovelace, photos by Max Roe"), names_only("홍길동 기자 hong@harbour.example")
    (True, True)
    """
    text = AS_TOLD_TO.split(text)[-1]
    by = by_word(text)
    if not by:
        return _KOREAN_REPORTER.fullmatch(text) is not None
    first, *others = (without_joiner(part.strip()) for part in text[len(by) :].split(","))
    return _are_names(first) and all(_are_names(part) or " " not in part or BY_OTHERS.match(part) for part in others)


def _are_names(part: str) -> bool:
    return all(is_full_name(name) and is_capitalised(name) for name in AND.split(part))


def says_by(text: str, language: str | None) -> bool:
    """Tell whether *text* begins with what says "by" in any language, or in *language* alone.

    >>> says_by("Di Ada Lovelace", "en"), says_by("Di Wang", "en"), says_by("Di Wang", "it")
    (True, False, True)
    >>> says_by("By Ada Lovelace", "ro"), says_by("De Ada Lovelace", "ro"), says_by("De Ada Lovelace", "nl")
    (True, True, False)
    """
    special = _BY_WITH_LANGUAGE.get(language or "")
    return bool(_by(text, language) or (special is not None and special.match(text)))


def _by(text: str, language: str | None) -> str:
    """Return what says "by" at the start of *text*, unless it and the only word behind it are a name."""
    by = by_word(text)
    if not by:
        return ""
    word, rest = by.rstrip(), text[len(by) :].strip()
    languages = _FIRST_NAMES_TOO.get(word.casefold())
    is_name = languages is not None and language not in languages and word.istitle() and rest.istitle()
    return "" if is_name and " " not in rest else by

"""ITEM: what a person's name looks like, and how it is written."""

import re
from collections.abc import Collection
from itertools import pairwise

from newsbot.dates.weekdays import is_whole_weekday
from newsbot.extraction.bylines.no_people import is_place


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    "von zu der den dem de del della delle degli dei di da das do dos du des la las le los van ter ten tot "
    "te 't op bin ibn ben al el abu y e und of af av bat ap thi"
)
"""Small words inside names; they stay lower case."""

NEWSROOM_WORDS = _words(
    "redaktion redaktionen onlineredaktion newsroom news nachrichten desk newsdesk staff team online digital editorial "
    "editors redacción redaccion redacció redazione rédaction redaction redação redacao redactie redaksi redakce "
    "redakcja redakcija redakcia toimitus redaksjonen redaktionell szerkesztőség redacția uredništvo haber haberleri "
    "merkezi magazine magazin zeitung tageszeitung newspaper times gazette herald tribune tidning avis journal verlag "
    "gmbh ltd inc llc media medien tv radio agency agentur agentuur agencia agencias agenzia agenzie agence agences "
    "ajansı agenturen presse press web website blog admin administrator webmaster correspondents contributors guest "
    "gastbeitrag leserreporter wire sponsored advertorial anzeige partner bureau network group company brand studio "
    "podcast service services sport sports corporation broadcasting broadcaster foundation association ministry "
    "e.v stiftung verein verband institut institute universität university ministerium"
)
"""A name with one of them signs for a newsroom, not for a person."""

_SURNAMES = ("brand", "guest")
"""Of those words the ones that are surnames, too."""
_SURNAMES_OF_PAGES = ("page", "more")
_BEFORE_PAGE = _words(
    "home front web main title fan landing cover first last back show see load view read find know and"
)
"""What stands before these where they are no surnames: "Home Page", "Show More"."""

NO_NAMES = _words(
    "learn more subscribe follow comments comment kommentare kommentar newsletter google facebook twitter instagram "
    "youtube whatsapp telegram linkedin pinterest photos videos foto fotos bilder updated published posted login "
    "logout register categories category kategorien archives moderator forum member owner posts notes scholar "
    "industry minutes views print drucken email shares teilen images photo video aktualisiert veröffentlicht "
    "weiterlesen mehr artikel article uhr getty unsplash shutterstock startseite suche kontakt impressum "
    "datenschutz download hier unbekannt unknown anonymous autor author authors der die das zur zum this our your "
    "topics topic themen thema über about euer eure next previous page full size"
)
"""Words of pages, not of people; what readers see is no name where one of them stands in it."""
NOBODY = frozenset(
    "null,none,nan,n/a,na,nil,undefined,false,true,unknown,anonymous,anonym,anonyme,anónimo,anônimo,anonimo,inconnu,"
    "desconocido,sconosciuto,неизвестно,admin,administrator,site admin,superuser,super user,root,wpadmin,webmaster,"
    "sysadmin,user,username,test,default,share,follow,email,e-mail,editor,our,posted by,written by,reported by,"
    "sponsored,sponsored content,sponsored post,advertorial,anzeige,press release".split(",")
)
"""What stands, in lower case, where software has no name, or that of an account which posts for others."""
_CJK_NO_NAME = re.compile(
    r"一覧|プロフィール|記事|関連|もっと|詳細|更多|来源|來源|字号|分享|说两句|댓글|구독|공유|著者|筆者|作者|首页|返回|ニュース|の$"
    r"|[。！？，；：]|(?:传真|傳真|报道|報道|报导|摄|攝|撮影|电|電)$|^(?:发自|發自)"
)

ROLES = re.compile(
    r"\b(?:(?:\w*politische|leitende|stellvertretende|freie|ständige)[rn]? ){0,4}"
    r"(?:(?:chief |senior |deputy |assistant |associate |managing |political |sports? |news |science |staff ){0,4}"
    r"(?:(?:foreign |health |freelance |special |economics |business |crime |court |education |politics |national "
    r"|climate |technology |investigative |culture |features |entertainment |environment |digital "
    r"|opinion |contributing ){0,4})"
    r"(?:C[ETFOMI]O|editor|reporter|correspondent|columnist|writer|journalist|producer|contributor|author|photographer|analyst)s?"
    r"(?: in chief|-in-chief|-at-large)?"
    r"|(?:chef|politik|wirtschafts|sport|kultur|lokal)?redakteur(?:in)?|korrespondent(?:in)?|journalist(?:e|in|a)?"
    r"|autor(?:in|a)?|volontär(?:in)?|reporter(?:in)?|kolumnist(?:in)?|fotograf(?:in)?|redaktør|redaktör|periodista"
    r"|redactora?|corresponsal|giornalista|inviat[oa]|correspondante?|envoyée? spéciale?|"
    r"enviad[oa] especial|repórter|correspondente|rédacteur|rédactrice"
    r"|verslaggever|redacteur|wartawan|muhabiri?|novinář(?:ka)?|корреспондент|журналист(?:ка)?|dziennikarz|publicista|toimittaja)(?!\w)",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_ROLE = re.compile(
    r"\s*(?:記者|记者|编辑|編集委員|特派員|論説委員|通信員|기자|특파원|선임기자|인턴기자|논설위원|칼럼니스트|报道|報道|报导)$"
    r"|^(?:記者|文|取材|글|기자|责编|责任编辑|작성|編集委員|論説委員|特派員)[:：/・\s]\s*"
    r"|^[\u3400-\u9fff]{0,6}?(?:記者|记者)(?=[\u3400-\u9fff]{2,4}$)"
)
_CJK_NEWSROOM = re.compile(
    r"新聞|デジタル|編集|取材班|通信|報道|報導|新闻|日报|网$|社$|[報报]$|뉴스|일보|신문|연합|매일|방송|닷컴|팀$|Web$"
)
_ODD = re.compile(r"https?:|www\.|@|\d|[:<>{}\[\]=_#*?!\"„“”«»…+%$€]|\.(?:com|de|net|org|co|at|ch|be|fr|it|es|no|se)\b")
_FRENCH_ARTICLES = ("LE", "LA")
"""They begin a surname, as in Le Goff, unless another small word stands before them, as in de la Cruz."""
_IRISH = re.compile(r"(O['’])([^\W\d_]{2,})")
_INNER_CAPITALS = ("MC", "MAC", "FITZ")
_SPOKEN = re.compile(r"(?!.J$)(?=.*[AEIOUYÄÖÜÁÉÍÓÚØÅАЕИОУЮЯІΑΕΗΙΟΥΩ])\w{2,}")
"""A word in capitals that can be spoken, and so no initials."""
_INITIALS = re.compile(r"[^\W\d_]{2,4}")
_NOBODYS_INITIALS = frozenset(
    "red eb pm pr ots ag nn pdf bild film end ends ende fin fine fim slut kraj loppu sic tbc".split()
)
"""What stands among initials for the newsroom, for what was sent in, for a file or a picture, or ends a text."""
LONGEST_NAME = 60
MOST_WORDS = 6


def is_cjk(text: str) -> bool:
    """Tell whether *text* is written in Chinese, Japanese or Korean letters."""
    return _CJK.search(text) is not None


def without_role(text: str) -> str:
    """Return *text* without what its bearer does.

    >>> without_role("Ada Lovelace, Science Editor"), without_role("홍길동 기자")
    ('Ada Lovelace', '홍길동')
    """
    if is_cjk(text):
        return _CJK_ROLE.sub("", text).strip()
    return ROLES.sub("", text).strip(" ,;:-–/|")


def is_newsroom(text: str) -> bool:
    """Tell whether *text* names a newsroom by its words."""
    if is_cjk(text):
        return _CJK_NEWSROOM.search(text) is not None
    words = [word.strip(".,-").casefold() for word in re.split(r"[\s-]+", text)]
    if len(words) == 2 and words[1] in _SURNAMES:
        words.pop()
    return words[0] == "the" or any(word in NEWSROOM_WORDS for word in words)


def is_no_name(text: str) -> bool:
    """Tell whether *text* is no name: a place, or a word of it one of pages, a day of the week or a link's own.

    >>> is_no_name("Learn More"), is_no_name("APA Donnerstag"), is_no_name("Plácido Domingo")
    (True, True, False)
    """
    if is_cjk(text):
        return _CJK_NO_NAME.search(text) is not None
    words = [word.strip(".,:()").casefold() for word in text.split()]
    if len(words) == 2 and words[1] in _SURNAMES_OF_PAGES and words[0] not in _BEFORE_PAGE:
        words.pop()
    if len(words) == 2 and is_whole_weekday(words[1]) and not text.split()[0].isupper():
        words.pop()  # a surname; what stands alone before a day is no name
    return (
        is_nobody(text)
        or is_place(text)
        or any(word in NO_NAMES or is_whole_weekday(word) for word in words if word not in PARTICLES)
    )


def is_nobody(text: str) -> bool:
    """Tell whether *text* stands where software has no name, or names an account that posts for others.

    >>> is_nobody("N/A"), is_nobody("Site Admin"), is_nobody("Root Lovelace")
    (True, True, False)
    """
    return text.casefold().rstrip(".:") in NOBODY


def is_full_name(text: str) -> bool:
    """Tell whether *text* can be the whole name of a person: two to six words, no digits, signs or addresses."""
    if not 2 <= len(text) <= LONGEST_NAME or _ODD.search(text):
        return False
    if is_cjk(text):
        return len(text) <= 20
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS:
        return False
    return (
        any(word[0].isalpha() for word in words)
        and sum(word in PARTICLES for word in words) < len(words) - 1  # Ben, Al and Van are first names, too
    )


def are_initials(text: str) -> bool:
    """Tell whether *text* looks like initials that sign, in lower case: capitals abbreviate other things as well.

    >>> are_initials("ssi"), are_initials("EU"), are_initials("red")
    (True, False, False)
    """
    is_short = text.islower() and _INITIALS.fullmatch(text) is not None
    return is_short and text not in _NOBODYS_INITIALS and not is_no_name(text)


def is_capitalised(text: str) -> bool:
    """Tell whether every word but the particles starts with a capital, where the script has capitals.

    To Unicode the letters of Georgian are small ones; the capitals that it has for them begin no words.
    """
    words = [word.lstrip("'’\"-") for word in text.split() if word.casefold() not in PARTICLES]
    return bool(words) and all(not word[:1].islower() or "\u10d0" <= word[0] <= "\u10ff" for word in words)


def in_title_case(name: str) -> str:
    """Return *name* with words in capitals written as names are, where that is safe.

    >>> in_title_case("JÖRG VON DER ZSCHOCHE"), in_title_case("Bill MCCARTHY"), in_title_case("J. K. Rowling")
    ('Jörg von der Zschoche', 'Bill MCCARTHY', 'J. K. Rowling')
    >>> in_title_case("MAX ROE"), in_title_case("DJ EK")
    ('Max Roe', 'DJ EK')
    >>> in_title_case("ANNE LE GOFF"), in_title_case("JUAN DE LA CRUZ")
    ('Anne Le Goff', 'Juan de la Cruz')
    """
    shouted = name.isupper()
    if not any(len(word) > 3 and word.isupper() for word in name.split()) and not (
        shouted and all(map(_SPOKEN.fullmatch, name.split()))
    ):
        return name
    words = name.split()
    cased = [_cased(words[0], shouted, ())]  # Ben, Al and Van are first names, too
    for before, word in pairwise(words):
        is_french = word in _FRENCH_ARTICLES and before.casefold() not in PARTICLES
        cased.append(_cased(word, shouted, () if is_french else PARTICLES))
    return " ".join(cased)


def _cased(word: str, shouted: bool, particles: Collection[str]) -> str:
    if not word.isupper() or "." in word or len(word) == 1 or (len(word) <= 3 and not shouted):
        return word
    if shouted and word.casefold() in particles:
        return word.lower()
    if found := _IRISH.fullmatch(word):
        return found[1] + found[2].capitalize()
    if word.startswith(_INNER_CAPITALS) or "'" in word or "’" in word:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))

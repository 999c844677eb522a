"""ITEM: news agencies, by all the names they are credited with."""

import re
from collections.abc import Sequence
from functools import lru_cache

from newsbot.extraction.bylines.names import are_initials

AGENCIES = {
    "Reuters": (
        "reuters",
        "thomson reuters",
        "nachrichtenagentur reuters",
        "rtr",
        "رويترز",
        "로이터",
        "ロイター",
        "路透社",
        "рейтер",
    ),
    "dpa": (
        "dpa",
        "deutsche presse-agentur",
        "deutsche presse agentur",
        "dpa-afx",
        "dpa infocom",
        "dpa-infocom",
        "lnw",
    ),
    "AFP": ("afp", "agence france-presse", "agence france presse", "afp deutschland", "فرانس برس", "法新社"),
    "AP": ("ap", "associated press", "the associated press", "ap news", "أسوشيتد برس", "美联社"),
    "APA": ("apa", "austria presse agentur", "apa/dpa"),
    "Keystone-SDA": ("sda", "keystone-sda", "keystone sda", "ats", "keystone-ats"),
    "epd": ("epd", "evangelischer pressedienst"),
    "KNA": ("kna", "katholische nachrichten-agentur"),
    "SID": ("sid", "sport-informations-dienst"),
    "ANSA": ("ansa", "agenzia ansa"),
    "Adnkronos": ("adnkronos",),
    "LaPresse": ("lapresse",),
    "EFE": ("efe", "agencia efe"),
    "Europa Press": ("europa press",),
    "Lusa": ("lusa", "agência lusa"),
    "Belga": ("belga", "agence belga"),
    "ANP": ("anp",),
    "NTB": ("ntb",),
    "TT": ("tt", "tt nyhetsbyrån"),
    "Ritzau": ("ritzau",),
    "STT": ("stt",),
    "PAP": ("pap", "polska agencja prasowa"),
    "ČTK": ("čtk", "ctk"),
    "TASR": ("tasr",),
    "SITA": ("sita",),
    "MTI": ("mti",),
    "Agerpres": ("agerpres",),
    "BTA": ("bta",),
    "Hina": ("hina",),
    "STA": ("sta",),
    "Tanjug": ("tanjug", "танјуг"),
    "ELTA": ("elta",),
    "BNS": ("bns",),
    "LETA": ("leta",),
    "TASS": ("tass", "тасс"),
    "RIA Novosti": ("ria novosti", "риа новости"),
    "Interfax": ("interfax", "интерфакс"),
    "Ukrinform": ("ukrinform", "укрінформ"),
    "Anadolu Ajansı": ("anadolu ajansı", "anadolu agency", "anadolu", "anadolu ajansi", "aa", "الأناضول"),
    "DHA": ("dha", "demirören haber ajansı"),
    "İHA": ("iha", "i̇ha", "ihlas haber ajansı", "i̇hlas haber ajansı"),
    "Xinhua": ("xinhua", "xinhua news agency", "新华社", "新華社"),
    "CNA": ("中央社",),
    "Kyodo": ("kyodo", "kyodo news", "共同通信", "共同通信社", "共同"),
    "Jiji": ("jiji", "jiji press", "時事通信", "時事通信社", "時事"),
    "Yonhap": ("yonhap", "yonhap news agency", "연합뉴스"),
    "Newsis": ("newsis", "뉴시스"),
    "PTI": ("pti", "press trust of india"),
    "ANI": ("ani",),
    "IANS": ("ians",),
    "Antara": ("antara",),
    "Bernama": ("bernama",),
    "SPA": ("واس",),
    "WAFA": ("wafa", "وفا"),
    "PA Media": ("pa media", "press association", "pa"),
    "Bloomberg": ("bloomberg", "bloomberg news"),
    "The Canadian Press": ("the canadian press", "canadian press", "la presse canadienne"),
    "AAP": ("aap", "australian associated press"),
    "UPI": ("upi", "united press international"),
    "CNN": ("cnn newsource", "cnn wire"),
    "Dow Jones": ("dow jones", "dow jones newswires", "djn"),
}
"""The name to keep -> every way in which pages write it, casefolded."""

_BY_SPELLING = {spelling: name for name, spellings in AGENCIES.items() for spelling in (*spellings, name.casefold())}
_WORD_FOR_AGENCY = re.compile(
    r"^(?:nachrichtenagentur(?:en)?|agentur(?:en)?|news agency|agence|agencia|agenzia|mit material (?:von|der)|"
    r"quelle:?|source:?|fonte:?|fuente:?|from|with|avec|con|mit)\s+",
    re.IGNORECASE,
)
_SOURCES = re.compile(
    r"(?:\b(?:verwendete )?quellen?|\bsources?|\bfuentes?|\bfont[ei]|\bbronn?en|\bkälla|\bkilde|\bźródło|\bzdroj|"
    r"\bforrás|\bkaynak|\bsumber|источник|来源|來源|출처)\s*[:：]\s*|"
    r"\b(?:mit (?:material|informationen|inhalten) (?:von|der|des)|"
    r"with (?:files|reporting|information|agencies|inputs?) (?:from|by)|avec (?:l'|les )?agences?|"
    r"con (?:información|informazioni) de|com informações d[aoe])\b:?",
    re.IGNORECASE,
)
_IN_SOURCES = (
    *("quelle", "source", "fuente", "fonte", "fonti", "bron", "källa", "kilde", "źródło", "zdroj", "forrás", "kaynak"),
    *("sumber", "源", "출처", "material", "informa", "inhalt", "files", "report", "agenc", "input"),
)
"""One of these is in whatever `_SOURCES` finds; to look for them first is ten times as fast."""
_AT_END = re.compile(r"[(（]\s*([^()（）]{2,40})[)）]\s*[.*]?$")
_DATELINE = re.compile(r"[^()]{2,60}[(（]\s*([^()（）]{2,30})[)）]\s*[-–—:]")
LONGEST_CREDIT = 160
_LONGEST_NAME = 60
"""Characters, with the word for agency before it."""

_BETWEEN = re.compile(r"[/,;|+&]|\b(?:und|and|et|y|e|sowie)\b")


@lru_cache(maxsize=4096)
def agency(name: str) -> str | None:
    """Return the agency that *name* stands for, or None.

    >>> agency("Deutsche Presse-Agentur"), agency("Nachrichtenagentur Reuters"), agency("Ada Reuter")
    ('dpa', 'Reuters', None)
    """
    key = name.casefold().strip(" .:()[]*-–©")
    return _BY_SPELLING.get(key) or _BY_SPELLING.get(_WORD_FOR_AGENCY.sub("", key))


def credited(lines: Sequence[str]) -> list[str]:
    """Return the agencies that *lines* around a text, or its first and last paragraph, credit.

    Credits are ``(dpa)`` at the end, ``KATHMANDU (Reuters) -`` at the start, and what follows words such as
    "Verwendete Quellen:", "Mit Material von" or "with files from", also on lines of their own; and a line of nothing
    but agencies, ``Reuters/AP``.

    >>> credited(["Verwendete Quellen:", "Nachrichtenagentur Reuters"]), credited(["It rained. (dpa/AFP)"])
    (['Reuters'], ['dpa', 'AFP'])
    """
    found: list[str] = []
    after_label = 0
    for line in lines:
        start = line[:LONGEST_CREDIT]
        lower = start.lower()
        label = _SOURCES.search(start) if any(word in lower for word in _IN_SOURCES) else None
        if label:
            found += _any_agency(line[label.end() : LONGEST_CREDIT])
            after_label = 4
        elif after_label and len(line) <= LONGEST_CREDIT:
            found += _any_agency(line)
        elif alone := agencies_in(line):
            found += alone
        elif line.rstrip(" .*").endswith((")", "）")) and (at_end := _AT_END.search(line[-60:])):
            found += agencies_in(at_end[1])
        elif at_start := _DATELINE.match(start):
            found += agencies_in(at_start[1])
        after_label -= after_label > 0
    return list(dict.fromkeys(found))


def _any_agency(text: str) -> list[str]:
    return [name for part in _BETWEEN.split(text) if (name := agency(part))]


def agencies_in(credit: str) -> list[str]:
    """Return the agencies of a credit that names nothing else, such as ``dpa/AFP``; empty where it names more.

    Initials after or before a slash are those of whoever edited the agency's text.

    >>> agencies_in("dpa/AFP"), agencies_in("AFP, MANILA"), agencies_in("SDA/sep"), agencies_in("AP/Ada Lovelace")
    (['dpa', 'AFP'], ['AFP'], ['Keystone-SDA'], [])
    """
    if len(credit) > 200:
        return []
    if "/" in credit:
        parts = credit.split("/")
        credit = "/".join(part for part in parts if agency(part) or not are_initials(part.strip()))
    first, comma, place = credit.partition(", ")
    whole = agency(first if comma and place.isupper() and not agency(place) else credit)
    if not whole and " in " in credit:
        whole = agency(credit.partition(" in ")[0])  # "Reuters in Boston"
    if whole:
        return [whole]
    found: dict[str, None] = {}
    at = 0
    while at < len(credit):
        between = _BETWEEN.search(credit, at, at + _LONGEST_NAME)
        part = credit[at : between.start() if between else None]
        at = between.end() if between else len(credit)
        if part.strip():
            name = agency(part)
            if name is None:
                return []  # mostly the first part: lines around a text are asked, and most name no agency
            found[name] = None
    return list(found)

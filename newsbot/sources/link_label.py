"""REQUEST: what the text of a link says of its page, beside what the address says: a headline, or a name of a page."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsbot.sources.article_address import (
    CALLED_ARTICLE,
    DATED,
    ID_AT_END,
    LONGEST_ADDRESS,
    NUMBERED,
    WORDS_OF_A_HEADLINE,
    WORDS_OF_A_LONG_HEADLINE,
    number_of_words,
)
from newsbot.sources.house_pages import is_house_page, words_of
from newsbot.urls.forgiving import FILE_ENDING

LONGEST = 200
"""Characters of a label that are looked at."""
LONGEST_OF_A_SERVICE = 50
WIDE = "\u2e80"
"""From here on one character says what two or three letters say."""
WITHOUT_SPACES = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u2e80-\uabff\uf900-\ufaff]")
"""Thai, Lao, Khmer, Chinese, Japanese."""
WORDS_OF_A_SHORT_SLUG = 2
WORDS_OF_A_GUIDE = 3
SHORT_NUMBER = re.compile(r"[-_](?!(?:19|20)\d\d$)\d{4,}$")
GUIDE = re.compile(
    r"(?:the-)?best-(?!of-)|how-(?:to|do)-|what-(?:is|are|does)-|why-|where-to-|(?:die|der|das)-besten?-|was-(?:ist|sind|tun)-|"
    r"wie-|warum-|l[ae]s?-meilleure?s?-|comment-|pourquoi-|(?:los|las)-mejores-|qu?e-es-|como-|[ilae]{1,2}-migliori-|come-|"
    r"czym-jest-|jak-|de-beste-|wat-is-|hoe-",
    re.IGNORECASE,
)
COLLECTS = re.compile(
    r"\W*(?:(?:full|complete|all|our|more|read|see|watch|follow|sign|subscribe|join|get|explore|download|tap|click)\b|"
    r"(?:alle|alles|mehr|toute?s?|voir|todas?|todos?|tutt[ioe]|wszystkie|übersicht|jetzt)\b)",
    re.IGNORECASE,
)
"""How links to lists and services begin, of however many words."""
LIST = re.compile(
    r"\W*(?:(?:(?:view|see|show|browse)\s+(?:all|results|more)|all|alle|alles|alla|tous|toutes|tout|todos|todas|tutti|tutte|"
    r"wszystkie|všechny|vše|všetky|összes|toate|kaikki|tümü|hepsi|все|всі|усі|semua)\b|zu[rm]\s+(?:serie|thema|dossier|"
    r"übersicht|spezial|startseite|rubrik)|すべて|一覧|全部|모두|전체|جميع|سبھی|सभी)",
    re.IGNORECASE,
)
"""How the links to all articles of a kind begin."""
SHARES = frozenset(
    "twitter facebook whatsapp telegram e-mail email linkedin reddit pinterest pocket bluesky threads mastodon "
    "print drucken imprimer imprimir stampa drukuj печать teilen share partager compartir condividi close "
    "schliessen login reply antworten repondre responder afdrukken printen utskrift udskriv tulosta nyomtatas "
    "vytisknout yazdir распечатать εκτυπωση طباعة הדפסה տպել 列印 打印 印刷 인쇄 print-page print-article "
    "print-this-page print-this-article printer-friendly seite-drucken artikel-drucken druckansicht druckversion "
    "skriv-ut version-imprimable versione-stampabile imprimir-articulo версия-для-печати".split()
)
"""What links of an article to other looks of it are called."""
BY = frozenset("by von par por di av af door przez".split())
SERVICE_WORDS = frozenset(
    "about abo abonnement abonnements advertise affiliate agb agreement community contact cookie cookies datenschutz "
    "disclosure donate faq form formular gdpr guidelines help hilfe hotline hotlines impressum imprint jobs karriere "
    "konto kontakt leitlinien newsletter newsletters nutzungsbedingungen podcast policy premium privacy redaktionelle "
    "register registrierung rss service services servicenummern signup sitemap subscribe subscription subscriptions "
    "suscribir terms unterstuetzen werbung".split()
)
"""Words of the addresses of services; of an article's, too, so that they need another witness."""


def width_of(label: str) -> int:
    """Return the length of *label* in letters, a Chinese or Japanese character as two."""
    return sum(2 if letter >= WIDE else 1 for letter in label[:LONGEST])


def is_wide(label: str) -> bool:
    """Tell whether *label* has letters of a script that writes no spaces between words."""
    return WITHOUT_SPACES.search(label[:LONGEST]) is not None


def is_service_label(label: str) -> bool:
    """Tell whether a whole *label* names a page that every site has.

    >>> is_service_label("Contact us"), is_service_label("Contact lost with the ferry")
    (True, False)
    """
    if len(label) > LONGEST_OF_A_SERVICE:
        return False
    words = words_of(label)
    return "-".join(words) in SHARES or "pdf" in words or is_house_page(label)


def is_list_label(label: str) -> bool:
    """Tell whether a short *label* leads to more than one article.

    >>> is_list_label("View all"), is_list_label("Zur Serie"), is_list_label("Read more")
    (True, True, False)
    """
    return LIST.match(label) is not None


def is_byline(label: str) -> bool:
    """Tell whether a whole *label* says who wrote something, and leads to more by the same person.

    >>> is_byline("By Mara Lindqvist »"), is_byline("By ferry to the lake")
    (True, False)
    """
    by, *names = label[:LONGEST_OF_A_SERVICE].rstrip("»›>→ ").split() or [""]
    return by.casefold() in BY and 1 < len(names) < 4 and all(name[0].isupper() and name.isalpha() for name in names)


def has_headline(url: str) -> bool:
    """Tell whether a step of *url* has more words than the names of sections have; an id may stand behind it."""
    steps = [last_step(url), _path(url).rpartition("/")[0].rpartition("/")[2]]
    return any(_words_before_id(step) > WORDS_OF_A_HEADLINE for step in steps)


def has_long_slug(url: str) -> bool:
    """Tell whether a step of *url* is a whole headline, which no service has; an id may stand behind it."""
    path = _path(url)
    if path.count("-") + path.count("_") < WORDS_OF_A_LONG_HEADLINE - 1:
        return False
    return any(_words_before_id(step) >= WORDS_OF_A_LONG_HEADLINE for step in [last_step(url), *path.split("/")[:-1]])


def has_day(url: str) -> bool:
    """Tell whether *url* has a day or month, and words behind it."""
    return number_of_words(last_step(url)) >= WORDS_OF_A_SHORT_SLUG and DATED.search(_path(url) + "/") is not None


def is_dated_headline(url: str) -> bool:
    """Tell whether *url* has a day or month and a headline, which only articles have."""
    return number_of_words(last_step(url)) >= WORDS_OF_A_HEADLINE and has_day(url)


def is_numbered(url: str) -> bool:
    """Tell whether *url* has the number of an article, or its day or month."""
    path = _path(url)
    return NUMBERED.search(path) is not None or DATED.search(path + "/") is not None


def is_called_article(url: str) -> bool:
    """Tell whether *url* has the word for one article where only articles have it."""
    return CALLED_ARTICLE.search(_path(url)) is not None and not has_service_word(url)


def is_guide(url: str) -> bool:
    """Tell whether the slug of *url* begins as a guide's, whose headline menus shorten to the words of the slug.

    >>> is_guide("https://x.example/money/best-savings-accounts/"), is_guide("https://x.example/best-of-2024/")
    (True, False)
    """
    slug = last_step(url)
    return GUIDE.match(slug) is not None and number_of_words(slug) >= WORDS_OF_A_GUIDE


def has_service_word(url: str) -> bool:
    """Tell whether the last step of *url* has a word of services among a few others."""
    return not SERVICE_WORDS.isdisjoint(words_of(last_step(url))) and not has_long_slug(url)


def is_named_by_slug(url: str, label: str) -> bool:
    """Tell whether a *label* is all that the address says, as of a series or a page of services.

    >>> is_named_by_slug("https://x.example/tv/the-lions-at-home/", "The Lions at Home")
    True
    >>> is_named_by_slug("https://x.example/news/rain-falls-on-the-wall", "here")
    False
    """
    if has_service_word(url):
        return True
    if is_guide(url):
        return False
    said, slug = set(words_of(label)), set(words_of(last_step(url)))
    if not said or is_numbered(url) or SHORT_NUMBER.search(last_step(url)):
        return False
    return said <= slug and len(said) >= max(2, len(slug) - 1)


def says_more_than_slug(url: str, label: str) -> bool:
    """Tell whether *label* has all words of the address and others: a headline, of which the slug was made.

    >>> says_more_than_slug("https://x.example/living/curly-hair/", "Curly hair: nine ways to wear it this summer")
    True
    >>> says_more_than_slug("https://x.example/curly-hair/", "Curly Hair")
    False
    """
    said, slug = set(words_of(label)), set(words_of(last_step(url)))
    return len(slug) >= WORDS_OF_A_SHORT_SLUG and slug < said and not COLLECTS.match(label)


def _words_before_id(step: str) -> int:
    return number_of_words(ID_AT_END.sub("", step))


def _path(url: str) -> str:
    return _path_and_last_step(url[:LONGEST_ADDRESS])[0]


def last_step(url: str) -> str:
    return _path_and_last_step(url[:LONGEST_ADDRESS])[1]


@lru_cache(maxsize=1024)  # a page's links are asked again and again
def _path_and_last_step(url: str) -> tuple[str, str]:
    try:
        path = unquote(urlsplit(url).path).rstrip("/")
    except ValueError:
        return "", ""
    return path, FILE_ENDING.sub("", path.rpartition("/")[2])

"""REQUEST: what an address alone says of its page, on a site that nothing is known of: article, section or neither."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsbot.sources.commercial_pages import is_paid_for
from newsbot.sources.house_pages import is_house_page
from newsbot.sources.service_hosts import is_service_host

NEVER = re.compile(
    r"/(?:tags?|tagi|tagov?i|[sš]t[ií]t(?:ek|ky)|etichet[ae]|etiket(?:t|ler|y|as?)?|avainsana|stikkord|c[ií]mke|authors?|autor(?:en|es|i|a|e|ius)?|auteurs?|forfatter|"
    r"f[oö]rfattare|avtory?|penulis|tac-gia|profile?s?|users?|search|suche|recherche|buscar|login|connexion|anmelden|inloggen|zaloguj|accedi|iniciar-sesion|signin|sign-in|register|account|konto|my-?account|subscribe|subscriptions?|abonnements?|abo|"
    r"newsletters?|impressum|imprint|privacidad|terms|agb|contact|kontakt|about|about[-_]us|faq|"
    r"feeds?|rss|cart|checkout|wp-content|wp-json|wp-admin|wp-login\.php|cdn-cgi|cookies?|hc|codes?-promo|coupons?|"
    r"solutions|products?|investor-relations|page|staff|journalists?|redaktion|saved-articles|signup|formstack|"
    r"comment-page-\d+|members?|donat(?:e|ion|ions)|comments|forums|spenden|unterstuetzen|vacanc(?:y|ies)|vacatures?|stellenangebote?|"
    r"job(?=/\d)|comment/(?:reply|\d+)|goto|(?:reporter|author|writer|staff)-(?:bio|profile|page)s?|bio(?:g|graph)?s?|o[-_]autorze|persons?|ad-?(?:serv(?:er|ice)|click)s?|click-?track(?:er|ing)?|redir\w*|track/share|discussions?(?=/?$)|hashtags?|admin|threads/[^/]+\.\d+|(?:\w+-){1,3}forums?|[\w-]+-forums?(?=/[^/])|banners?|forums?/(?:t|m|threads?|topics?|members?|view\w*\.\w+|post\.\w+|index\.php))(?:/|$)"
    r"|(?:\.|\d)jpe?g$"
    r"|\.(?:png|gif|svg|webp|avif|pdf|mp[34]|m3u8|xml|rss|atom|json|css|js|zip|ics|docx?|xlsx?|epub|apk|print|bio)$"
    r"|/(?:list|archives?|search|facebook|twitter|whatsapp|telegram|e?-?mail|share|print|drucken|teilen|write_?comments?)"
    r"(?:\.(?:html?|php|aspx?))?$"
    r"|_node\.html$|/(?:[\w-]*[-_]list|\w*_(?:count|link|click)|click|redirect|go|out|jump|banner|counter)\.(?:php|aspx?|jsp|cgi|pl)$"
    r"|/polls?/(?:[^/]+/){1,8}results?$",
    re.IGNORECASE,
)
"""What no article is below, or is called."""
SERVICE = re.compile(
    r"/(?:solutions|products?|page|staff|members?|contact|kontakt|about(?:[-_]us)?|faq|comments|newsletters?|abos?|redaktion|hc)/",
    re.IGNORECASE,
)
"""Of these, what is a section's name elsewhere: a whole headline below it may be an article's."""
SUBJECT = re.compile(
    r"/(?:topics?|hubs?|thema|themen?|temas?|temat[ys]?|temy|teema|topi[kc]o?|assuntos?|argoment[oi]|onderwerp(?:en)?|emner?|aihe|"
    r"konu|chu-de|keywords?|schlag(?:wort|worte|woerter)|stichwort|people|datenschutz\w*|privacy|aktie)(?:/|$)",
    re.IGNORECASE,
)
"""What a list of articles is below, and an article only where nothing else has such an address."""
DIRECTORY = re.compile(
    r"/(?:categor(?:y|ies|ia|ias|ie)|kategori(?:e|en|a|ja)?|kategooria|rubri(?:k|ka|que|ques|c)|sekce|ressorts?|sections?|seccion|"
    r"secao|channels?|help|hilfe|aide|ayuda|jobs?|careers?|karriere|shop|store|deals|games?|spiele|podcasts?|live-?tv|"
    r"videos?|photos?|images?|galler(?:y|ies)|events?|results?|resultats|ergebnisse|live-und-ergebnisse|services?|players?|"
    r"screenshots?|team|specials?|series?|serien|collections?|dossiers?|shows?)(?:/|$)",
    re.IGNORECASE,
)
"""What is a listing or a service itself, although articles may be below it."""
CATEGORY = re.compile(
    r"/(?:categor(?:y|ies|ia|ias|ie)|kategori(?:e|en|a|ja)?|kategooria|rubri(?:k|ka|que|ques|c)|sekce|ressorts?|seccion|secao|channels?)/"
    r"[^/]+$",
    re.IGNORECASE,
)
"""What is directly below a list of sections, however many words it has."""
SERIES = re.compile(r"/(?:specials?|series?|serien|collections?|dossiers?|shows?)/[^/]+$", re.IGNORECASE)
"""What mostly is a list of articles, or of episodes, but may be one."""
E_PAPER = re.compile(r"e-?paper\.", re.IGNORECASE)
ON_A_PAGE_OF_PAPER = re.compile(r"/(?:19|20)\d\d-?\d\d[/-]\d\d/[^/]*\d{5,}\.\w{3,5}$")
"""An article in an edition of a newspaper, as China's e-papers have it."""
ID_AT_END = re.compile(r"[-_](?:[a-z]{1,7}[-_]?)?\d{3,}$", re.IGNORECASE)
NUMBER_AT_END = re.compile(r"[-_][a-z]{0,7}\d{3,}$", re.IGNORECASE)
"""Leaves the word before the number: "privacy-at-the-beach-4711" is not called "privacy-at-the"."""
OF_A_LIST = re.compile(
    r"(?:^|&)(?:(?:id_forum|replytocom|like_comment|filter|sort|sortby|orderby)=|(?:action|a|act|do)=(?:log[io]n|logon_logoff|register)|(?:view|action|mode|output|format|app|controller)=(?:e?-?mail|print|comment|share)|print=(?:1|true)|share=\w+(?=&|$)|page=(?:comments-)?(?:rss|atom))",
    re.IGNORECASE,
)
"""What a query asks for that is a list, or another look of an article whose own address has no query."""
START_PAGE = re.compile(r"(?:startseite|home|homepage|themenseite|uebersicht|overview)[-_][\w.]+", re.IGNORECASE)
FOLLOWS_SLUG = re.compile(
    r"live|amp|full|(?:index|default)\.\w{2,5}|(?!\d{1,4}$)(?=[\w-]*(?:\d|[a-z][A-Z]|[A-Z]{2}))(?:[a-z]{1,3}-)?\w{4,24}"
)
"""Last steps that may stand behind the one that has the headline's words: a number, the id of a page."""
NUMBERS_AFTER_SLUG = re.compile(r"/\d{2,}/\d{2,}$")
ENDS_IN_NUMBER = re.compile(r"/\d{3,}$")
VIEW = re.compile(
    r"/(?:img|images?|photos?|fotos?|bild(?:er)?|gallery|galerie|print|pdf|comments?|media)(?=/[^/]*\d)(?:/(?:\d{1,4}|[^/]*\d[^/]*)){1,6}$",
    re.IGNORECASE,
)
"""A picture, the comments or another look of an article, by their number."""
DATED = re.compile(
    r"/(?:19[5-9]|20[0-4])\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3})(?:(?:[/-]?\d\d?)?[/-](?=[^/]*[^\W\d])|/\d\d?/\d{2,}/)",
    re.IGNORECASE,
)
ARCHIVE = re.compile(
    r"(?!/archives/(?!19|20)\d{3,4}/?$)(?:/(?:archiv\w*|[a-z]{2}))?(?:(?:/\d{1,4}){1,3}|/(?:19|20)\d{6})/?",
    re.IGNORECASE,
)
"""A year, month or day: the list of what was published then; not the number of a post, as WordPress writes it."""
INDEX_OF_A_DAY = re.compile(r"/(?:19|20)\d\d(?:[/-]?\d\d?){1,2}/(?:index|default|home)\.\w{2,5}$", re.IGNORECASE)
NUMBERED = re.compile(
    r"\d{5,}|\d{4,}\.s?html?$|\d\.\d{4,}|(?=(?:[A-Z]*\d){4})[A-Z0-9]{7,}|(?=[0-9a-f]*\d)[0-9a-f]{12,}"
    r"|/(?=[a-z0-9]*\d[a-z]+\d)(?=[a-z0-9]*[a-z]\d)[a-z0-9]{9,16}$"
    r"|~(?=[0-9a-f]*\d)[0-9a-f]{8}$|/article/(?=[a-z]+\d|\d+[a-z])[a-z0-9]{8,16}$"
)
NUMBERED_SECTION = re.compile(
    r"/(?:s|t|r|c|cat|org|section|rubrik|ressort|thema)-?\d+/?$|-(?:org|cat|sec|tag)\d+(?:\.html?)?/?$|[/-]s-\d+/?$",
    re.IGNORECASE,
)
SHORT_ID = re.compile(
    r"/(?:node|archives|articles?|artikel|artigo|articulo|articolo|news|story|stories|a|id|item|view|read|posts?|p)/\d{2,}/?$"
    r"|/(?:article|artikel|artigo|articulo|articolo|story|makale)/[^/]+/\d{3,}$",
    re.IGNORECASE,
)
CALLED_ARTICLE = re.compile(
    r"/(?:story|article|artikel|art[ií]culo|articolo|artigo|artyku[lł]|nota|not[ií]cia|notizia|beitrag|meldung|news-story|nyhet|"
    r"makale|clan[eo]k|artikkel|cikk|straipsnis|raksts)/(?:\d+/)?[^/]+$|/\d{4,}/(?:story|article)\.html?$",
    re.IGNORECASE,
)
"""The word for one article, before its slug or behind its number."""
IN_QUERY = re.compile(
    r"(?:^|&)(?:(?:(?:story|article|news|doc|item|post|content)?_?id|idx(?:_?no)?|no|p|nid|aid|art|article|artikel|story|news|newsid|ref|"
    r"id_?article|cod|art_?nr|artid|pubid|idnews|news_?no|article_?no)=(?=[\w-]*\d{2})[\w-]+|aid=(?:/[\w-]+){1,3}/\d{5,}|"
    r"file=article&sid=\d{2,})",
    re.IGNORECASE,
)
ID_BEFORE_SLUG = re.compile(r"/(?=[a-zA-Z]*\d)(?=[A-Z\d]*[a-z])(?=[a-z\d]*[A-Z])[a-zA-Z\d]{5,10}/[^/]+$")
"""An id of small and capital letters and digits before the headline's words."""
ID_BEHIND_SLUG = re.compile(r"/[^/]+/(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{6,10}$")
CODE = re.compile(
    r"/[^/]+/(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,8}$|/(?:[anps]|article)/(?=[^/]*\d)[a-zA-Z\d]{4,10}/[^/]+$"
)
"""An id of a few letters and digits, or a word behind one."""
ON_A_DAY = re.compile(r"/(?:19[5-9]|20[0-4])\d([/-])\d\d?\1\d\d?/[^/]+$")
WORDS_OF_A_HEADLINE, WORDS_OF_A_FILE, WORDS_OF_A_MAYBE = 4, 2, 2
WORDS_OF_A_LONG_HEADLINE = 7
LONGEST_ADDRESS = 2_083
"""Characters, as of the longest address that is asked for."""


def is_article_address(url: str) -> bool:
    """Tell whether *url* looks like an article's, on a site that nothing is known of.

    Publishers put a date, a number or a headline of several words into the address of an article, and into no other.

    >>> is_article_address("https://x.example/politics/rain-falls-on-the-old-harbour")
    True
    >>> is_article_address("https://x.example/politics/"), is_article_address("https://x.example/tag/a-b-c-d")
    (False, False)
    """
    return may_be_article(url) is True


def may_be_article(url: str) -> bool | None:
    """Return whether *url* is an article's, None where only the page that links to it can tell.

    >>> may_be_article("https://x.example/politics/harbour-wall"), may_be_article("https://x.example/2014/12/")
    (None, False)
    """
    return _judged(url)[0] if len(url) <= LONGEST_ADDRESS else False


def is_unlikely_article(url: str) -> bool:
    """Tell whether *url* is no article's by the shape of its path alone, and called nothing that is none.

    >>> is_unlikely_article("https://x.example/videos/derby"), is_unlikely_article("https://x.example/tag/derby")
    (True, False)
    """
    return len(url) <= LONGEST_ADDRESS and _judged(url)[1]


@lru_cache(maxsize=4096)  # the pages of a site have the same menus, and link to an article by its picture and headline
def _judged(url: str) -> tuple[bool | None, bool]:
    """Return whether *url* is an article's, and whether it is none by the shape of its path alone."""
    told = _told_by_names(url)
    if not isinstance(told, str):
        return told, False
    judged = _by_path(told, _step_of_slug(told))
    return judged, judged is False and CATEGORY.search(told) is None


def _told_by_names(url: str) -> bool | str | None:
    """Return whether *url* is an article's where its names tell, else its path, whose shape decides."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    path = unquote(parts.path).rstrip("/")
    if is_service_host(parts):
        return bool(E_PAPER.match(parts.netloc) and ON_A_PAGE_OF_PAPER.search(path))
    if ARCHIVE.fullmatch(path) or (parts.query and OF_A_LIST.search(parts.query)):
        return False
    if found := NEVER.search(path):
        words = number_of_words(ID_AT_END.sub("", path[found.end() :].rpartition("/")[2]))
        is_headline = words >= WORDS_OF_A_LONG_HEADLINE or (words >= WORDS_OF_A_MAYBE and ON_A_DAY.search(path))
        return None if SERVICE.fullmatch(found[0]) and is_headline else False
    if is_paid_for(path) or (VIEW.search(path) and number_of_words(path.rpartition("/")[2]) < WORDS_OF_A_HEADLINE):
        return False
    if SUBJECT.search(path):
        return _is_surely_article(path)
    if IN_QUERY.search(parts.query):
        return True
    if INDEX_OF_A_DAY.search(path):
        return False
    if re.search(r"(?:/\d+){2}/(?:index|default)\.\w{2,5}$", path):
        return None  # an article or a list, on sites that number everything
    last = _step_of_slug(path)
    slug = NUMBER_AT_END.sub("", re.sub(r"\.\w{2,5}$", "", last))
    if path.count("/") == 0 or is_house_page(slug) or NUMBERED_SECTION.search(path):
        return False
    if last.isdecimal() and is_house_page(path.rpartition("/")[0].rpartition("/")[2]):
        return False
    if START_PAGE.fullmatch(last):
        return False
    return path


def names_no_article(query: str) -> bool:
    """Tell whether *query* has no number and no headline that tells articles of one path apart."""
    return IN_QUERY.search(query) is None and number_of_words(query) < WORDS_OF_A_HEADLINE


def _is_surely_article(path: str) -> bool:
    """Tell whether *path* has a headline and a day or a number, as no list of articles has."""
    words = number_of_words(ID_AT_END.sub("", _step_of_slug(path)))
    return words >= (WORDS_OF_A_MAYBE if ON_A_DAY.search(path) else WORDS_OF_A_LONG_HEADLINE) or (
        words > WORDS_OF_A_HEADLINE and (NUMBERED.search(path) is not None or DATED.search(path + "/") is not None)
    )


def _step_of_slug(path: str) -> str:
    """Return the step of *path* that may have a headline's words: the last one, or the one before an id."""
    before, _, last = path.rpartition("/")
    if found := NUMBERS_AFTER_SLUG.search(path):
        before = path[: found.start()]
    if found or FOLLOWS_SLUG.fullmatch(last):
        slug = before.rpartition("/")[2]
        if number_of_words(slug) >= WORDS_OF_A_HEADLINE:
            return slug
    return last


def number_of_words(slug: str) -> int:
    """Return how many words of several letters *slug* has; of an address without spaces hyphens part them."""
    return sum(len(word) > 1 for word in slug.replace("_", "-").split("-"))


def _by_path(path: str, last: str) -> bool | None:
    words = number_of_words(last)
    is_file = path.endswith((".html", ".htm", ".php", ".shtml")) and not re.match(
        r"(?:index|default|home)\.", last, re.I
    )
    is_listing = DIRECTORY.search(path) is not None
    if CATEGORY.search(path) and not (words >= WORDS_OF_A_HEADLINE and re.search(r"\d{5,}", last)):
        return False
    if words >= WORDS_OF_A_HEADLINE:
        return (
            None
            if SERIES.search(path) and not re.search(r"\d{5,}", last) and words < WORDS_OF_A_LONG_HEADLINE
            else True
        )
    if is_file and not is_listing and path.count("/") > 1 and words >= WORDS_OF_A_FILE:
        return True
    if NUMBERED.search("/" + last if is_listing else path) or DATED.search(path + "/") or SHORT_ID.search(path):
        return True
    if words >= WORDS_OF_A_MAYBE and (CALLED_ARTICLE.search(path) or (not is_listing and ID_BEFORE_SLUG.search(path))):
        return True
    if is_listing:
        return False
    if last.endswith(("-podcast", "-newsletter")):
        return False
    is_in_folder = path.count("/") > 1
    if words >= WORDS_OF_A_MAYBE or (is_in_folder and (is_file or ENDS_IN_NUMBER.search(path) or CODE.search(path))):
        return None
    slug = path.rpartition("/")[0].rpartition("/")[2]
    return None if number_of_words(slug) >= WORDS_OF_A_MAYBE and ID_BEHIND_SLUG.search(path) else False

"""REQUEST: what an address alone says of its page, on a site that nothing is known of: article, section or neither."""

import re
from urllib.parse import unquote, urlsplit

NEVER = re.compile(
    r"/(?:tags?|topics?|hubs?|thema|themen?|temas?|authors?|autor(?:en|es|i|a)?|auteurs?|people|profile?s?|users?|search|suche|"
    r"recherche|buscar|login|signin|sign-in|register|account|konto|my-?account|subscribe|subscriptions?|abonnements?|abo|"
    r"newsletters?|impressum|imprint|datenschutz\w*|privacy|privacidad|terms|agb|contact|kontakt|about|about[-_]us|faq|"
    r"feeds?|rss|cart|checkout|wp-content|wp-json|wp-admin|wp-login\.php|cdn-cgi|cookies?|hc|codes?-promo|coupons?|"
    r"solutions|products|investor-relations|page|staff|journalists?|redaktion|emne|aktie|saved-articles|signup|formstack|"
    r"comment-page-\d+)(?:/|$)"
    r"|\.(?:jpe?g|png|gif|svg|webp|avif|pdf|mp[34]|m3u8|xml|rss|atom|json|css|js|zip|ics|docx?|xlsx?|epub|apk)$",
    re.IGNORECASE,
)
"""What no article is below."""
DIRECTORY = re.compile(
    r"/(?:categor(?:y|ies|ia|ias|ie)|kategori(?:e|en|a)?|rubri(?:k|ka|que|ques|c)|sekce|ressorts?|sections?|seccion|"
    r"secao|channels?|help|hilfe|aide|ayuda|jobs?|careers?|karriere|shop|store|deals|games?|spiele|podcasts?|live-?tv|"
    r"videos?|photos?|galler(?:y|ies)|events?|results?|resultats|ergebnisse|live-und-ergebnisse|services?|players?|"
    r"screenshots?)(?:/|$)",
    re.IGNORECASE,
)
"""What is a listing or a service itself, although articles may be below it."""
CATEGORY = re.compile(
    r"/(?:categor(?:y|ies|ia|ias|ie)|kategori(?:e|en|a)?|rubri(?:k|ka|que|ques|c)|sekce|ressorts?|seccion|secao|channels?)/"
    r"[^/]+$",
    re.IGNORECASE,
)
"""What is directly below a list of sections, however many words it has."""
HOST = re.compile(
    r"^(?:[a-z0-9-]+\.)?(?:jobs?|stellen(?:markt|anzeigen)?|karriere|careers?|shop|store|abo|abos|aboshop|subscribe|"
    r"subscriptions?|abonnement\w*|suscripcion\w*|assinatura\w*|accounts?|login|sso|id|auth|profile?|myaccount|support|"
    r"gruppenkonto|meinkonto|join|donate|help|hilfe|e-?paper|tickets?|immobilien|trauer|anzeigen|advertis\w+|werbung|"
    r"media(?:daten|kit)|partners?|codespromo)\.",
    re.IGNORECASE,
)
HOUSEKEEPING = re.compile(
    "|".join(
        (
            r"(?:privacy|cookies?|data(?:-protection)?)[-_]?(?:policy|notice|settings|statement|preferences|choices|cent(?:er|re))?",
            r"(?:your-)?(?:us-)?privacy[-_](?:rights|choices|policy|notice).{0,30}|cookie.{0,20}",
            r"terms(?:-and-conditions)?(?:-(?:of|for)-(?:use|service|sale|access|business))?|terms-(?:and|&)-conditions.{0,20}",
            r"(?:contact|about|join|write-for|work-(?:with|for|at)|advertise-with|follow|support)[-_]us",
            r"(?:meet|about|contact)-(?:the|our)-(?:team|newsroom|editors?)|our-(?:team|story|mission|people|staff|values)",
            r"(?:the-)?editorial-(?:team|guidelines|policy|standards|complaints|code.{0,20}|board)|mission-statement",
            r"corrections?(?:-policy|-and-clarifications)?|complaints?(?:-.{0,20})?|code-of-(?:ethics|conduct)",
            r"accessibility(?:-.{0,20})?|legal(?:-.{0,20})?|modern-slavery.{0,20}|site-?map|ad-?choices|tip-?line",
            r"imprint|impressum|datenschutz\w*(?:-.{0,20})?|nutzungsbedingungen|agb|aviso-?legal|note-legali|regulamin",
            r"mentions-legales|politique-de-.{3,30}|conditions-(?:generales|d-utilisation).{0,30}|informativa-.{3,20}",
            r"politica-(?:de-)?(?:privacidad|cookies|privacidade|privacy).{0,20}|terminos-(?:y-condiciones|de-uso).{0,20}",
            r"algemene-voorwaarden|privacybeleid|cookiebeleid|polityka-prywatnosci|(?:do-not-sell|opt-out|manage)-.{3,40}",
            r"how-to-(?:contact|complain|advertise|subscribe).{0,40}|advertis(?:e|ing|ers?)(?:-.{0,20})?",
            r"newsletters?(?:-.{0,20})?|(?:sign|log)-?(?:up|in|out)(?:-.{0,30})?|subscri(?:be|ptions?)(?:-.{0,30})?",
            r"frequently-asked-questions|live-?tv|apps?-products",
        )
    ),
    re.IGNORECASE,
)
"""Slugs of pages that every site has, whole."""
SERVICE_WORDS = frozenset(
    "about abo abonnement abonnements advertise affiliate agb community contact cookie cookies datenschutz disclosure "
    "donate faq form formular gdpr guidelines help hilfe hotline hotlines impressum imprint jobs karriere konto "
    "kontakt leitlinien newsletter newsletters nutzungsbedingungen podcast policy privacy redaktionelle register "
    "registrierung rss service services servicenummern signup sitemap subscribe subscription subscriptions suscribir "
    "terms unterstuetzen werbung".split()
)
"""Words of the addresses of services; of an article's, too, so that they need another witness."""
ID_AT_END = re.compile(r"[-_](?:[a-z]{1,7}[-_]?)?\d{3,}$", re.IGNORECASE)
OF_A_LIST = re.compile(r"(?:^|&)(?:replytocom|filter|sort|sortby|orderby)=", re.IGNORECASE)
START_PAGE = re.compile(r"(?:startseite|home|homepage|themenseite|uebersicht|overview)[-_]", re.IGNORECASE)
DATED = re.compile(r"/(?:19|20)\d\d[/-]?(?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]?\d\d?)?[/-](?=[^/]*[^\W\d])", re.IGNORECASE)
ARCHIVE = re.compile(r"(?:/(?:archiv\w*|[a-z]{2}))?(?:/\d{1,4}){1,3}/?", re.IGNORECASE)
"""A year, month or day: the list of what was published then."""
NUMBERED = re.compile(
    r"\d{5,}|\d{4,}\.s?html?$|\d\.\d{4,}|(?=(?:[A-Z]*\d){4})[A-Z0-9]{7,}|(?=[0-9a-f]*\d)[0-9a-f]{12,}"
    r"|/(?=[a-z0-9]*\d[a-z]+\d)(?=[a-z0-9]*[a-z]\d)[a-z0-9]{9,16}$"
)
NUMBERED_SECTION = re.compile(
    r"/(?:s|t|r|c|cat|org|section|rubrik|ressort|thema)-?\d+/?$|-(?:org|cat|sec)\d+(?:\.html?)?/?$|[/-]s-\d+/?$",
    re.IGNORECASE,
)
SHORT_ID = re.compile(
    r"/(?:node|articles?|artikel|artigo|articulo|articolo|news|story|stories|a|id|item|view|read|posts?|p)/\d{2,}/?$",
    re.IGNORECASE,
)
IN_QUERY = re.compile(
    r"(?:^|&)(?:(?:story|article|news|doc|item|post|content)?_?id|idx|no|p|nid|aid|art|article|artikel|story|news|newsid|ref|"
    r"idarticle|id_article|cod|artnr)=(?=[\w-]*\d{2})[\w-]+",
    re.IGNORECASE,
)
WORDS_OF_A_HEADLINE, WORDS_OF_A_FILE, WORDS_OF_A_MAYBE = 4, 2, 2
WORDS_OF_A_LONG_HEADLINE = 7
SECTION_DEPTH = 3
LONGEST_ADDRESS = 2_083
"""Characters, as of the longest address that is asked for."""
SECTION_WORDS = 3


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
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    path = unquote(parts.path).rstrip("/")
    if len(url) > LONGEST_ADDRESS:
        return False
    if NEVER.search(path) or HOST.match(parts.netloc) or ARCHIVE.fullmatch(path):
        return False
    if IN_QUERY.search(parts.query):
        return True
    last = path.rpartition("/")[2]
    slug = ID_AT_END.sub("", re.sub(r"\.\w{2,5}$", "", last))
    if path.count("/") == 0 or HOUSEKEEPING.fullmatch(slug) or NUMBERED_SECTION.search(path):
        return False
    if OF_A_LIST.search(parts.query) or START_PAGE.match(last):
        return False
    return _by_path(path, last)


def _by_path(path: str, last: str) -> bool | None:
    words = len([word for word in re.split(r"[-_]", last) if len(word) > 1])
    is_file = path.endswith((".html", ".htm", ".php", ".shtml")) and not re.match(
        r"(?:index|default|home)\.", last, re.I
    )
    is_listing = DIRECTORY.search(path) is not None
    if CATEGORY.search(path) and not re.search(r"\d{5,}", last):
        return False
    if words >= WORDS_OF_A_HEADLINE:
        return True
    if is_file and not is_listing and path.count("/") > 1 and words >= WORDS_OF_A_FILE:
        return True
    if NUMBERED.search("/" + last if is_listing else path) or DATED.search(path + "/") or SHORT_ID.search(path):
        return True
    if is_listing:
        return False
    return None if words >= WORDS_OF_A_MAYBE or (is_file and path.count("/") > 1) else False


def has_long_slug(url: str) -> bool:
    """Tell whether the last step of *url* is a whole headline, which no service has."""
    last = unquote(url[:LONGEST_ADDRESS].partition("?")[0]).rstrip("/").rpartition("/")[2]
    return len([word for word in re.split(r"[-_]", last) if len(word) > 1]) >= WORDS_OF_A_LONG_HEADLINE


def is_named_by_slug(url: str, label: str) -> bool:
    """Tell whether a short *label* is all that the address says, as of a series or a page of services.

    >>> is_named_by_slug("https://x.example/tv/the-lions-at-home/", "The Lions at Home")
    True
    >>> is_named_by_slug("https://x.example/news/rain-falls-on-the-wall", "here")
    False
    """
    try:
        path = unquote(urlsplit(url).path).rstrip("/")
    except ValueError:
        return False
    last = re.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2]).casefold()
    said, slug = set(re.findall(r"\w+", label.casefold())), {word for word in re.split(r"[\W_]+", last) if word}
    if not SERVICE_WORDS.isdisjoint(slug):
        return True
    if NUMBERED.search(path) or DATED.search(path + "/") or not said:
        return False
    return said <= slug and len(said) >= max(2, len(slug) - 1)


def may_be_section(url: str) -> bool:
    """Tell whether *url* may be a section's: short, in few steps, and neither an article's nor a service's.

    >>> may_be_section("https://x.example/category/local/"), may_be_section("https://x.example/privacy-policy")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if len(url) > LONGEST_ADDRESS:
        return False
    path = re.sub(r"/(?:index|default|home)\.\w{2,5}$", "", unquote(parts.path).rstrip("/"), flags=re.IGNORECASE)
    if NEVER.search(path) or HOST.match(parts.netloc) or may_be_article(url) or ARCHIVE.fullmatch(path):
        return False
    steps = path.strip("/").split("/")
    last = re.sub(r"\.\w{2,5}$", "", steps[-1])
    if not path:
        return re.search(r"(?:^|&)(?:cat|category|section|rubrik|sec|seccion|rub|channel)=", parts.query) is not None
    if HOUSEKEEPING.fullmatch(last) or len(steps) > SECTION_DEPTH or len(re.split(r"[-_]", last)) > SECTION_WORDS:
        return False
    return all(1 < len(step) <= 40 or step.isalpha() for step in steps)

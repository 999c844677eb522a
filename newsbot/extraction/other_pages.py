"""PAGE: what sites have beside articles: pages about the site, offers, search results, first pages of lists."""
# ruff: noqa: E501, as a language's words stand on one line

import re
from itertools import islice
from urllib.parse import parse_qsl, unquote

from newsbot.extraction.form_pages import is_called_form, is_form_address
from newsbot.extraction.shop_pages import is_for_sale
from newsbot.extraction.told import FEW_WORDS, Told
from newsbot.items import NotAnArticle
from newsbot.page import Element, Page
from newsbot.sources.article_address import SUBJECT, is_article_address
from newsbot.sources.house_pages import is_house_page, words_of
from newsbot.states import Reason
from newsbot.urls import same_site
from newsbot.urls.forgiving import FILE_ENDING, joined, parts_of

_LONGEST_NAME = 60
"""Characters of what such a page is called."""
_MOST_WORDS_OF_NAME = 5
"""Of a page about the site that only its address tells; more are a headline."""
_LONGEST_OF_SHOP = 1_000
"""Characters that shops say of a thing; who says more may have tried it."""
_LONGEST_BEGINNING = 400
"""Characters that a list says of its subject, or of whose articles it has."""
_MOST_FIELDS = 100
"""Of a query that is read."""
_HEADINGS = ("h2", "h3", "h4", "h5")
_FEWEST_ARTICLES, _MOST_LINKS = 3, 400
_OF_TITLE = re.compile(r"\s+[|–—•·»-]+\s+|[|–—•]")
_OF_MAKERS = re.compile(
    r"about(?:-.{1,30})?|(?:wir-)?ue?ber-(?:uns|mich)|over-(?:ons|mij)|om-(?:oss|os|meg|mig)|sobre(?:-.{1,30})?|acerca-de(?:-.{1,30})?"
    r"|quienes-somos|quem-somos|qui-(?:som|sommes-nous)|a-propos(?:-.{1,30})?|chi-siamo|o-(?:nas|nama)|rolunk|meist|par-mums|apie-mus"
    r"|despre-noi|tietoa-meista|hakkimizda|haqqimizda|rreth-nesh|um-okkur|our-(?:story|mission|team|people|staff|values)|о-нас|про-нас|за-нас"
)
"""What pages are called that tell who makes a site, as `words_of` has them; a longer text was written for readers."""
_SEARCH_WORDS = (
    r"search|searchresults?|suche|suchergebnisse?|recherche|rechercher|buscar|busca|busqueda|buscador|pesquisa|cerca|ricerca|zoeken|zoek"
    r"|sok|søk|sog|søg|sök|haku|hae|szukaj|wyszukiwanie|wyniki|hledat|hledani|vyhledavani|hladaj|hladat|vyhladavanie|kereses|cauta|cautare"
    r"|pretraga|trazi|iskanje|tarsene|poisk|posuk|poshuk|otsing|otsi|meklet|meklesana|paieska|ara|arama|axtar|leit|anazitisi|tim-kiem|cari|pencarian"
)
_SEARCH_STEP = re.compile(rf"/(?:{_SEARCH_WORDS})(?:\.\w{{2,5}})?(?=/|$)", re.IGNORECASE)
_ASKS = frozenset(
    "q s k search query keyword keywords text term searchword searchterm suche suchwort recherche buscar busca termo ricerca"
    " zoek szukaj fraza hledat kw wd word tag".split()
)
_RESULTS = re.compile(
    r"\W*(?:search(?: results?)?|(?:\d+ )?results?|you searched|showing results|suche(?: nach)?|(?:\d+ )?suchergebnis(?:se)?|ihre suche|résultats? (?:de (?:la |votre )?)?recherche"
    r"|résultats|recherche|resultados? (?:de (?:la )?)?(?:búsqueda|busca|pesquisa)|resultados|risultati (?:della )?ricerca|zoekresultaten|sökresultat|søkeresultat(?:er)?|søgeresultater"
    r"|hakutulokset|wyniki wyszukiwania|výsledky (?:vyhledávání|hledání|vyhľadávania)|keresési (?:eredmények|találatok)|rezultatele căutării|rezultati (?:pretrage|iskanja)"
    r"|резултати (?:от търсенето|претраге)|результаты поиска|результати пошуку|вынікі пошуку|αποτελέσματα αναζήτησης|arama sonuçları|axtarış nəticələri|іздеу нәтижелері"
    r"|otsingu ?tulemused|meklēšanas rezultāti|paieškos rezultatai|leitarniðurstöður|rezultatet e kërkimit|resultats de (?:la )?cerca|bilaketaren emaitzak|hasil (?:pencarian|carian)"
    r"|kết quả tìm kiếm|mga resulta ng paghahanap|soekresultate|canlyniadau chwilio|نتائج البحث|نتایج جستجو|תוצאות חיפוש|खोज परिणाम|অনুসন্ধানের ফলাফল|ผลการค้นหา|検索結果|검색 ?결과"
    r"|(?:搜索|搜尋|查询)结果|搜尋結果)"
    r"(?:\s*$|\s*[:：„“\"«»'‘「『(–-]|\s+(?:for|für|zu|pour|para|por|per|voor|för|for|dla|pro|pre|за|по|по запросу|για|için|untuk|cho|ل|عن|برای|עבור)\s)",
    re.IGNORECASE,
)
"""How the title of search results begins; "search" alone only with what was searched for behind it."""
_LISTED = re.compile(
    r"/(?:tags?|tagi|tagov?i|[sš]t[ií]t(?:ek|ky)|etichet[ae]|etiket(?:t|ler|y|as?)?|avainsana|stikkord|c[ií]mke|hashtags?"
    r"|authors?|autor(?:en|es|i|a|e|ius)?|auteurs?|forfatter|f[oö]rfattare|skribent(?:er)?|kirjoittaja|szerzok?|avtory?|penulis|tac-gia)/",
    re.IGNORECASE,
)
"""Below it stand the lists of a tag's articles, or of an author's."""
_BOARD = re.compile(
    r"/(?:view-?forum|forum-?display|forum|new(?:thread|reply|topic)|posting|memberlist)\.(?:php|aspx?|jsp)$"
    r"|/(?:forums?|foros?|foren|boards?|bbs)(?:/(?:index\.php|all)?)?$",
    re.IGNORECASE,
)
"""Where the lists and forms of a forum are; what one of its readers wrote has a number or a name behind it."""
_MOST_WORDS = 9
"""Of such a title, with the words that were searched for."""


def refuse_other_page(told: Told) -> None:
    """Raise NotAnArticle for a page that is one of those which sites have beside their articles.

    Not for pages whose structured data describes an article. Two witnesses are needed, of what the page is called, what
    its address is, what it says, and that nobody signed and dated it.
    """
    if told.is_signed_and_dated:
        return
    if _is_search(told):
        raise NotAnArticle(Reason.SEARCH_RESULTS)
    if _is_offer(told):
        raise NotAnArticle(Reason.OFFER)
    if all(is_about_site(told)) or _is_form(told):
        raise NotAnArticle(Reason.ABOUT_SITE)
    if not told.is_dated and (told.asks or _BOARD.search(parts_of(told.page.url).path)):
        raise NotAnArticle(Reason.FORUM)
    if _is_list(told):
        raise NotAnArticle(Reason.LISTING_PAGE)


def _is_search(told: Told) -> bool:
    if told.is_dated:
        return False
    address = parts_of(told.page.url)
    is_read = 0 < len(address.query) < 2_000 and address.query.count("&") < _MOST_FIELDS
    asked = parse_qsl(address.query, max_num_fields=_MOST_FIELDS) if is_read else []
    asks = any(name.lower() in _ASKS and not value.isdecimal() for name, value in asked if "/" not in value)
    is_titled = any(name.count(" ") < _MOST_WORDS and _RESULTS.match(name) for name in told.names)
    searches = _SEARCH_STEP.search(address.path) is not None
    is_articles = told.is_signed or is_article_address(told.page.url)  # "Results: the island votes for the bridge"
    return (searches and asks) or (is_titled and (searches or asks or not is_articles))


def is_about_site(told: Told) -> tuple[bool, bool]:
    """Tell whether *told* has the name, and whether it has the address, of a page that sites have about themselves."""
    is_long = len(told.text) > FEW_WORDS
    named = [name for name in map(_own_name, told.names) if len(name) <= _LONGEST_NAME]
    steps = [step for step in parts_of(told.page.url).path.split("/") if step]
    is_short = next(iter(told.names), "").count(" ") < _MOST_WORDS_OF_NAME
    is_addressed = is_short and bool(steps) and _is_of_site(unquote(FILE_ENDING.sub("", steps[-1])), is_long)
    return any(_is_of_site(name, is_long) for name in named), is_addressed


def has_address_of_form(told: Told) -> bool:
    """Tell whether *told* has the address of a form for an account, its password or a message."""
    address = parts_of(told.page.url)
    return is_form_address(address.path, address.query)


def has_name_of_form(told: Told) -> bool:
    """Tell whether *told* has the name of such a form."""
    return any(map(is_called_form, told.names))


def _is_form(told: Told) -> bool:
    return has_address_of_form(told) and has_name_of_form(told)


def _is_of_site(name: str, is_long: bool) -> bool:
    """Tell whether *name* is that of a page about the site; where it tells of its makers in a long text, it is none."""
    return is_house_page(name) and not (is_long and _OF_MAKERS.fullmatch("-".join(words_of(name))))


def _is_offer(told: Told) -> bool:
    if told.sells:
        return not told.is_dated and not told.is_signed
    return len(told.text) <= _LONGEST_OF_SHOP and not told.is_dated and is_for_sale(told.page)


def _is_list(told: Told) -> bool:
    """Tell whether *told* is of the first page of a list, named as the last step of its address, or below ``/tag/``."""
    if told.is_dated or told.is_signed or is_article_address(told.page.url):
        return False
    path = parts_of(told.page.url).path
    if len(told.text) <= _LONGEST_BEGINNING and (_LISTED.search(path) or SUBJECT.search(path)):
        return True
    name = words_of(path.rstrip("/").rpartition("/")[2])
    is_named = bool(name) and words_of(_own_name(next(iter(told.names), ""))) == name
    return is_named and _teases(told.page)


def _teases(page: Page) -> bool:
    """Tell whether headings of *page* link to some articles of its site."""
    found: set[str] = set()
    for element, link in islice(page.links, _MOST_LINKS):
        if link and _is_of_heading(element):
            address = joined(page.url, link)
            if is_article_address(address) and same_site(address, page.url):
                found.add(address)
    return len(found) >= _FEWEST_ARTICLES


def _is_of_heading(link: Element) -> bool:
    parent = link.getparent()
    return (parent is not None and parent.tag in _HEADINGS) or next(link.iter(*_HEADINGS), None) is not None


def _own_name(title: str) -> str:
    """Return *title* without the site's name behind it."""
    return _OF_TITLE.split(title.strip()[: 2 * _LONGEST_NAME])[0].strip()

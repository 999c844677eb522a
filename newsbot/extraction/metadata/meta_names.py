"""PAGE: the names of meta elements that say something of an article, and what other names may say."""

import re
from functools import lru_cache

NAMES = {
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "dc.title"),
    "authors": (
        "author",
        "article:author_name",
        "shareaholic:article_author_name",
        "parsely-author",
        "sailthru.author",
        "mrf:authors",
        "cxenseparse:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "articleauthor",
        "article.author",
        "authors",
        "citation_author",
        "article:author",
        "og:article:author",
        "og:author",
        "article:author:name",
        "sailthru.byline_name",
        "dcsext.author",
        "dcsext.articleauthor",
        "bt:author",
        "vr:author",
        "mediator_author",
        "schema:author",
        "byline",
        "creator",
    ),
    "date_published": (
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "datepublished",
        "parsely-pub-date",
        "date",
        "pubdate",
        "publishdate",
        "publish-date",
        "pub_date",
        "publication_date",
        "content:publishdate",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
        "dc.date.created",
        "prism.publicationdate",
        "date.available",
        "date.created",
        "sailthru.date",
        "datecreated",
        "date_published",
        "published_date",
        "published_time",
        "publication-date",
        "article.published",
        "article.created",
        "article_date_original",
        "originalpublicationdate",
        "og:published_time",
        "og:pubdate",
        "rnews:datepublished",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "dcterms.created",
        "dc.date.published",
        "bt:pubdate",
        "article:publication_date",
        "shareaholic:article_published_time",
        "mediator_published_time",
        "vr:published_time",
        "dcsext.articlefirstpublished",
        "schema:datepublished",
        "published_at",
        "published",
        "first_published",
    ),
    "date_modified": (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
        "date.modified",
        "last_updated_date",
    ),
    "section": (
        "article:section",
        "og:article:section",
        "parsely-section",
        "mrf:sections",
        "dc.type.section",
        "section",
    ),
    "keywords": ("news_keywords", "keywords", "article:tag", "parsely-tags", "sailthru.tags", "mrf:tags", "dc.subject"),
    "language": ("content-language", "language", "dc.language", "dcterms.language", "og:locale"),
    "description": ("og:description", "description", "twitter:description", "dc.description"),
    "site_name": ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"),
    "is_accessible_for_free": ("article:content_tier",),
}
"""Article field -> names of meta elements, the more trusted first; lower case."""

_JOINTS = str.maketrans("", "", ":.-_ ")


def letters(name: str) -> str:
    """Return *name* without what joins its words: templates write ``dc.date`` as ``dc:date`` or ``dc_date``, too."""
    return name.translate(_JOINTS)


FIELDS = {letters(name): field for field, names in NAMES.items() for name in names}
ORDER = {name: at for at, name in enumerate(FIELDS)}

_SAYS_PUBLISHED = re.compile(
    r"(?!.*(?:updat|modif|expir|event|start|valid|birth)).*(?:(?:publi(?:sh(?:ed)?|cation)|pub|posted|post|released?|issued?|articles?"
    r"|news|created?|creation|submitted|displayed|display|content|sort)(?:date|time|on|at)|dates?(?:de)?(?:pub\w*|posted|issued))\w{0,8}"
    r"|issued|posted|created|publi(?:shed|kationsdatum)|.*(?:fecha|data|date)(?:de)?publica?\w{1,8}|dc(?:terms)?created"
)
"""Names that no list has, as `letters` writes them, which tell when something was published all the same."""
_SAYS_AUTHOR = re.compile(
    r"(?!.*(?:web|site|banner|theme|book|url|link|image|photo|email|twitter|facebook|bio|(?:type|ids?)$))\w{0,16}"
    r"(?:authors?|autor(?:in)?|auteure?|autore|writer|journalist|reporter|redacteur|redakteur|byline)(?:full)?(?:names?|s)?"
)
"""Names that no list has, as `letters` writes them, which tell who wrote it all the same."""
_KNOWN_AT_MOST = 20_000
VAGUE = frozenset(("date", "dcdate", "dctermsdate"))
"""Some software writes there when the page was made or changed."""
_LONGEST_NAME = 60
"""Characters of the name of a meta element."""


@lru_cache(_KNOWN_AT_MOST)
def may_say_published(name: str) -> bool:
    """Tell whether *name*, which no list has, is that of an element which tells when something was published."""
    bare = letters(name)
    return len(name) <= _LONGEST_NAME and bare not in FIELDS and _SAYS_PUBLISHED.fullmatch(bare) is not None


@lru_cache(_KNOWN_AT_MOST)
def may_say_author(name: str) -> bool:
    """Tell whether *name*, which no list has, is that of an element which tells who wrote something."""
    bare = letters(name)
    return len(name) <= _LONGEST_NAME and bare not in FIELDS and _SAYS_AUTHOR.fullmatch(bare) is not None

"""PAGE: what ``<head>`` says: OpenGraph, Twitter cards, Dublin Core, Parse.ly, Sailthru and plain meta elements."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from newsbot.extraction.metadata.lenient_json import loads
from newsbot.extraction.source import Source, Trust
from newsbot.page import Element, Page
from newsbot.sources.entries import absolute
from newsbot.sources.section import base_of

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


def _letters(name: str) -> str:
    """Return *name* without what joins its words: templates write ``dc.date`` as ``dc:date`` or ``dc_date``, too."""
    return name.translate(_JOINTS)


FIELDS = {_letters(name): field for field, names in NAMES.items() for name in names}
_ORDER = {name: at for at, name in enumerate(FIELDS)}

_SAYS_PUBLISHED = re.compile(
    r"(?!.*(?:updat|modif|expir|event|start|valid|birth)).*(?:(?:publi(?:sh(?:ed)?|cation)|pub|posted|post|released?|issued?|articles?"
    r"|news|created?|creation|submitted|displayed|display|content|sort)(?:date|time|on|at)|dates?(?:de)?(?:pub\w*|posted|issued))\w{0,8}"
    r"|issued|posted|created|publi(?:shed|kationsdatum)|.*(?:fecha|data|date)(?:de)?publica?\w{1,8}|dc(?:terms)?created"
)
"""Names that no list has, as `_letters` writes them, which tell when something was published all the same."""
_KNOWN_AT_MOST = 20_000
_VAGUE = frozenset(("date", "dcdate", "dctermsdate"))
"""Some software writes there when the page was made or changed."""

Metatags = dict[str, list[str]]

_MOST_VALUES = 100
"""Of one name; some sites have one element for each keyword."""
_STRUCTURED_DATA = 1_000_000
"""Characters of all JSON-LD; a real page has up to 106 KB."""
_LONGEST_OBJECT = 10_000
"""Characters of JSON in a meta element."""
_LONGEST_NAME = 60
"""Characters of the name of a meta element."""
_LONGEST_TITLE = 2_000
"""Characters; whatever is longer is no headline."""

_WRITTEN_BY = re.compile(
    r"(?:written by|author|verfasst von|geschrieben von|écrit par|auteur|escrito por|autor|scritto da|geschreven door"
    r"|skrevet av|skrevet af|skriven av|napisane przez|автор|написано|yazan|ditulis oleh)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Head:
    """The elements of a page that speak to machines, gathered in one pass: they also stand outside ``<head>``."""

    metatags: Metatags = field(default_factory=dict)
    """Meta elements by lower-case name, values in page order."""
    scripts: list[str] = field(default_factory=list)
    """JSON-LD as written."""
    canonical: str | None = None
    """The address that the page declares for itself: ``rel=canonical``, else ``og:url``."""
    title: str | None = None
    language: str | None = None


def read(page: Page) -> Head:
    """Return what the page's meta, link and script elements say."""
    root = page.root
    left = _STRUCTURED_DATA
    head = Head(language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))
    for element in page.elements("meta"):
        _add(head.metatags, element)
    for script in page.elements("script"):
        if "ld+json" in script.get("type", "").lower() and (text := script.text):
            left -= len(text)
            if left >= 0:
                head.scripts.append(text)
    titles = (title.text for title in page.elements("title"))
    head.title = next((text[:_LONGEST_TITLE] for text in titles if text), None)
    head.canonical = _canonical(page) or next(iter(head.metatags.get("og:url", ())), None)
    return head


def _canonical(page: Page) -> str | None:
    """Return the first ``rel=canonical`` as written, or in full where the page says what addresses are relative to."""
    links = (link for link in page.elements("link") if "canonical" in link.get("rel", "").lower().split())
    declared = next((href for link in links if (href := link.get("href")) is not None), None)
    return (absolute(declared, base_of(page)) or declared) if declared and page.elements("base") else declared


def _add(metatags: Metatags, element: Element) -> None:
    content = element.get("content") or element.get("value")  # some templates mix the two up
    name = element.get("property") or element.get("name") or element.get("http-equiv")
    if content and name:
        values = metatags.setdefault(name.strip().lower(), [])
        if len(values) < _MOST_VALUES:
            values.append(content)


def sources(head: Head) -> list[Source]:
    """Return a source for each kind of meta element on the page, the more trusted first."""
    named = sorted((_ORDER[key], key, name) for name in head.metatags if (key := _letters(name)) in FIELDS)
    found = [Source("html lang", {"language": head.language}, Trust.META)] if head.language else []
    for _, key, name in named:
        trust = Trust.VAGUE_META if key in _VAGUE else Trust.META
        found.append(Source(f"meta {name}", {FIELDS[key]: head.metatags[name]}, trust))
    if not any("date_published" in source.values for source in found):
        unseen = filter(_may_say_published, head.metatags)
        found += [Source(f"meta {name}", {"date_published": head.metatags[name]}, Trust.VAGUE_META) for name in unseen]
    if told := _parsely_page(head.metatags):
        found.append(Source("meta parsely-page", told, Trust.META))
    if author := _labelled(head.metatags, _WRITTEN_BY):
        found.append(Source("meta twitter:data", {"authors": author}, Trust.META))
    if pictures := images(head.metatags):
        found.append(Source("meta image", {"images": pictures}, Trust.META))
    if head.title:
        found.append(Source("title", {"headline": head.title}, Trust.TITLE))
    return found


@lru_cache(_KNOWN_AT_MOST)
def _may_say_published(name: str) -> bool:
    letters = _letters(name)
    return len(name) <= _LONGEST_NAME and letters not in FIELDS and _SAYS_PUBLISHED.fullmatch(letters) is not None


def _parsely_page(metatags: Metatags) -> dict[str, Any]:
    """Return what Parse.ly's older element, which holds a JSON object, says of the article."""
    if "parsely-page" not in metatags:
        return {}
    said = loads(next(iter(metatags["parsely-page"]), "")[:_LONGEST_OBJECT])
    if not isinstance(said, dict):
        return {}
    authors = said.get("authors") or said.get("author")
    told = {"headline": said.get("title"), "authors": authors, "date_published": said.get("pub_date")}
    return {field: value for field, value in told.items() if isinstance(value, (str, list)) and value}


def _labelled(metatags: Metatags, labels: re.Pattern[str]) -> list[str]:
    """Return what Twitter's card shows beside one of *labels*."""
    for number in ("1", "2"):
        label = next(iter(metatags.get(f"twitter:label{number}", ())), "")
        if labels.match(label.strip()):
            return metatags.get(f"twitter:data{number}", [])
    return []


def images(metatags: Metatags) -> list[dict[str, Any]]:
    """Return the lead image that the page names for sharing, by Image field, raw."""
    for prefix in ("og:image", "twitter:image"):
        addresses = metatags.get(prefix) or metatags.get(f"{prefix}:secure_url") or metatags.get(f"{prefix}:src")
        if addresses:
            about = {
                name: next(iter(metatags.get(f"{prefix}:{name}", ())), None) for name in ("alt", "width", "height")
            }
            return [{"url": addresses[0], **about}]
    return []

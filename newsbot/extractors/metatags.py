"""PAGE: what ``<head>`` says: OpenGraph, Twitter cards, Dublin Core, Parse.ly, Sailthru and plain meta elements."""

from typing import Any

from newsbot.page import Page

NAMES = {
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "cxenseparse:title", "dc.title"),
    "authors": (
        "author",
        "article:author_name",
        "parsely-author",
        "sailthru.author",
        "mrf:authors",
        "cxenseparse:author",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "article:author",
    ),
    "date_published": (
        "article:published_time",
        "og:article:published_time",
        "article:published",
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
        "cxenseparse:recs:publishtime",
    ),
    "date_modified": (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
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

Metatags = dict[str, list[str]]


def read(page: Page) -> Metatags:
    """Return the page's meta elements by lower-case name, values in page order."""
    found: Metatags = {}
    for element in page.root.iter("meta"):
        content = element.get("content")
        if not content:
            continue
        for attribute in ("property", "name", "http-equiv"):
            if name := element.get(attribute):
                found.setdefault(name.strip().lower(), []).append(content)
                break
    return found


def extract(page: Page, metatags: Metatags) -> list[tuple[str, dict[str, Any]]]:
    """Return a source's name and raw values for each kind of meta element on the page, the more trusted first."""
    sources: list[tuple[str, dict[str, Any]]] = []
    for field, names in NAMES.items():
        sources += [(f"meta {name}", {field: metatags[name]}) for name in names if name in metatags]
    if pictures := images(metatags):
        sources.append(("meta image", {"images": pictures}))
    if title := page.root.findtext(".//title"):
        sources.append(("title", {"headline": title}))
    if language := page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        sources.insert(0, ("html lang", {"language": language}))
    return sources


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


def canonical(page: Page) -> str | None:
    """Return the address that the page declares for itself: ``rel=canonical``, else ``og:url``."""
    for link in page.root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return link.get("href")
    for element in page.root.iter("meta"):
        if element.get("property") == "og:url" and element.get("content"):
            return element.get("content")
    return None

"""PAGE: what ``<head>`` says: OpenGraph, Twitter cards, Dublin Core, Parse.ly, Sailthru and plain meta elements."""

import re
from dataclasses import dataclass, field
from typing import Any

from newsbot.extraction.metadata.lenient_json import loads
from newsbot.extraction.metadata.meta_names import FIELDS, ORDER, VAGUE, letters, may_say_author, may_say_published
from newsbot.extraction.source import Source, Trust
from newsbot.page import Element, Page
from newsbot.sources.entries import absolute
from newsbot.sources.section import base_of

Metatags = dict[str, list[str]]

_MOST_VALUES = 100
"""Of one name; some sites have one element for each keyword."""
_STRUCTURED_DATA = 1_000_000
"""Characters of all JSON-LD; a real page has up to 106 KB."""
_LONGEST_OBJECT = 10_000
"""Characters of JSON in a meta element."""
_LONGEST_TITLE = 2_000
"""Characters; whatever is longer is no headline."""

_WRITTEN_BY = re.compile(
    r"(?:written by|by:?$|von:?$|par:?$|autore|kirjoittaja|forfatter|penulis|作者|author|verfasst von"
    r"|geschrieben von|écrit par|auteur|escrito por|autor|scritto da|geschreven door"
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
    named = sorted((ORDER[key], key, name) for name in head.metatags if (key := letters(name)) in FIELDS)
    found = [Source("html lang", {"language": head.language}, Trust.META)] if head.language else []
    for _, key, name in named:
        trust = Trust.VAGUE_META if key in VAGUE else Trust.META
        found.append(Source(f"meta {name}", {FIELDS[key]: head.metatags[name]}, trust))
    if not any("date_published" in source.values for source in found):
        unseen = filter(may_say_published, head.metatags)
        found += [Source(f"meta {name}", {"date_published": head.metatags[name]}, Trust.VAGUE_META) for name in unseen]
    if not any("authors" in source.values for source in found):
        named_so = filter(may_say_author, head.metatags)
        found += [Source(f"meta {name}", {"authors": head.metatags[name]}, Trust.META) for name in named_so]
    if told := _parsely_page(head.metatags):
        found.append(Source("meta parsely-page", told, Trust.META))
    if author := _labelled(head.metatags, _WRITTEN_BY):
        found.append(Source("meta twitter:data", {"authors": author}, Trust.META))
    if pictures := images(head.metatags):
        found.append(Source("meta image", {"images": pictures}, Trust.META))
    if head.title:
        found.append(Source("title", {"headline": head.title}, Trust.TITLE))
    return found


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

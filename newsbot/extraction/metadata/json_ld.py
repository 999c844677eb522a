"""PAGE: schema.org written as JSON-LD; the page's own article is picked among all that its scripts name."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from newsbot.extraction.metadata.json_ld_values import (
    Node,
    addresses,
    article_values,
    first_text,
    types,
    video_values,
)
from newsbot.extraction.metadata.lenient_json import loads
from newsbot.extraction.source import Source, Trust, as_list
from newsbot.extraction.values.text import key_of

_ENTRANCES = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
_NESTED_AT_MOST = 2_000
_WEB_PAGES = frozenset(("webpage", "itempage", "medicalwebpage"))
_ARTICLE_ENDINGS = ("article", "posting", "report", "reportage", "criticreview")


def article_sources(found: list[Node], url: str, headline: str | None = None) -> list[Source]:
    """Return a source for each of *found* that tells of the page's own article, best first."""
    sources = []
    for node in own_articles(found, url, headline):
        kind = next(iter(as_list(node.get("@type"))), "")
        sources.append(Source(f"json-ld {str(kind).rpartition('/')[2]}", article_values(node), Trust.JSON_LD))
    return sources


def web_page_sources(found: list[Node], url: str) -> list[Source]:
    """Return a source for the dates of the node that stands for the page, where software names no article."""
    pages = [node for node in found if any(name in _WEB_PAGES for name in types(node))]
    own = [node for node in pages if any(_address(named) == _address(url) for named in addresses(node))]
    for node in own or (pages if len(pages) == 1 else []):
        dates = {
            "date_published": first_text(node, "datePublished"),
            "date_modified": first_text(node, "dateModified"),
        }
        return [Source("json-ld WebPage", dates, Trust.WEB_PAGE)]
    return []


def video_sources(found: list[Node], names: Iterable[str] = ()) -> list[Source]:
    """Return a source for the videos of *found* that stand for themselves.

    *names* are those of a page that tells of no article: it is the page of the video that is called so.
    """
    videos = [node for node in found if "videoobject" in types(node)]
    if not videos:
        return []
    called = key_of(first_text(videos[0], "name") or "")
    is_its_page = bool(called) and any(called in key_of(name) for name in names)
    told = article_values(videos[0]) if is_its_page else {}
    values = told | {"videos": [video_values(node) for node in videos]}
    return [Source("json-ld VideoObject", values, Trust.JSON_LD)]


def nodes(scripts: Iterable[str]) -> list[Node]:
    """Return every node that stands for itself: roots, members of lists and graphs, main entities, in page order."""
    found: list[Node] = []
    queue: list[Any] = [loads(script) for script in scripts][::-1]
    seen: set[int] = set()
    while queue and len(found) < _NESTED_AT_MOST:
        value = queue.pop()
        if isinstance(value, list):
            queue.extend(reversed(value))
        elif isinstance(value, dict) and id(value) not in seen:
            seen.add(id(value))
            found.append(value)
            queue.extend(value[key] for key in _ENTRANCES if isinstance(value.get(key), (dict, list)))
            queue.extend(_only_part(value))
    return _with_references(found)


def _only_part(node: Node) -> list[Any]:
    """Return what a WebPage has as its only part, or is about, which is the article of the page."""
    if not any(name in _WEB_PAGES for name in types(node)):
        return []
    parts = (as_list(node.get(key)) for key in ("hasPart", "about"))
    return [part[0] for part in parts if len(part) == 1 and isinstance(part[0], dict)]


def _with_references(found: list[Node]) -> list[Node]:
    """Replace ``{"@id": ...}`` in the values of *found* by the node of that name, one level deep."""
    named = {node["@id"]: node for node in found if isinstance(node.get("@id"), str) and len(node) > 1}
    for node in found:
        for key, value in node.items():
            if isinstance(value, dict):
                node[key] = _named(value, named)
            elif isinstance(value, list):
                node[key] = [_named(part, named) if isinstance(part, dict) else part for part in value]
    return found


def _named(value: Node, named: dict[str, Node]) -> Node:
    name = value.get("@id")
    if isinstance(name, str) and len(value) <= 2 and name in named:
        return named[name]
    return value


def own_articles(found: Iterable[Node], url: str, headline: str | None = None) -> list[Node]:
    """Return the nodes that tell of the page's own article, the best witness first.

    Pages also carry nodes for teasers and updates of a live blog: a node counts when it names the page's address or
    headline; where none does, the one that says most is taken.
    """
    articles = [node for node in found if any(_is_article(name) for name in types(node))]
    if len(articles) < 2:
        return articles
    ranked = sorted(articles, key=lambda node: _likeness(node, url, headline), reverse=True)
    best = ranked[0]
    return [node for node in ranked if node is best or _tell_the_same(node, best)]


def _is_article(name: str) -> bool:
    return name.endswith(_ARTICLE_ENDINGS) and name != "jobposting"


def _likeness(node: Node, url: str, headline: str | None) -> int:
    address = _address(url)
    same_address = any(_address(named) == address for named in addresses(node))
    same_headline = bool(headline) and node.get("headline") == headline
    facts = sum(key in node for key in ("headline", "datePublished", "author", "articleBody", "description"))
    return 10 * same_address + 6 * same_headline + facts


def _tell_the_same(one: Node, other: Node) -> bool:
    if one.get("headline") and one.get("headline") == other.get("headline"):
        return True
    return bool(set(map(_address, addresses(one))) & set(map(_address, addresses(other))))


def _address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"

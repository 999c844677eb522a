"""PAGE: schema.org written as JSON-LD; the page's own article is picked among all that its scripts name."""

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from newsbot.extraction.metadata.lenient_json import loads
from newsbot.extraction.source import Source, Trust
from newsbot.extraction.values.text import key_of

Node = dict[str, Any]

_ENTRANCES = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
_NESTED_AT_MOST = 2_000
_MOST_NAMES = 200
"""Of one list of people; each is looked at closely."""
_SITE_ACCOUNT = re.compile(r"/author/admin/?$")
_ORGANISATIONS = ("organization", "organisation", "corporation", "business", "website")
_WEB_PAGES = frozenset(("webpage", "itempage", "medicalwebpage"))
_ARTICLE_ENDINGS = ("article", "posting", "report", "reportage", "criticreview")


def article_sources(found: list[Node], url: str, headline: str | None = None) -> list[Source]:
    """Return a source for each of *found* that tells of the page's own article, best first."""
    sources = []
    for node in own_articles(found, url, headline):
        kind = next(iter(_as_list(node.get("@type"))), "")
        sources.append(Source(f"json-ld {str(kind).rpartition('/')[2]}", article_values(node), Trust.JSON_LD))
    return sources


def web_page_sources(found: list[Node], url: str) -> list[Source]:
    """Return a source for the dates of the node that stands for the page, where software names no article."""
    pages = [node for node in found if any(name in _WEB_PAGES for name in types(node))]
    own = [node for node in pages if any(_address(named) == _address(url) for named in _addresses(node))]
    for node in own or (pages if len(pages) == 1 else []):
        dates = {
            "date_published": _first_text(node, "datePublished"),
            "date_modified": _first_text(node, "dateModified"),
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
    called = key_of(_first_text(videos[0], "name") or "")
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
    return _with_references(found)


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


def types(node: Node) -> list[str]:
    """Return the node's types in lower case without their vocabulary's address."""
    declared = node.get("@type")
    return [name.rsplit("/", 1)[-1].lower() for name in _as_list(declared) if isinstance(name, str)]


def own_articles(found: Iterable[Node], url: str, headline: str | None = None) -> list[Node]:
    """Return the nodes that tell of the page's own article, the best witness first.

    Pages also carry nodes for teasers and updates of a live blog: a node counts when it names the page's address or
    headline; where none does, the one that says most is taken.
    """
    articles = [node for node in found if any(name.endswith(_ARTICLE_ENDINGS) for name in types(node))]
    if len(articles) < 2:
        return articles
    ranked = sorted(articles, key=lambda node: _likeness(node, url, headline), reverse=True)
    best = ranked[0]
    return [node for node in ranked if node is best or _tell_the_same(node, best)]


def _likeness(node: Node, url: str, headline: str | None) -> int:
    address = _address(url)
    same_address = any(_address(named) == address for named in _addresses(node))
    same_headline = bool(headline) and node.get("headline") == headline
    facts = sum(key in node for key in ("headline", "datePublished", "author", "articleBody", "description"))
    return 10 * same_address + 6 * same_headline + facts


def _tell_the_same(one: Node, other: Node) -> bool:
    if one.get("headline") and one.get("headline") == other.get("headline"):
        return True
    return bool(set(map(_address, _addresses(one))) & set(map(_address, _addresses(other))))


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value:
            yield value


def _address(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}"


def article_values(node: Node) -> dict[str, Any]:
    """Return raw values by Article field, and ``description``, ``article_body`` and ``site_name`` beside them."""
    return {
        "headline": _first_text(node, "headline", "name"),
        "authors": [name for key in ("author", "creator") for name in names(node.get(key))]
        or names(node.get("contributor")),
        "organisations": _organisations(node),
        "date_published": _first_text(node, "datePublished", "uploadDate", "dateCreated"),
        "date_modified": _first_text(node, "dateModified"),
        "section": _texts(node.get("articleSection")),
        "keywords": _texts(node.get("keywords")),
        "language": _first_text(node, "inLanguage"),
        "images": [*images(node.get("image")), *images(node.get("thumbnailUrl"))],
        "videos": [video_values(video) for video in _dicts(node.get("video"))],
        "is_accessible_for_free": _access(node),
        "description": _first_text(node, "description"),
        "article_body": _first_text(node, "articleBody"),
        "site_name": names(node.get("publisher")) + _site_accounts(node.get("author")),
    }


def _organisations(node: Node) -> list[str]:
    """Return which of the authors are organisations, as far as the node tells."""
    authors = [part for key in ("author", "creator") for part in _dicts(node.get(key))]
    return [name for part in authors if _is_organisation(part) for name in names(part)]


def _is_organisation(node: Node) -> bool:
    return any(kind.endswith(_ORGANISATIONS) for kind in types(node))


def _access(node: Node) -> Any:
    """Return what the node, else one of the parts that it marks as paid, says."""
    said = node.get("isAccessibleForFree")
    parts = (part.get("isAccessibleForFree") for part in _dicts(node.get("hasPart")))
    return next((part for part in parts if part is not None), None) if said is None else said


def video_values(node: Node) -> dict[str, Any]:
    """Return a VideoObject's raw values by Video field, its duration as written."""
    return {
        "url": _first_text(node, "contentUrl", "embedUrl", "url"),
        "title": _first_text(node, "name", "headline"),
        "duration": node.get("duration"),
        "thumbnail": next(
            (image["url"] for key in ("thumbnailUrl", "thumbnail") for image in images(node.get(key))), None
        ),
    }


def names(value: Any) -> list[str]:
    """Return the names in *value*: a string, a person or organisation, a Role around some, or a list of them."""
    parts = _as_list(value)[:_MOST_NAMES]
    return [name for part in parts for name in _own_names(part) or _names_in_role(part)][:_MOST_NAMES]


def _own_names(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    return _texts(part.get("name")) or _full_name(part) if isinstance(part, dict) else []


def _names_in_role(part: Any) -> list[str]:
    roles = [part.get(key) for key in ("author", "creator", "contributor")] if isinstance(part, dict) else []
    return [name for people in roles for person in _as_list(people)[:_MOST_NAMES] for name in _own_names(person)]


def _site_accounts(authors: Any) -> list[str]:
    """Return which of *authors* is the account that a WordPress site was set up with: it posts, whoever wrote."""
    accounts = [one for one in _dicts(authors) if any(map(_SITE_ACCOUNT.search, _addresses(one)))]
    return names(accounts)


def _full_name(node: Node) -> list[str]:
    parts = [node.get(key) for key in ("givenName", "additionalName", "familyName")]
    return [" ".join(part for part in parts if isinstance(part, str))] if any(isinstance(p, str) for p in parts) else []


def images(value: Any) -> list[dict[str, Any]]:
    """Return the pictures in *value* (addresses, ImageObjects or lists of them) by Image field, raw."""
    found: list[dict[str, Any]] = []
    for part in _as_list(value):
        if isinstance(part, str):
            found.append({"url": part})
        elif isinstance(part, dict) and (address := _first_text(part, "url", "contentUrl", "@id")):
            found.append(
                {
                    "url": address,
                    "caption": _first_text(part, "caption", "description"),
                    "credit": next(iter(_texts(part.get("creditText")) or names(part.get("creator"))), None),
                    "width": _size(part.get("width")),
                    "height": _size(part.get("height")),
                }
            )
    return found


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _size(value: Any) -> Any:
    return value.get("value", value.get("name")) if isinstance(value, dict) else value


def _dicts(value: Any) -> list[Node]:
    return [part for part in _as_list(value) if isinstance(part, dict)]


def _texts(value: Any) -> list[str]:
    """Return the strings in *value*: a string, ``{"@value": ...}``, or a list of them."""
    found = []
    for part in _as_list(value):
        if isinstance(part, dict):
            part = part.get("@value") or part.get("name")
        if isinstance(part, (str, int, float)) and not isinstance(part, bool) and part != "":
            found.append(str(part))
    return found


def _first_text(node: Node, *keys: str) -> str | None:
    return next((text for key in keys for text in _texts(node.get(key)) if text.strip()), None)

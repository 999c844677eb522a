"""PAGE: what one node of JSON-LD says: its values, raw, by the fields of an article."""

import re
from collections.abc import Iterator
from typing import Any

from newsbot.extraction.metadata.lenient_json import loads
from newsbot.extraction.source import as_list

Node = dict[str, Any]

_MOST_NAMES = 200
"""Of one list of people; each is looked at closely."""
_LONGEST_LIST = 2_000
"""Characters of people written as a JSON text."""
_NOBODY = ("undefined", "null", "none", "nan", "n/a", "[object object]")
"""What software writes where it has no name."""
_SITE_ACCOUNT = re.compile(r"/author/admin/?$")
_ORGANISATIONS = ("organization", "organisation", "corporation", "business", "website")


def types(node: Node) -> list[str]:
    """Return the node's types in lower case without their vocabulary's address."""
    declared = node.get("@type") or node.get("type")
    return [name.rsplit("/", 1)[-1].strip().lower() for name in as_list(declared) if isinstance(name, str)]


def addresses(node: Node) -> Iterator[str]:
    """Yield the addresses of the page that the node is about, and its own name, which mostly is one."""
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value:
            yield value


def article_values(node: Node) -> dict[str, Any]:
    """Return raw values by Article field, and ``description``, ``article_body`` and ``site_name`` beside them."""
    return {
        "headline": first_text(node, "headline", "name"),
        "authors": [name for key in ("author", "creator", "authors") for name in names(node.get(key))]
        or names(node.get("contributor")),
        "organisations": _organisations(node),
        "date_published": first_text(node, "datePublished", "uploadDate", "dateCreated"),
        "date_modified": first_text(node, "dateModified"),
        "section": _texts(node.get("articleSection")),
        "keywords": _texts(node.get("keywords")),
        "language": first_text(node, "inLanguage"),
        "images": [*images(node.get("image")), *images(node.get("thumbnailUrl"))],
        "videos": [video_values(video) for video in _dicts(node.get("video"))],
        "is_accessible_for_free": _access(node),
        "description": first_text(node, "description"),
        "article_body": first_text(node, "articleBody"),
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
        "url": first_text(node, "contentUrl", "embedUrl", "url"),
        "title": first_text(node, "name", "headline"),
        "duration": node.get("duration"),
        "thumbnail": next(
            (image["url"] for key in ("thumbnailUrl", "thumbnail") for image in images(node.get(key))), None
        ),
    }


def names(value: Any) -> list[str]:
    """Return the names in *value*: a string, a person or organisation, a Role around some, or a list of them."""
    parts = [part for one in as_list(value)[:_MOST_NAMES] for part in _listed(one)[:_MOST_NAMES]][:_MOST_NAMES]
    found = (name for part in parts for name in _own_names(part) or _names_in_role(part))
    return [name for name in found if name.strip().lower() not in _NOBODY][:_MOST_NAMES]


def _listed(value: Any) -> list[Any]:
    """Return what *value* lists: in the words of JSON-LD or schema.org, as JSON in a text, or by numbers."""
    if isinstance(value, str) and value.startswith(("{", "[")) and len(value) <= _LONGEST_LIST:
        return as_list(loads(value) or value)
    if not isinstance(value, dict):
        return as_list(value)
    items = [item.get("item") or item for item in _dicts(value.get("itemListElement"))]
    numbered = [value[key] for key in value] if all(map(str.isdecimal, value)) else []
    return items or as_list(value.get("@list")) or numbered or [value]


def _own_names(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    if not isinstance(part, dict):
        return []
    return _texts(part.get("name")) or _full_name(part) or _texts(part.get("alternateName"))


def _names_in_role(part: Any) -> list[str]:
    roles = [part.get(key) for key in ("author", "creator", "contributor")] if isinstance(part, dict) else []
    return [name for people in roles for person in as_list(people)[:_MOST_NAMES] for name in _own_names(person)]


def _site_accounts(authors: Any) -> list[str]:
    """Return which of *authors* is the account that a WordPress site was set up with: it posts, whoever wrote."""
    accounts = [one for one in _dicts(authors) if any(map(_SITE_ACCOUNT.search, addresses(one)))]
    return names(accounts)


def _full_name(node: Node) -> list[str]:
    parts = [node.get(key) for key in ("givenName", "additionalName", "familyName")]
    return [" ".join(part for part in parts if isinstance(part, str))] if any(isinstance(p, str) for p in parts) else []


def images(value: Any) -> list[dict[str, Any]]:
    """Return the pictures in *value* (addresses, ImageObjects or lists of them) by Image field, raw."""
    found: list[dict[str, Any]] = []
    for part in as_list(value):
        if isinstance(part, str):
            found.append({"url": part})
        elif isinstance(part, dict) and (address := first_text(part, "url", "contentUrl", "@id")):
            found.append(
                {
                    "url": address,
                    "caption": first_text(part, "caption", "description"),
                    "credit": next(iter(_texts(part.get("creditText")) or names(part.get("creator"))), None),
                    "width": _size(part.get("width")),
                    "height": _size(part.get("height")),
                }
            )
    return found


def _size(value: Any) -> Any:
    return value.get("value", value.get("name")) if isinstance(value, dict) else value


def _dicts(value: Any) -> list[Node]:
    return [part for part in as_list(value) if isinstance(part, dict)]


def _texts(value: Any) -> list[str]:
    """Return the strings in *value*: a string, ``{"@value": ...}``, or a list of them."""
    found = []
    for part in as_list(value):
        if isinstance(part, dict):
            part = part.get("@value") or part.get("name")
        if isinstance(part, (str, int, float)) and not isinstance(part, bool) and part != "":
            found.append(str(part))
    return found


def first_text(node: Node, *keys: str) -> str | None:
    """Return the first of the values of *keys* that is a text."""
    return next((text for key in keys for text in _texts(node.get(key)) if text.strip()), None)

"""REQUEST: JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

import orjson

from newsbot.sources import Entry, Listing, NotAListing
from newsbot.sources.entries import absolute, entry_at


def read_json_feed(body: bytes, url: str) -> Listing:
    """Return what the JSON Feed in *body*, found at *url*, names; raises NotAListing."""
    feed = _loads(body)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise NotAListing("no feed")
    language = _string(feed, "language")
    entries = [entry for item in items if isinstance(item, dict) and (entry := _entry(item, url, language))]
    return Listing(entries, next_page=absolute(_string(feed, "next_url"), url))


def _loads(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(body, strict=False)  # accepts lone surrogates and line breaks in strings
    except (ValueError, RecursionError) as error:
        raise NotAListing("broken JSON") from error


def _entry(item: dict[str, Any], url: str, language: str | None) -> Entry | None:
    people = [*_list(item, "authors"), item.get("author")]
    return entry_at(
        _string(item, "url") or _string(item, "external_url"),
        url,
        title=_string(item, "title"),
        published=_string(item, "date_published"),
        modified=_string(item, "date_modified"),
        language=_string(item, "language") or language,
        authors=[name for person in people if isinstance(person, dict) and (name := _string(person, "name"))],
        keywords=[tag for tag in _list(item, "tags") if isinstance(tag, str)],
    )


def _string(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) and value else None


def _list(values: dict[str, Any], name: str) -> list[Any]:
    value = values.get(name)
    return value if isinstance(value, list) else []

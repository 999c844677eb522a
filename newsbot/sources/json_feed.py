"""REQUEST: JSON Feed (https://www.jsonfeed.org/version/1.1/), RSS as JSON has it, and lists that are like them."""

import json
import re
from typing import Any

import orjson

from newsbot.sources import Entry, IsAPage, Listing, NotAListing
from newsbot.sources.entries import ITEMS_AT_MOST, absolute, entry_at, without_markup
from newsbot.sources.json_names import ADDRESSES, MODIFIED, PUBLISHED, TITLES, plain_names, texts
from newsbot.sources.markup import ELEMENTS_AT_MOST, FEED_SIZE
from newsbot.sources.wordpress import read_posts

LISTS = (
    "items entries articles posts stories news results docs hits data list item entry rss channel feed response".split()
)
"""What the articles, or the object that they stand in, are called."""
OF_ARTICLES_ALONE = ("items", "entries", "articles", "posts", "stories")
"""Of these, what an empty list of articles is known by where no other list has any."""
OF_ARTICLES = frozenset(("title", "headline", *PUBLISHED))
LOOKED_AT = 20
DEPTH = 4
VALUES_AT_MOST = 20_000
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)'
"""Up to its end, or that of the feed, even amid an escape: a string that never ends is looked through once."""
STRING_OR_BRACKET = re.compile(rf"{STRING}|[][{{}}]", re.DOTALL)
STRING_OR_TRAILING_COMMA = re.compile(rf"({STRING})|,(?=\s*[}}\]])", re.DOTALL)


def read_json_feed(body: bytes, url: str) -> Listing:
    """Return what the JSON Feed, list of WordPress's posts or other list of articles in *body*, found at *url*, names.

    Raises NotAListing, and IsAPage where it holds markup with links instead, as what "load more" asks for may.
    """
    feed = _loads(body)
    try:
        return _read(feed, url)
    except NotAListing as error:
        if markup := _longest_markup(feed):
            raise IsAPage(markup) from error
        raise


def _read(feed: Any, url: str) -> Listing:
    if feed == [] or (isinstance(feed, list) and any(_may_be_post(item) for item in feed[:ITEMS_AT_MOST])):
        return read_posts(feed, url)
    items = _items(feed)
    if items is None:
        raise NotAListing("no feed")
    feed = feed if isinstance(feed, dict) else {}
    language = _string(feed, "language")
    read = items[:ITEMS_AT_MOST]
    entries = [entry for item in read if isinstance(item, dict) and (entry := _entry(item, url, language))]
    if items and not entries:
        raise NotAListing("no entry with an address")
    return Listing(entries, next_page=absolute(_string(feed, "next_url"), url))


def _longest_markup(feed: Any) -> str:
    """Return the longest text with links in *feed*; empty where it has none."""
    waiting = [feed]
    longest = ""
    for _ in range(VALUES_AT_MOST):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, str) and len(node) > len(longest) and "<a " in node:
            longest = node
        elif isinstance(node, dict | list):
            waiting.extend(node.values() if isinstance(node, dict) else node)
    return longest


def _may_be_post(item: object) -> bool:
    return isinstance(item, dict) and "link" in item


def _items(node: Any, depth: int = DEPTH) -> list[Any] | None:
    """Return the list of articles that *node* is, or has in it under one of the names in use; None for none."""
    if isinstance(node, list):
        is_named = any(isinstance(one, dict) and not {*ADDRESSES, "id"}.isdisjoint(plain_names(one)) for one in node)
        return node if is_named else None
    if not isinstance(node, dict) or not depth:
        return None
    inside = (_items(node[name], depth - 1) for name in LISTS if name in node)
    found = [one for one in inside if one is not None]
    if not found:
        return [] if any(node.get(name) == [] for name in OF_ARTICLES_ALONE) else None
    return next(filter(_names_articles, found), found[0])


def _names_articles(items: list[Any]) -> bool:
    """Tell whether *items* say more of themselves than a subject or a picture does, by which another list may stand."""
    told = (plain_names(one) for one in items[:LOOKED_AT] if isinstance(one, dict))
    return any(not OF_ARTICLES.isdisjoint(names) for names in told)


def _loads(body: bytes) -> Any:
    if len(body) > FEED_SIZE or max(body.count(b"{"), body.count(b"[")) > ELEMENTS_AT_MOST:
        raise NotAListing("too large")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    text = body.decode("utf-8", "replace")
    for repaired in (str, _without_trailing_commas, _whole_items):
        try:
            return json.loads(repaired(text), strict=False)  # accepts lone surrogates and line breaks in strings
        except (ValueError, RecursionError):
            continue
    raise NotAListing("broken JSON")


def _without_trailing_commas(text: str) -> str:
    return STRING_OR_TRAILING_COMMA.sub(lambda found: found[1] or "", text)


def _whole_items(text: str) -> str:
    """Return the JSON without the item in which it breaks off."""
    opened: list[str] = []
    end, closing = 0, ""
    for found in STRING_OR_BRACKET.finditer(text):
        if found[0] in "{[":
            opened.append(found[0])
        elif found[0] in "}]" and opened:
            opened.pop()
            if found[0] == "}" and opened in (["["], ["{", "["]):
                end, closing = found.end(), "]}" if len(opened) == 2 else "]"
    return text[:end] + closing


def _entry(item: dict[str, Any], url: str, language: str | None) -> Entry | None:
    people = [*_all(item, "authors"), *_all(item, "author")]
    told = plain_names(item)
    return entry_at(
        next(texts(told, ADDRESSES), None) or _address(_string(item, "id")),
        url,
        title=without_markup(next(texts(told, TITLES), None)),
        published=[_time(told, name) for name in PUBLISHED],
        modified=[_time(told, name) for name in MODIFIED],
        language=_string(item, "language") or language,
        authors=[name for person in people if (name := _name(person))],
        keywords=_words(item, "tags") or _words(item, "categories"),
    )


def _address(identity: str | None) -> str | None:
    return identity if identity and identity.startswith(("http://", "https://")) else None


def _name(person: object) -> str | None:
    """Return the name of an author, who should be an object with it."""
    return _string(person, "name") if isinstance(person, dict) else person if isinstance(person, str) else None


def _string(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    return value if isinstance(value, str) and value else None


def _time(values: dict[str, Any], name: str) -> str | None:
    value = values.get(name)
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else _string(values, name)


def _all(values: dict[str, Any], name: str) -> list[Any]:
    value = values.get(name)
    return value if isinstance(value, list) else [value]


def _words(values: dict[str, Any], name: str) -> list[str]:
    """Return what is listed, in a list or in one text with commas between."""
    value = values.get(name)
    listed = value.split(",") if isinstance(value, str) else _all(values, name)
    return [word for one in listed if isinstance(one, str) and (word := one.strip())]

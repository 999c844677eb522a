"""HAND ON: articles as JSON, each as in JSON lines, page by page."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

import orjson
from starlette.responses import Response

from newsbot.archive import Archive, Selection
from newsbot.archive.rows import JSON_FIELDS
from newsbot.archive.search import BEGIN, END
from newsbot.exports.export import NOTES
from newsbot.exports.jsonlines import line
from newsbot.items import ARTICLE_FIELDS
from newsbot.web.answers import JSON, MOST_BYTES, answer, json
from newsbot.web.asked import Asked, Refused
from newsbot.web.reading import CONSIDERED

FIELDS = (*ARTICLE_FIELDS, *NOTES)
MOST, USUAL = 500, 50
"""Articles of one answer."""
LONGEST_OF_A_HIT = 2_000
"""Characters of its headline, and of its snippet, which has forty words of any length."""


def articles(asked: Asked, archive: Archive) -> Response:
    """The newest articles of a selection."""
    limit = asked.number("limit", 1, MOST, USUAL)
    rows = archive.select(asked.selection(limit + 1)).rows(("id", "published_utc", *FIELDS))
    shown, place, is_more = list[bytes](), "", False
    size = 0
    for number, published, *values in rows:
        found = _object(number, values)
        size += len(found)
        if is_more := bool(shown) and (len(shown) == limit or size > MOST_BYTES):
            break
        shown.append(found)
        place = f"{published}_{number}"
    more = asked.address("/api/articles", **asked.chosen(), limit=asked.text("limit"), before=place) if is_more else ""
    return _answer(asked, {"articles": list(map(orjson.Fragment, shown)), "next": more or None})


def article(asked: Asked, archive: Archive, number: int) -> Response:
    """One article."""
    rows = list(archive.select(Selection(ids=(number,))).rows(("id", "published_utc", *FIELDS)))
    if not rows:
        raise Refused(f"there is no article {number}", 404)
    number, _, *values = rows[0]
    return _answer(asked, orjson.Fragment(_object(number, values)))


def search(asked: Asked, archive: Archive) -> Response:
    """The best hits of a search, found words within <mark>."""
    if not (query := asked.text("q")):
        raise Refused("q is missing: name what to search for")
    limit, first = asked.number("limit", 1, MOST, USUAL), asked.number("from", 0, 1_000, 0)
    selection = replace(asked.selection(first + limit + 1), before=None)
    hits = [asdict(hit) for hit in archive.searched(query, selection, CONSIDERED).best()][first:]
    more = ""
    if len(hits) > limit and first + limit <= 1_000:
        more = asked.address("/api/search", **asked.chosen(), limit=asked.text("limit"), **{"from": first + limit})
    for hit in hits:
        for name in ("headline", "snippet"):
            hit[name] = _marked(hit[name])
    return json(asked.request, {"hits": hits[:limit], "next": more or None})


def _marked(text: str) -> str:
    """Return a text of the search with what was found as HTML has it, cut where it is longer than anybody reads."""
    cut = text[:LONGEST_OF_A_HIT]
    whole = cut + END * (cut.count(BEGIN) - cut.count(END))
    return whole.replace(BEGIN, "<mark>").replace(END, "</mark>")


def _object(number: int, values: Iterable[Any]) -> bytes:
    article = line(tuple(values), FIELDS, JSON_FIELDS.intersection(FIELDS)).rstrip(b"\n")
    return b'{"id":%d,%b' % (number, article[1:])


def _answer(asked: Asked, value: Any) -> Response:
    return answer(asked.request, orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE), JSON)

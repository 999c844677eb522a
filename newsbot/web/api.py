"""HAND ON: articles as JSON, each as in JSON lines, page by page."""

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
from newsbot.web.answers import JSON, answer, json
from newsbot.web.asked import Asked, Refused
from newsbot.web.reading import CONSIDERED

FIELDS = (*ARTICLE_FIELDS, *NOTES)
MOST, USUAL = 500, 50
"""Articles of one answer."""


def articles(asked: Asked, archive: Archive) -> Response:
    """The newest articles of a selection."""
    limit = asked.number("limit", 1, MOST, USUAL)
    selection = asked.selection(limit + 1)
    rows = list(archive.select(selection).rows(("id", "published_utc", *FIELDS)))
    more = ""
    if len(rows) > limit:
        number, published, *_ = rows[limit - 1]
        more = asked.address(
            "/api/articles", **asked.chosen(), limit=asked.text("limit"), before=f"{published}_{number}"
        )
    return _answer(asked, {"articles": [_object(row) for row in rows[:limit]], "next": more or None})


def article(asked: Asked, archive: Archive, number: int) -> Response:
    """One article."""
    rows = list(archive.select(Selection(ids=(number,))).rows(("id", "published_utc", *FIELDS)))
    if not rows:
        raise Refused(f"there is no article {number}", 404)
    return _answer(asked, _object(rows[0]))


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
            hit[name] = hit[name].replace(BEGIN, "<mark>").replace(END, "</mark>")
    return json(asked.request, {"hits": hits[:limit], "next": more or None})


def _object(row: tuple[Any, ...]) -> orjson.Fragment:
    number, _, *values = row
    article = line(tuple(values), FIELDS, JSON_FIELDS.intersection(FIELDS)).rstrip(b"\n")
    return orjson.Fragment(b'{"id":%d,%b' % (number, article[1:]))


def _answer(asked: Asked, value: Any) -> Response:
    return answer(asked.request, orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE), JSON)

"""KEEP: ranked full-text search with the places that were found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsbot.archive.cjk_bigrams import match_query
from newsbot.archive.database import Database
from newsbot.archive.selection import Selected, Selection, matching

BEGIN, END = "\x02", "\x03"
"""Around every found word of a snippet; no article text has these signs."""

_WEIGHTS = "10, 2, 5, 1, 3, 4, 1"
"""bm25's, in the order of the columns of `article_fts`: a word in the headline says more than one in the text."""
_AROUND = 90
"""Characters of text before and after what was found, in scripts that FTS5 makes no snippet of."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A found article."""

    canonical_url: str
    publisher: str
    headline: str
    """With `BEGIN` and `END` around found words, as in the snippet."""
    published: str
    """UTC; without a date, when it was first seen."""
    snippet: str
    rank: float
    """The smaller the better."""
    article_id: int
    language: str | None


def search(database: Database, query: str, selection: Selection) -> Iterator[Hit]:
    """Yield the articles of *selection* that match *query*, the best first."""
    where, values = Selected(database, selection).where()
    match = matching(database, query)
    sql = (
        "SELECT canonical_url, publisher, article.id AS article_id, article.language, article.text AS whole,"
        " article.headline AS plain_headline,"
        " published_utc AS published,"
        " highlight(article_fts, 0, ?, ?) AS headline, snippet(article_fts, 3, ?, ?, '…', 40) AS snippet,"
        f" bm25(article_fts, {_WEIGHTS}) AS rank"
        " FROM article_fts JOIN article ON article.id = article_fts.rowid"
        f" WHERE article_fts MATCH ? AND {where} ORDER BY rank, article.id LIMIT ?"
    )
    limit = -1 if selection.limit is None else selection.limit
    unspaced = match_query(query) != query
    for row in database.stream(sql, (BEGIN, END, BEGIN, END, match, *values, limit)):
        hit = dict(row)
        text, headline = hit.pop("whole"), hit.pop("plain_headline") or ""
        if unspaced:  # FTS5 found pairs of signs, and would show those, or whole sentences
            hit["headline"], hit["snippet"] = _marked(headline, query), _marked(text, query, _AROUND)
        hit["headline"] = hit["headline"] or ""
        yield Hit(**{name: _one_line(value) for name, value in hit.items()})


def _marked(text: str, query: str, around: int | None = None) -> str:
    """Return *text* with the first of the query's words that stands in it marked; *around* cuts the rest off."""
    for word in re.findall(r"\w+", query):
        at = text.find(word)
        if at >= 0:
            start, end = (0, len(text)) if around is None else (max(0, at - around), at + len(word) + around)
            marked = text[start:end].replace(word, f"{BEGIN}{word}{END}")
            return f"{'…' * (start > 0)}{marked}{'…' * (end < len(text))}"
    return text if around is None else text[: 2 * around]


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value

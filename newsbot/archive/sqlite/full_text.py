"""KEEP: full-text search by SQLite's FTS5, whose index follows the articles by triggers (schema.sql)."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from newsbot.archive.database import FullText, Row, Unreadable
from newsbot.archive.errors import TookTooLong

if TYPE_CHECKING:
    from newsbot.archive.sqlite.database import SQLiteDatabase

WEIGHTS = "10, 2, 5, 1, 3, 4, 1"
"""bm25's, in the order of the columns of `article_fts`: a word in the headline says more than one in the text."""
MARKED = "highlight(article_fts, 0, ?, ?) AS headline, snippet(article_fts, 3, ?, ?, '…', 40) AS snippet"
"""The headline, and forty words of the text, with a mark before and one after each word that was found."""

MOST_PLACES = 3_000_000
"""Of words that begin as a query says, where reading has a time limit: some 0.6 s each time that they are merged."""
LAST = "\U0010ffff"


class Fts5(FullText):
    """The table `article_fts`."""

    match = "article_fts MATCH ?"
    number = "+article_fts.rowid"
    """With the sign a rowid is compared; without, each is looked up among the words, which takes far longer."""

    def __init__(self, database: "SQLiteDatabase") -> None:
        self._database = database

    def matching(self, query: str) -> str:
        if self._database.is_limited and "*" in query:
            self._refuse_common_prefixes(query)
        try:
            self._database.connection.execute(f"SELECT 1 FROM article_fts WHERE {self.match} LIMIT 1", (query,))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise TookTooLong(f"query {query!r}: this would take too long") from error
            raise Unreadable(str(error)) from error
        return query

    def _refuse_common_prefixes(self, query: str) -> None:
        """Raise TookTooLong where the words that begin so stand in too many places: to merge them cannot be ended."""
        words = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab(main, article_fts, row)"
        self._database.connection.execute(words)
        sql, left = "SELECT cnt FROM temp.word WHERE term >= ? AND term < ?", MOST_PLACES
        for begin in filter(None, map(_last_word, query.split("*")[:-1])):
            for (places,) in self._database.tuples(sql, (begin, begin + LAST)):
                left -= places
                if left < 0:
                    raise TookTooLong(f"{begin}*: too many words begin so")

    def rank(self, match: str) -> tuple[str, list[Any]]:  # noqa: ARG002
        return f"bm25(article_fts, {WEIGHTS})", []

    def put(self, article_id: int) -> None:
        """Do nothing: triggers have done it."""

    def put_new(self, articles: Sequence[Mapping[str, Any]]) -> None:
        """Do nothing: triggers have done it."""

    def shown(self, ids: Sequence[int], match: str, begin: str, end: str) -> Iterable[Row]:
        number = self.number if "*" in match else "article_fts.rowid"  # or all words that begin so are merged for each
        return self._database.stream(  # `rows` would take the marks for signs that no text may hold
            "SELECT article.id AS article_id, canonical_url, publisher, article.language, article.text AS whole,"
            f" article.headline AS plain_headline, published_utc AS published, {MARKED}"
            " FROM article_fts JOIN article ON article.id = article_fts.rowid"
            f" WHERE {self.match} AND {number} IN ({', '.join('?' * len(ids))})",
            (begin, end, begin, end, match, *ids),
        )


def _last_word(text: str) -> str:
    """Return the last word of *text* about as the index has it (``unicode61 remove_diacritics 2``).

    >>> _last_word('pier OR "the Cafés'), _last_word("")
    ('cafes', '')
    """
    words = re.findall(r"\w+", text)
    return "".join(sign for sign in normalize("NFKD", words[-1].lower()) if not combining(sign)) if words else ""

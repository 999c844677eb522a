"""KEEP: full-text search by PostgreSQL's tsvector, over the words that FTS5 would have."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from newsbot.archive.database import FullText, Newest, Row
from newsbot.archive.postgresql.text_query import BEGINNING, TAGS, WEIGHTS, TextQuery, lexeme
from newsbot.archive.postgresql.words import COLUMNS, Fts5Words

if TYPE_CHECKING:
    from newsbot.archive.postgresql.database import PostgreSQLDatabase

RANK = "CAST(-ts_rank('{0.1, 0.3, 0.5, 1}', words, CAST(? AS tsquery), 1) AS DOUBLE PRECISION)"
"""By the weights of D, C, B and A, divided by the logarithm of the length: as with bm25, a headline says most."""
THESE = "FROM unnest(CAST(? AS BIGINT[])) AS article_fts (rowid)"
"""Articles whose ids are known."""
LARGEST = 900_000
"""Bytes of an article's words; PostgreSQL takes a megabyte. The last words of longer texts are not found."""
PLACES_OF_A_WORD, LAST_PLACE = 255, 16_383
"""PostgreSQL notes no more of them."""
LAST_ASKED = 100
"""Queries of which it is known what they were, until their results are shown."""
LOT = 200
"""Articles whose words are taken out of them in one transaction."""

_TEXTS = ", ".join(COLUMNS)


class Words(FullText):
    """The table `article_fts`."""

    match = "words @@ CAST(? AS tsquery)"

    def __init__(self, database: "PostgreSQLDatabase") -> None:
        self._database = database
        self._fts5 = Fts5Words()
        self._asked: dict[str, str] = {}
        """tsquery -> the query that it is for."""

    def close(self) -> None:
        self._fts5.close()

    def matching(self, query: str) -> str:
        self._fts5.refuse(query)
        found = TextQuery(query, self._fts5.in_order).as_tsquery()
        self._asked.pop(found, None)
        self._asked[found] = query
        if len(self._asked) > LAST_ASKED:  # a reader of the web pages is asked for months
            del self._asked[next(iter(self._asked))]
        return found

    def rank(self, match: str) -> tuple[str, list[Any]]:
        return RANK, [match]

    def newest(self, found: str, values: Sequence[Any], match: str, most: int, limit: int) -> Newest:
        """Look at each article once: to find it again, and whether words stand beside each other, takes as long."""
        row = self._database.row(_newest(found), (match, *values, most + 1, most, limit))
        assert row is not None
        best, number = list(zip(row["numbers"], row["ranks"], strict=True)), row["number"]
        return Newest(best, min(number, most), number > most, row["lowest"], THESE, [row["ids"]])

    def put(self, article_id: int) -> None:
        for row in self._database.rows(f"SELECT id, {_TEXTS} FROM article WHERE id = ?", (article_id,)):
            self._put(row)

    def put_new(self, articles: Sequence[Mapping[str, Any]]) -> None:
        self._database.connection.copy_in(
            "article_fts", ("rowid", "words"), ((one["id"], self._words(one)) for one in articles)
        )

    def shown(self, ids: Sequence[int], match: str, begin: str, end: str) -> Iterable[Row]:
        marks = ", ".join("?" * len(ids))
        rows = self._database.rows(
            "SELECT id AS article_id, canonical_url, publisher, language, published_utc AS published,"
            f" {_TEXTS} FROM article WHERE id IN ({marks})",
            ids,
        )
        texts = [(row["article_id"], [row[name] for name in COLUMNS]) for row in rows]
        marked = self._fts5.marked(texts, self._asked[match], begin, end)
        return [_shown(row, *marked.get(row["article_id"], (row["headline"], ""))) for row in rows]

    def is_whole(self) -> bool:
        """Tell whether every article has its words there, and no others."""
        sql = "SELECT 1 FROM article_fts WHERE rowid = ? AND words = CAST(? AS tsvector)"
        return all(self._database.row(sql, (row["id"], self._words(row))) for lot in self._lots() for row in lot)

    def rebuild(self) -> None:
        """Take the words out of all articles anew."""
        for lot in self._lots():
            with self._database.transaction():
                for row in lot:
                    self._put(row)

    def _lots(self) -> Iterator[list[Row]]:
        last = 0
        sql = f"SELECT id, {_TEXTS} FROM article WHERE id > ? ORDER BY id LIMIT ?"
        while lot := self._database.rows(sql, (last, LOT)):
            yield lot
            last = lot[-1]["id"]

    def _put(self, row: Row) -> None:
        self._database.write(
            "INSERT INTO article_fts (rowid, words) VALUES (?, CAST(? AS tsvector))"
            " ON CONFLICT (rowid) DO UPDATE SET words = excluded.words",
            (row["id"], self._words(row)),
        )

    def _words(self, row: Row | Mapping[str, Any]) -> str:
        return as_tsvector(self._fts5.of([row[name] for name in COLUMNS]))


def _newest(found: str) -> str:
    """Return SQL for the last articles of those *found*, with one more than are looked at, and the best of them."""
    return f"""
        WITH newest AS MATERIALIZED (
          SELECT article_fts.rowid AS number, {RANK} AS rank {found} ORDER BY article_fts.rowid DESC LIMIT ?
        ), kept AS MATERIALIZED (
          SELECT number, rank FROM newest ORDER BY number DESC LIMIT ?
        ), best AS MATERIALIZED (
          SELECT number, rank FROM kept ORDER BY rank, number LIMIT ?
        )
        SELECT (SELECT count(*) FROM newest) AS number,
               (SELECT min(number) FROM kept) AS lowest,
               (SELECT CAST(coalesce(array_agg(number), '{{}}') AS TEXT) FROM kept) AS ids,
               ARRAY(SELECT number FROM best ORDER BY rank, number) AS numbers,
               ARRAY(SELECT rank FROM best ORDER BY rank, number) AS ranks"""


def _shown(row: Row, headline: str | None, snippet: str | None) -> dict[str, Any]:
    names = ("article_id", "canonical_url", "publisher", "language", "published")
    shown = {name: row[name] for name in names}
    return shown | {"whole": row["text"], "plain_headline": row["headline"], "headline": headline, "snippet": snippet}


def as_tsvector(words: Sequence[Sequence[str]]) -> str:
    """Return an article, the *words* of each of its columns, as a tsvector is written.

    >>> as_tsvector([["the", "pier"], [], [], ["pier"], ["doe"], [], []])
    "'/':1A,5,8C 'the':2A 'pier':3A,6 'doe':9C 'a//':8C 'a/doe':9C"
    """
    places: dict[str, list[str]] = {}
    tagged: dict[str, list[str]] = {}
    start = 1
    for column, there in zip(COLUMNS, words, strict=True):
        if there:
            weight = "" if WEIGHTS[column] == "D" else WEIGHTS[column]
            tag = TAGS.get(column)
            for place, word in enumerate((BEGINNING, *there), start):
                label = f"{place if place < LAST_PLACE else LAST_PLACE}{weight}"
                if word in places:
                    places[word].append(label)
                else:
                    places[word] = [label]
                if tag:
                    tagged.setdefault(tag + word, []).append(label)
            start += len(there) + 2
    return " ".join(_up_to(LARGEST, places | tagged))


def _up_to(size: int, places: dict[str, list[str]]) -> Iterable[str]:
    for word, there in places.items():
        size -= len(word.encode()) + 2 * min(len(there), PLACES_OF_A_WORD) + 8
        if size < 0:
            return
        yield f"{lexeme(word)}:{','.join(there[:PLACES_OF_A_WORD])}"

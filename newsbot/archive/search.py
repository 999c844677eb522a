"""KEEP: ranked full-text search with the places that were found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from newsbot.archive.access_paths import COUNTED, shortest
from newsbot.archive.cjk_bigrams import match_query
from newsbot.archive.database import ALL, Database
from newsbot.archive.queries import matching
from newsbot.archive.selected import Selected
from newsbot.archive.selection import Selection

BEGIN, END = "\x02", "\x03"
"""Around every found word of a snippet; no article text has these signs."""

AT_ONCE = 200
"""Hits that are read together."""
_AROUND = 90
"""Characters of text before and after what was found, in scripts that are searched for by pairs of signs."""
_JOINED = "FROM article_fts JOIN article ON article.id = article_fts.rowid WHERE"


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


class Search:
    """The articles of a selection that match a query; of more than *most*, those that were stored last."""

    def __init__(self, database: Database, query: str, selection: Selection, most: int | None = None) -> None:
        """Raise WrongSelection where there is no word to search for."""
        self._database = database
        self._full_text = database.full_text
        self._query = query
        self._limit = ALL if selection.limit is None else selection.limit
        self._match = matching(database, query)
        self._found, self._values = self._all(selection)
        self.number: int | None = None
        """How many are looked at; None where all are."""
        self.is_cut = False
        """Whether there are more."""
        self._best: list[tuple[int, float]] | None = None
        self._lowest: int | None = None
        """Of the ids, where it helps to know it."""
        if most is not None:
            self._cut(most)

    def best(self) -> Iterator[Hit]:
        """Yield what was found, the best first."""
        best = self._ranked() if self._best is None else self._best
        unspaced = self._query if match_query(self._query) != self._query else None
        for start in range(0, len(best), AT_ONCE):
            ranks = dict(best[start : start + AT_ONCE])
            for row in self._shown(list(ranks)):
                yield _hit(dict(row), ranks[row["article_id"]], unspaced)

    def _ranked(self) -> list[tuple[int, float]]:
        rank, values = self._full_text.rank(self._match)
        sql = f"SELECT article_fts.rowid AS number, {rank} AS rank {self._found} ORDER BY rank, number LIMIT ?"
        rows = self._database.tuples(sql, (*values, *self._values, self._limit), self._limit)
        return [(number, rank) for number, rank in rows]

    def by_day(self) -> list[tuple[str, int]]:
        """Return (day in UTC, articles published on it), the oldest first."""
        last, lowest = ("", ()) if self._lowest is None else (" AND id >= ?", (self._lowest,))
        rows = self._database.rows(
            "SELECT substr(published_utc, 1, 10) AS day, count(*) AS number"
            f" FROM article{self._database.indexed_by('article_by_number')}"
            f" WHERE id IN (SELECT article_fts.rowid {self._found}){last} GROUP BY day ORDER BY day",
            (*self._values, *lowest),
        )
        return [(row["day"], row["number"]) for row in rows]

    def _all(self, selection: Selection) -> tuple[str, list[Any]]:
        """Return FROM and WHERE of the articles that match, and their values.

        What else they have to be is looked up where it is rare, and else asked of each that matches.
        """
        selected = Selected(self._database, selection)
        where, values = selected.where()
        found = f"FROM article_fts WHERE {self._full_text.match}"
        if where == "1 = 1":
            return found, [self._match]
        if self._database.finds_access_paths:
            where, values = selected.led()
            return f"{_JOINED} {self._full_text.match} AND {where}", [self._match, *values]
        path = shortest(self._database, selected)
        if path and path.size < COUNTED:
            either = " OR ".join([path.term] * len(path.values)) or "1 = 0"
            rare = f"{self._full_text.number} IN (SELECT article.id FROM article WHERE ({either}) AND {where})"
            return f"{found} AND {rare}", [self._match, *chain.from_iterable(path.values), *values]
        return f"{_JOINED} {self._full_text.match} AND {where}", [self._match, *values]

    def _cut(self, most: int) -> None:
        """Look at the *most* that were stored last alone: of a common word all would take seconds."""
        if newest := self._full_text.newest(self._found, self._values, self._match, most, self._limit):
            self._best, self.number, self.is_cut = newest.best, newest.number, newest.is_cut
            self._found, self._values, self._lowest = newest.found, newest.values, newest.lowest
            return
        last = f"SELECT article_fts.rowid AS number {self._found} ORDER BY article_fts.rowid DESC LIMIT ?"
        sql = f"SELECT min(number) AS lowest, count(*) AS number FROM ({last}) AS newest"
        row = self._database.row(sql, (*self._values, most + 1))
        assert row is not None
        self.is_cut = row["number"] > most
        self.number = min(row["number"], most)
        if self.is_cut:
            self._found += " AND article_fts.rowid > ?"
            self._values.append(row["lowest"])

    def _shown(self, ids: list[int]) -> list[Any]:
        """Return what is shown of each of the articles *ids*, in that order."""
        rows = self._full_text.shown(ids, self._match, BEGIN, END)
        by_id = {row["article_id"]: row for row in rows}
        return [by_id[number] for number in ids if number in by_id]


def _hit(row: dict[str, Any], rank: float, unspaced: str | None) -> Hit:
    """Return the hit of a *row*; *unspaced* is a query of which FTS5 found pairs of signs, and would show those."""
    text, headline = row.pop("whole"), row.pop("plain_headline") or ""
    if unspaced:
        row["headline"], row["snippet"] = _marked(headline, unspaced), _marked(text, unspaced, _AROUND)
    row["headline"] = row["headline"] or ""
    return Hit(**{name: _one_line(value) for name, value in row.items()}, rank=rank)


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

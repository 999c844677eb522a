"""KEEP: the words of a text as FTS5 makes them, so that both databases find the same; and what FTS5 shows of them."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from newsbot.archive.database import Unreadable
from newsbot.archive.sqlite.full_text import MARKED

COLUMNS = ("headline", "kicker", "lead", "text", "authors", "keywords", "grams")
LONGEST = 2_000
"""Bytes of a word; PostgreSQL's may have 2,046."""

_FTS = "USING fts5 ({}, tokenize = 'unicode61 remove_diacritics 2'{})"
_WITHOUT_TEXTS = ", content = ''"
_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))


class Fts5Words:
    """Two small indexes of SQLite in memory: one takes texts apart, and one shows the places that were found."""

    def __init__(self) -> None:
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._memory.execute(f"CREATE VIRTUAL TABLE taken {_FTS.format(_NAMES, _WITHOUT_TEXTS)}")
        self._memory.execute("CREATE VIRTUAL TABLE word USING fts5vocab (taken, instance)")
        self._memory.execute(f"CREATE VIRTUAL TABLE article_fts {_FTS.format(_NAMES, '')}")

    def close(self) -> None:
        self._memory.close()

    def refuse(self, query: str) -> None:
        """Raise Unreadable where FTS5 cannot read *query*."""
        try:
            self._memory.execute("SELECT 1 FROM article_fts WHERE article_fts MATCH ?", (query,))
        except sqlite3.OperationalError as error:
            raise Unreadable(str(error)) from error

    def of(self, texts: Sequence[str | None]) -> list[tuple[str, str, int]]:
        """Return (word, column, place) of all words of an article, whose *texts* are those of `COLUMNS`."""
        memory = self._memory
        memory.execute("BEGIN")
        try:
            memory.execute(f"INSERT INTO taken (rowid, {_NAMES}) VALUES (1, {_MARKS})", texts)
            found = memory.execute("SELECT term, col, offset FROM word")
            return [(cut(word), column, place) for word, column, place in found]
        finally:
            memory.execute("ROLLBACK")

    def in_order(self, text: str) -> list[str]:
        """Return the words of *text* in their order.

        >>> Fts5Words().in_order("L'été à Zürich")
        ['l', 'ete', 'a', 'zurich']
        """
        words = self.of((text, *[None] * (len(COLUMNS) - 1)))
        return [word for word, _, _ in sorted(words, key=lambda one: one[2])]

    def marked(
        self, articles: Iterable[tuple[int, Sequence[str | None]]], query: str, begin: str, end: str
    ) -> dict[int, tuple[str, str]]:
        """Return id -> headline and snippet of *articles* (id and texts) that *query* finds, marked as FTS5 does."""
        memory = self._memory
        memory.execute("BEGIN")
        try:
            memory.executemany(
                f"INSERT INTO article_fts (rowid, {_NAMES}) VALUES (?, {_MARKS})",
                [(number, *texts) for number, texts in articles],
            )
            rows: list[Any] = memory.execute(
                f"SELECT rowid, {MARKED} FROM article_fts WHERE article_fts MATCH ?", (begin, end, begin, end, query)
            ).fetchall()
        finally:
            memory.execute("ROLLBACK")
        return {number: (headline, snippet) for number, headline, snippet in rows}


def cut(word: str) -> str:
    """Return as much of *word* as PostgreSQL's index takes."""
    return word if len(word) <= LONGEST // 4 else word.encode()[:LONGEST].decode("utf-8", "ignore")

"""KEEP: the words of a text as FTS5 makes them, so that both databases find the same; and what FTS5 shows of them."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cached_property
from typing import Any

from newsbot.archive.database import Unreadable
from newsbot.archive.sqlite.full_text import MARKED

COLUMNS = ("headline", "kicker", "lead", "text", "authors", "keywords", "grams")
LONGEST = 2_000
"""Bytes of a word; PostgreSQL's may have 2,046."""
SHORT = LONGEST // 4
"""Signs of a word that is never longer."""
BLOCK = 256
"""Signs of which FTS5 is asked together."""
PLAIN = 0x40000
"""From here on all signs but those between the next two stand for themselves, so that they are not remembered."""
TAGGING, TAGGED = 0xE0000, 0xE0200

SEPARATOR = " "

_FTS = "USING fts5 ({}, tokenize = 'unicode61 remove_diacritics 2'{})"
_WITHOUT_TEXTS = ", content = ''"
_NAMES = ", ".join(COLUMNS)
_MARKS = ", ".join("?" * len(COLUMNS))


class Signs(dict[int, str]):
    """What each sign is in a word, as FTS5 has it: the same without case and accent, nothing, or a separator.

    FTS5 is asked once of each; then texts are taken apart without it, in a tenth of the time.
    """

    def __missing__(self, sign: int) -> str:
        """Ask FTS5 of a block of signs, each between two letters: is that one word, and if so, which?"""
        if sign >= PLAIN and not TAGGING <= sign < TAGGED:
            return chr(sign)
        first = sign - sign % BLOCK
        block = [number for number in range(first, first + BLOCK) if number and not 0xD800 <= number <= 0xDFFF]
        words = iter(_words(SEPARATOR.join(f"x{chr(number)}x" for number in block)))
        found = dict.fromkeys(range(first, first + BLOCK), SEPARATOR)
        for number in block:
            word = next(words)
            if len(word) > 1:
                found[number] = word[1:-1]
            else:
                next(words)
        self.update(found)  # at once, as other threads may be reading
        return self[sign]


def _words(text: str) -> list[str]:
    """Return the words of *text* out of an index of FTS5."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute(f"CREATE VIRTUAL TABLE taken {_FTS.format('text', _WITHOUT_TEXTS)}")
        memory.execute("CREATE VIRTUAL TABLE word USING fts5vocab (taken, instance)")
        memory.execute("INSERT INTO taken (rowid, text) VALUES (1, ?)", (text,))
        return [word for (word,) in memory.execute("SELECT term FROM word ORDER BY offset").fetchall()]


SIGNS = Signs()
"""Of all archives: a session is there sooner than its signs were asked for."""


class Fts5Words:
    """The words of texts, and a small index of SQLite in memory, which shows the places that were found."""

    def __init__(self) -> None:
        self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    @cached_property
    def _index(self) -> sqlite3.Connection:
        """Where the index is, made for the first search: whoever only stores needs none."""
        self._memory.execute(f"CREATE VIRTUAL TABLE article_fts {_FTS.format(_NAMES, '')}")
        return self._memory

    def close(self) -> None:
        self._memory.close()

    def refuse(self, query: str) -> None:
        """Raise Unreadable where FTS5 cannot read *query*."""
        try:
            self._index.execute("SELECT 1 FROM article_fts WHERE article_fts MATCH ?", (query,))
        except sqlite3.OperationalError as error:
            raise Unreadable(str(error)) from error

    def of(self, texts: Sequence[str | None]) -> list[list[str]]:
        """Return the words of an article, column by column, whose *texts* are those of `COLUMNS`."""
        return [self.in_order(text) if text else [] for text in texts]

    def in_order(self, text: str) -> list[str]:
        """Return the words of *text* in their order.

        >>> Fts5Words().in_order("L'été à Zürich")
        ['l', 'ete', 'a', 'zurich']
        """
        words = text.translate(SIGNS).split(SEPARATOR)
        return [word if len(word) <= SHORT else cut(word) for word in words if word]

    def marked(
        self, articles: Iterable[tuple[int, Sequence[str | None]]], query: str, begin: str, end: str
    ) -> dict[int, tuple[str, str]]:
        """Return id -> headline and snippet of *articles* (id and texts) that *query* finds, marked as FTS5 does."""
        memory = self._index
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
    return word if len(word) <= SHORT else word.encode()[:LONGEST].decode("utf-8", "ignore")

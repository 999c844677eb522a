"""KEEP: a query of FTS5 as a tsquery of PostgreSQL; sign by sign, as both have the same operators in the same order.

FTS5 has read the query before, so that it breaks no rule here. What stands beside each other without an operator binds
closest there, so it is put in brackets.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsbot.archive.cjk_bigrams import grams
from newsbot.archive.postgresql.words import COLUMNS

BEGINNING = "/"
"""Stands before the first word of each column; no word has this sign."""
TAGS = {"kicker": "k/", "authors": "a/", "keywords": "w/"}
"""Columns that share a weight, and what stands before their words once more, so that one can search in one alone."""
WEIGHTS = {"headline": "A", "kicker": "C", "lead": "B", "text": "D", "authors": "C", "keywords": "C", "grams": "D"}
NOTHING = "'/nothing'"
NEAR_BY_DEFAULT, NEAR_AT_MOST = 10, 20
"""Words between those that are NEAR; for more, all articles that have both are found."""

_SIGNS = re.compile(r'"((?:[^"]|"")*)"|([\w\x1a\x80-\U0010ffff]+)|([(){}:+*^,-])')

Columns = frozenset[str]
ALL_COLUMNS: Columns = frozenset(COLUMNS)


@dataclass
class Phrase:
    """Words that stand one after another."""

    words: list[str] = field(default_factory=list)
    prefixes: set[int] = field(default_factory=set)
    """The numbers of those that only begin so."""
    is_first: bool = False
    """Whether they are the first of their column."""

    @property
    def is_unspaced(self) -> bool:
        """Whether they are pairs of signs, which `grams` has."""
        return all(map(grams, self.words))

    @property
    def is_like_tag(self) -> bool:
        """Whether the tags of columns begin as one of its words does."""
        return any(tag.startswith(self.words[number]) for number in self.prefixes for tag in TAGS.values())


class TextQuery:
    """One query on its way from the one language to the other."""

    def __init__(self, query: str, words_of: Callable[[str], list[str]]) -> None:
        self._signs = [(found[1] or "", found[2] or "", found[3] or "") for found in _SIGNS.finditer(query)]
        self._at = 0
        self._words_of = words_of
        self._written: list[str] = []
        self._run: list[str] = []
        """Phrases without an operator between them."""
        self._columns: list[Columns] = [ALL_COLUMNS]
        """Of each open bracket, the columns that are searched in."""

    def as_tsquery(self) -> str:
        """Return the query; it finds nothing where it has no word.

        >>> TextQuery('harbour "east pier" OR head* NOT lead: storm', str.split).as_tsquery()
        "('harbour' & ('east' <-> 'pier')) | ('head':*) & !('storm':B)"
        """
        while self._at < len(self._signs):
            self._take()
        self._end_run()
        return " ".join(self._written) or NOTHING

    def _take(self) -> None:
        _, bare, sign = self._signs[self._at]
        if bare in ("AND", "OR", "NOT"):
            self._end_run()
            self._written.append({"AND": "&", "OR": "|", "NOT": "& !"}[bare])
            self._at += 1
        elif sign == ")":
            self._end_run()
            self._written.append(")")
            self._columns.pop()
            self._at += 1
        else:
            columns = self._columns_here()
            if self._is("("):
                self._columns.append(columns)
                self._written.append("(")
                self._at += 1
            else:
                self._run.append(self._near(columns) if self._is_near() else _written(self._phrase(), columns))

    def _end_run(self) -> None:
        """Write the phrases that stood beside each other; a phrase without words is as if it were not there."""
        if self._run:
            found = [phrase for phrase in self._run if phrase] or [NOTHING]
            text = f"({' & '.join(found)})"
            if self._written and self._written[-1].endswith("!"):
                self._written[-1] += text
            else:
                self._written.append(text)
            self._run = []

    def _is(self, sign: str, ahead: int = 0) -> bool:
        return self._at + ahead < len(self._signs) and self._signs[self._at + ahead][2] == sign

    def _is_near(self) -> bool:
        return self._signs[self._at][1] == "NEAR" and self._is("(", 1)

    def _columns_here(self) -> Columns:
        """Return the columns that what follows is searched in, after the names of some and their colon."""
        start, is_without = self._at, self._is("-")
        self._at += is_without
        names: set[str] = set()
        if self._is("{"):
            while not self._is("}"):
                self._at += 1
                names.add(self._name())
            self._at += 1
        elif self._at < len(self._signs):
            names.add(self._name())
            self._at += 1
        if not self._is(":"):
            self._at = start
            return self._columns[-1]
        self._at += 1
        return self._columns[-1] & (ALL_COLUMNS - names if is_without else ALL_COLUMNS & names)

    def _name(self) -> str:
        quoted, bare, _ = self._signs[self._at]
        return (quoted or bare).lower()

    def _phrase(self) -> Phrase:
        phrase = Phrase(is_first=self._is("^"))
        self._at += phrase.is_first
        while True:
            quoted, bare, _ = self._signs[self._at]
            phrase.words += self._words_of(quoted.replace('""', '"') or bare)
            self._at += 1
            if self._is("*"):
                phrase.prefixes |= {len(phrase.words) - 1} - {-1}
                self._at += 1
            if not self._is("+"):
                return phrase
            self._at += 1

    def _near(self, columns: Columns) -> str:
        self._at += 2
        phrases, between = [], NEAR_BY_DEFAULT
        while not self._is(")"):
            if self._is(","):
                between = int(self._signs[self._at + 1][1])
                self._at += 2
            else:
                phrases.append(self._phrase())
        self._at += 1
        return _near(phrases, between, columns)


def _near(phrases: Sequence[Phrase], between: int, columns: Columns) -> str:
    """Return that each of *phrases* is near to each other one; in one column."""
    phrases = [phrase for phrase in phrases if phrase.words]
    if len(phrases) < 2 or between > NEAR_AT_MOST:
        return " & ".join(filter(None, (_written(phrase, columns) for phrase in phrases)))
    pairs = [
        _either(columns, one, lambda weights, tag, one=one, other=other: _beside(one, other, between, weights, tag))  # type: ignore[misc]
        for one, other in pairwise(phrases)
    ]
    return " & ".join(pairs)


def _beside(one: Phrase, other: Phrase, between: int, weights: str, tag: str) -> str:
    texts = [_in_order(phrase, weights, tag) for phrase in (one, other)]
    ways = [
        f"{first} <{step}> {second}" for step in range(1, between + 2) for first, second in (texts, reversed(texts))
    ]
    return f"({' | '.join(ways)})"


def _written(phrase: Phrase, columns: Columns) -> str:
    return _either(columns, phrase, lambda weights, tag: _in_order(phrase, weights, tag)) if phrase.words else ""


def _either(columns: Columns, phrase: Phrase, write: Callable[[str, str], str]) -> str:
    """Return what is asked for in any of *columns*, as *write* does it with weights and before words' tag."""
    if columns == ALL_COLUMNS and not phrase.is_like_tag:
        return write("", "")
    tagged = (
        []
        if columns >= TAGS.keys() and not phrase.is_like_tag
        else [name for name in COLUMNS if name in TAGS and name in columns]
    )
    others = columns - set(tagged) - (set() if phrase.is_unspaced else {"grams"})  # which shares the weight of the text
    weights = "".join(sorted({WEIGHTS[name] for name in others}))
    ways = ([write(weights, "")] if weights else []) + [write("", TAGS[name]) for name in tagged]
    return (f"({' | '.join(ways)})" if len(ways) > 1 else ways[0]) if ways else NOTHING


def _in_order(phrase: Phrase, weights: str, tag: str) -> str:
    texts = [f"{lexeme(tag + BEGINNING)}{':' if weights else ''}{weights}"] * phrase.is_first
    for number, word in enumerate(phrase.words):
        label = f"{'*' if number in phrase.prefixes else ''}{weights}"
        texts.append(f"{lexeme(tag + word)}{':' if label else ''}{label}")
    return f"({' <-> '.join(texts)})" if len(texts) > 1 else texts[0]


def lexeme(word: str) -> str:
    """Return *word* as tsvector and tsquery are written.

    >>> print(lexeme("o'neill"))
    'o''neill'
    """
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"

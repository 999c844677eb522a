"""HAND ON: what a data set holds, counted as its articles go by."""

from collections import Counter
from typing import Any

BIN = 1_000
"""Characters in a bar of the histogram of lengths; the last one has all that are longer."""
BINS = 12
OTHERS = 15
"""So many publishers, languages or sections are told by name."""

PRESENT = ("headline", "lead", "authors", "date_published", "section", "keywords", "images")


class Figures:
    """Counts of a data set."""

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        """Reason -> articles."""
        self.changes: Counter[str] | None = None
        """Of the articles of an older data set: what has become of them -> how many; None without one."""
        self.splits: dict[str, int] = {}
        self.articles = 0
        self.characters = 0
        self.publishers: Counter[str] = Counter()
        self.languages: Counter[str] = Counter()
        self.months: Counter[str] = Counter()
        self.lengths: Counter[int] = Counter()
        """Bin -> articles."""
        self.present: Counter[str] = Counter()
        """Field -> articles that have it."""
        self.free: Counter[bool | None] = Counter()

    def add(self, article: dict[str, Any]) -> None:
        """Count an article, given by the columns of the archive."""
        self.articles += 1
        self.characters += len(article["text"])
        self.publishers[article["publisher"]] += 1
        self.languages[article["language"] or "unknown"] += 1
        self.months[(article["date_published"] or "unknown")[:7]] += 1
        self.lengths[min(len(article["text"]) // BIN, BINS - 1)] += 1
        self.free[article["is_accessible_for_free"]] += 1
        self.present.update(name for name in PRESENT if article[name] not in (None, b"[]"))


def most(counted: Counter[str]) -> list[tuple[str, int]]:
    """Return the most frequent names with their counts, the rest as one; equal counts in alphabetical order.

    >>> most(Counter("abb"))
    [('b', 2), ('a', 1)]
    """
    ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    rest = sum(count for _, count in ranked[OTHERS:])
    return ranked[:OTHERS] + ([(f"{len(ranked) - OTHERS} others", rest)] if rest else [])

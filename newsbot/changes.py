"""HAND ON: what changed from one version of an article to the next, as lines and side by side (pure)."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, is_dataclass
from typing import Any

SHOWN_ELSEWHERE = frozenset({"body", "provenance", "url"})
"""Fields that change with the text, or with the listing that named the page, and say nothing to a reader."""
MOST_LINES = 500
"""Of a field's version; comparing takes time that grows with the square."""
MOST_WORDS = 400
"""Of a line whose words are compared."""
LINES_WITH_WORDS = 60
"""So many lines of a change are compared word by word."""
AROUND = 1
"""Unchanged lines shown before and after a change."""


@dataclass(frozen=True, slots=True)
class Words:
    """A part of a line."""

    text: str
    is_other: bool
    """Whether the other version has it not."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of both versions; one of them may have none."""

    old: list[Words] | None
    new: list[Words] | None
    skipped: int = 0
    """So many lines that are the same stand here, instead of any."""

    @property
    def is_same(self) -> bool:
        return self.old == self.new


def shown(changed: Sequence[str]) -> list[str]:
    """Return those of the *changed* fields that say something to a reader; all where none does.

    >>> shown(["text", "body"]), shown(["url"])
    (['text'], ['url'])
    """
    return [field for field in changed if field not in SHOWN_ELSEWHERE] or list(changed)


def lines(value: Any) -> list[str]:
    """Return a field's value as lines.

    >>> lines("Rain.\\n\\nMore rain."), lines(["dpa", "AFP"]), lines(None)
    (['Rain.', 'More rain.'], ['dpa', 'AFP'], [])
    """
    if value is None:
        return []
    if isinstance(value, list):
        return [_in_words(part) for part in value]
    if isinstance(value, dict):
        return [f"{name}: {part}" for name, part in value.items()]
    return [line for line in str(value).splitlines() if line.strip()]


def side_by_side(old: Any, new: Any) -> list[Row]:
    """Return two values of a field line by line, what is the same for long left out."""
    before, after = lines(old), lines(new)
    if max(len(before), len(after)) > MOST_LINES:
        before, after = _but_ends(before, after)
    if max(len(before), len(after)) > MOST_LINES:
        return [*(Row(_whole(line), None) for line in before), *(Row(None, _whole(line)) for line in after)]
    rows: list[Row] = []
    words_left = LINES_WITH_WORDS
    for kind, i, j, m, n in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            rows += [Row(same := _same(line), same) for line in before[i:j]]
            continue
        for row in _replaced(before[i:j], after[m:n], words_left):
            words_left -= row.old is not None and row.new is not None
            rows.append(row)
    return list(_folded(rows))


def _but_ends(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return both without the lines that they begin and end with alike, but for one on each side."""
    most = min(len(before), len(after))
    begin = next((n for n in range(most) if before[n] != after[n]), most)
    end = next((n for n in range(most - begin) if before[-1 - n] != after[-1 - n]), most - begin)
    begin, end = max(0, begin - AROUND), max(0, end - AROUND)
    return before[begin : len(before) - end], after[begin : len(after) - end]


def _replaced(old: list[str], new: list[str], words_left: int) -> Iterator[Row]:
    """Yield lines that took the place of others: in pairs as far as they are alike, in order."""
    at = 0
    for line in old:
        partner = next((n for n in range(at, min(at + 3, len(new))) if _are_alike(line, new[n])), None)
        if partner is None:
            yield Row(_whole(line), None)
            continue
        yield from (Row(None, _whole(other)) for other in new[at:partner])
        yield _compared(line, new[partner]) if words_left > 0 else Row(_whole(line), _whole(new[partner]))
        words_left -= 1
        at = partner + 1
    yield from (Row(None, _whole(line)) for line in new[at:])


def _are_alike(old: str, new: str) -> bool:
    """Tell whether one line may be the other one's new version: they share a third of their words."""
    one, other = (set(line.split()[:MOST_WORDS]) for line in (old, new))
    return 3 * len(one & other) >= min(len(one), len(other)) or max(len(one), len(other)) <= 6


def _compared(old: str, new: str) -> Row:
    before, after = (re.findall(r"\w+|\s+|[^\w\s]", line) for line in (old, new))
    if max(len(before), len(after)) > 2 * MOST_WORDS:
        return Row(_whole(old), _whole(new))
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return Row(
        [Words("".join(before[i:j]), kind != "equal") for kind, i, j, _, _ in codes if i < j],
        [Words("".join(after[m:n]), kind != "equal") for kind, _, _, m, n in codes if m < n],
    )


def _folded(rows: list[Row]) -> Iterator[Row]:
    """Yield the rows with what is the same for long as one."""
    near = {
        at
        for changed, row in enumerate(rows)
        if not row.is_same
        for at in range(changed - AROUND, changed + AROUND + 1)
    }
    skipped = 0
    for at, row in enumerate(rows):
        if at in near:
            if skipped:
                yield Row(None, None, skipped)
            skipped = 0
            yield row
        else:
            skipped += 1
    if skipped:
        yield Row(None, None, skipped)


def _same(line: str) -> list[Words]:
    return [Words(line, False)]


def _whole(line: str) -> list[Words]:
    return [Words(line, True)]


def _in_words(part: Any) -> str:
    if is_dataclass(part) and not isinstance(part, type):
        return " · ".join(str(value) for value in astuple(part) if value not in (None, ""))
    return str(part)

"""HAND ON: the card of a data set: README.md with the YAML head that `datasets` reads, and plots."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from newsbot.archive import Selection
from newsbot.dataset.bar_chart import bars
from newsbot.dataset.changes import CHANGES
from newsbot.dataset.counts import BIN, BINS, Figures, most

MADE_BY = "Made with newsbot from the articles it archived."
"""The last line of every card, by which a data set of ours is known again."""

_SIZES = (
    (1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"), (10_000_000, "1M<n<10M"),
)  # fmt: skip
_MEANINGS = {
    "reserved": "their page reserves some use (robots `noai`, `noarchive` ..., TDMRep)",
    "near-duplicates": "the data set has another article of the same story: the same or nearly the same text",
    "same text": "a short text that the data set has already",
    "too short": "the text is shorter than asked for, or empty",
    "too long": "the text is longer than asked for",
}
_BECAME = {
    "revised": "the data set before has an older version",
    "withdrawn": "the page is gone since; whoever goes by that deletes the article",
    "left out": "the data set before has it, and this one does not",
}


def write_card(folder: Path, figures: Figures, selection: Selection) -> None:
    """Write README.md and its plots to *folder*."""
    plots = {
        "months": ("Articles by month of publication", sorted(figures.months.items())[-36:]),
        "languages": ("Articles by language", most(figures.languages)),
        "publishers": ("Articles by publisher", most(figures.publishers)),
        "lengths": ("Articles by characters of text", _lengths(figures.lengths)),
    }
    (folder / "plots").mkdir()
    for name, (title, counted) in plots.items():
        (folder / "plots" / f"{name}.svg").write_text(bars(title, counted), "utf-8")
    pictures = [f"![{title}](plots/{name}.svg)" for name, (title, _) in plots.items()]
    parts = [_head(figures), "# News articles", _summary(figures, selection), _splits(figures)]
    parts += [_left_out(figures), *_changes(figures)]
    text = "\n\n".join([*parts, _coverage(figures), "## Plots", *pictures, _USE, MADE_BY])
    (folder / "README.md").write_text(text + "\n", "utf-8")


def _head(figures: Figures) -> str:
    """Return the YAML head: https://huggingface.co/docs/datasets/repository_structure"""
    languages = sorted({tag.split("-")[0] for tag in figures.languages if tag != "unknown"})
    size = next((name for limit, name in _SIZES if figures.articles < limit), "n>10M")
    lines = [
        "---",
        "pretty_name: News articles",
        f"language: {json.dumps(languages)}",
        "license: other",
        "task_categories: [text-generation, summarization]",
        "tags: [news]",
        f"size_categories: [{json.dumps(size)}]",
        "configs:",
        "- config_name: default",
        "  data_files:",
    ]
    for split in figures.splits:
        lines += [f"  - split: {split}", f"    path: data/{split}-*.parquet"]
    return "\n".join([*lines, "---"])


def _summary(figures: Figures, selection: Selection) -> str:
    months = sorted(month for month in figures.months if month != "unknown")
    span = f", published from {months[0]} to {months[-1]}" if months else ""
    asked = {item.name: getattr(selection, item.name) for item in fields(selection)}
    chosen = [f"`{name}`: {_value(value)}" for name, value in asked.items() if value and name != "order"]
    held = f"{figures.articles:,} articles of {len(figures.publishers):,} publishers"
    return (
        f"{held} in {len(figures.languages):,} languages{span}; {figures.characters:,} characters of text. "
        f"Selected by {', '.join(chosen) or 'nothing: all articles'}.\n\n"
        "The articles belong to their publishers; this card grants no right to them."
    )


def _value(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _splits(figures: Figures) -> str:
    rows = [(name, f"{count:,}", f"{count / figures.articles:.1%}") for name, count in figures.splits.items()]
    note = (
        "A story (nearly the same text at several publishers) is in one split only, and an article stays in its split "
        "when the data set is made again from the grown archive."
    )
    return f"## Splits\n\n{_table(('split', 'articles', 'share'), rows)}\n\n{note}"


def _left_out(figures: Figures) -> str:
    rows = [(name, f"{count:,}", _MEANINGS[name]) for name, count in figures.left_out.items() if count]
    return "## Left out\n\n" + (_table(("what", "articles", "why"), rows) if rows else "Nothing.")


def _changes(figures: Figures) -> list[str]:
    if figures.changes is None:
        return []
    rows = [(kind, f"{count:,}", _BECAME[kind]) for kind, count in figures.changes.items()]
    table = _table(("what", "articles", "meaning"), rows)
    return [f"## Since the data set before\n\n{table}\n\n`{CHANGES}` names each of them, with its split."]


def _coverage(figures: Figures) -> str:
    rows = [(name, f"{count / figures.articles:.1%}") for name, count in sorted(figures.present.items())]
    rows.append(("said not to be free", f"{figures.free[0] / figures.articles:.1%}"))  # type: ignore[index]
    return "## Fields\n\nThe share of articles that have a value.\n\n" + _table(("field", "articles"), rows)


def _lengths(lengths: Counter[int]) -> list[tuple[str, int]]:
    named = [(f"{number * BIN:,} to {(number + 1) * BIN - 1:,}", lengths[number]) for number in range(BINS - 1)]
    return [*named, (f"{(BINS - 1) * BIN:,} and more", lengths[BINS - 1])]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * len(head), *rows))


_USE = """## Use

```python
from datasets import load_dataset

articles = load_dataset("path/to/this/folder", split="train")
```

```sql
SELECT publisher, count(*) FROM 'data/*.parquet' GROUP BY publisher;  -- DuckDB
```
"""

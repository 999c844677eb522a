"""KEEP: the files that bring older archives up to date: their numbers, what they run, and how long that takes."""

import re
from importlib.resources.abc import Traversable

_TIME_TAKEN = re.compile(r"^-- At 1,000,000 articles: (.+)\.$", re.MULTILINE)
"""In a migration: how long it takes."""

_AGAIN = re.compile(r"^-- Again: (\S+)$", re.MULTILINE)
"""In a migration: the name of an earlier one whose statements it runs once more, before its own."""


def steps(folder: Traversable) -> dict[int, Traversable]:
    """Return the migrations of *folder* by the number of the schema that each makes."""
    found = folder.iterdir() if folder.is_dir() else ()
    return {int(file.name.split("_")[0]): file for file in found if file.name.endswith(".sql")}


def script_of(file: Traversable, folder: Traversable) -> str:
    """Return all that the migration *file* of *folder* runs."""
    own = file.read_text("utf-8")
    again = _AGAIN.search(own)
    return own if again is None else (folder / again[1]).read_text("utf-8") + own


def announced(name: str, script: str) -> str:
    """Return what is said when a migration runs, as a large archive may take its time."""
    taken = _TIME_TAKEN.search(script)
    return f"brought up to date by {name}{f' (at 1,000,000 articles: {taken[1]})' if taken else ''}"

"""KEEP: which articles of the archive are handed on, and in what order."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from newsbot.archive.errors import WrongSelection
from newsbot.archive.rows import stamp

ORDERS = {
    "newest": "published_utc DESC, article.id DESC",
    "oldest": "published_utc, article.id",
    "stored": "sequence",
}
"""Each ends with what no two articles share, so that the same archive gives the same order."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles; every condition that is given must hold.

    >>> Selection(publishers=("harbour_post",), free_only=True, limit=10).order
    'newest'
    """

    publishers: Sequence[str] = ()
    countries: Sequence[str] = ()
    """ISO 3166-1 alpha-2, of the publisher."""
    languages: Sequence[str] = ()
    """BCP 47; ``pt`` has ``pt-BR`` in it."""
    sections: Sequence[str] = ()
    since: datetime | str | None = None
    """Aware, or ISO 8601 (UTC without an offset); published then or later (an article without a date: first seen)."""
    until: datetime | str | None = None
    """Aware, or ISO 8601; published before then."""
    query: str | None = None
    """Full text, as SQLite's FTS5 has it: words, "a phrase", AND, OR, NOT."""
    free_only: bool = False
    """Without what the publisher says is not accessible for free."""
    one_per_story: bool = False
    """Of near-duplicates only the one that was stored first."""
    without_reserved: bool = False
    """Without articles whose page reserves any use (`rights`)."""
    limit: int | None = None
    order: str = "newest"
    """``newest``, ``oldest`` or ``stored``."""
    stored_after: int = 0
    """The `sequence` of the last article that is not wanted any more."""
    before: tuple[str, int] | None = None
    """`published_utc` and id of the last article that was read, where the newest come first."""
    ids: Sequence[int] = ()
    """Only the articles of these ids."""

    def __post_init__(self) -> None:
        """Raise WrongSelection for what would select something else than it says."""
        for name in ("publishers", "countries", "languages", "sections"):
            if isinstance(value := getattr(self, name), str):
                raise WrongSelection(f"{name}={value!r} is one text: write {name}=({value!r},)")
            if not isinstance(value, Collection) or not all(isinstance(one, str) for one in value):
                raise WrongSelection(f"{name}={value!r} is no list of texts")
        if not isinstance(self.query, str | None):
            raise WrongSelection(f"query={self.query!r} is no text")
        for name in ("since", "until"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _aware(name, value))
        if self.limit is not None and (not isinstance(self.limit, int) or self.limit < 0):
            raise WrongSelection(f"limit={self.limit!r} is no number of articles: write 0, 1, 2 ... or None for all")
        if self.order not in ORDERS:
            raise WrongSelection(f"unknown order {self.order!r}; there are: {', '.join(ORDERS)}")

    @property
    def canonical_form(self) -> str:
        """What is selected, the same however it was written: as JSON, with what is given alone.

        Without `limit`, `order`, `stored_after`, `before` and `ids`, which say how far and in what order it is read.
        Ids that are in the world are made from it, so what it gives for a selection never changes.
        """
        chosen = {
            "publishers": sorted(set(self.publishers)),
            "countries": sorted(set(map(ascii_lower, self.countries))),
            "languages": sorted(set(map(ascii_lower, self.languages))),
            "sections": sorted(set(map(ascii_lower, self.sections))),
            "since": moment_text(self.since) if self.since else None,
            "until": moment_text(self.until) if self.until else None,
            "query": " ".join((self.query or "").split()),
            "free_only": self.free_only,
            "one_per_story": self.one_per_story,
            "without_reserved": self.without_reserved,
        }
        return json.dumps({name: value for name, value in chosen.items() if value}, sort_keys=True)


def ascii_lower(name: str) -> str:
    """Return *name* as SQLite compares it where case does not matter: only A to Z are taken for a to z.

    >>> ascii_lower("POLITIK É")
    'politik É'
    """
    return name.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _aware(name: str, value: datetime | str) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise WrongSelection(f"{name}={value!r} is no time such as 2026-11-22 or 2026-11-22T18:00+01:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def moment_text(moment: datetime | str) -> str:
    return stamp(_aware("", moment)).replace("+00:00", "Z")

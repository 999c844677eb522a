"""ITEM: what the reading of a value depends on: the page's address, language, timezone and names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import lru_cache

from newsbot.extraction.values.text import key_of, without_brackets


@dataclass(slots=True)
class PageContext:
    """Where a raw value stands; every processor gets it beside the value."""

    url: str = ""
    """Address of the page; relative addresses start here."""
    language: str | None = None
    """Primary language subtag, lower case."""
    timezone: tzinfo | None = None
    """Where the publisher is at home; None if nothing tells."""
    site_names: Sequence[str] = ()
    """Names the site gives itself, and its domain."""
    seen_at: datetime | None = None
    """Aware; no article is younger than its page."""

    own_keys: frozenset[str] = field(init=False)
    """The names as `key_of` compares them."""

    def __post_init__(self) -> None:
        self.own_keys = _keys(tuple(dict.fromkeys(self.site_names)))

    @property
    def month_first(self) -> bool:
        """Whether 3/4/2025 is 4 March: in English from nowhere else than the Americas."""
        zone = str(self.timezone or "")
        return self.language == "en" and (not zone or zone.startswith("America/"))


@lru_cache(maxsize=64)  # the pages of one site name it alike
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names if (key := key_of(without_brackets(name))))

"""ITEM: what the reading of a value depends on: the page's address, language, timezone and names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo


@dataclass(slots=True)
class Context:
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

    @property
    def month_first(self) -> bool:
        """Whether 3/4/2025 is 4 March: in English from nowhere else than the Americas."""
        zone = str(self.timezone or "")
        return self.language == "en" and (not zone or zone.startswith("America/"))

"""REQUEST: what one look at one of a publisher's sources came to: whether it answers, and what it names (pure)."""

from dataclasses import dataclass
from datetime import datetime

NAMES_NOTHING = "names nothing"
NOT_ASKED = "not asked, as the check ended before"


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """The answer of one source, asked once."""

    publisher: str
    source: str
    """A `SourceKind`."""
    url: str
    """As the publisher file has it; of a dated one, the newest."""
    checked: datetime
    fault: str | None = None
    """Why it is of no use, in few words; None where all is well."""
    entries: int = 0
    articles: int = 0
    """Entries that fit the publisher file: those that a crawl would ask for, were they young and unknown."""
    listings: int = 0
    """Other listings that it names, as the index of a sitemap does."""
    newest: datetime | None = None
    """The time of the newest thing that it names, aware; None where it tells no times."""

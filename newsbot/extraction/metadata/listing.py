"""REQUEST: what the listing said of the page that it led to; the least trusted source."""

from newsbot.extraction.source import Source, Trust
from newsbot.sources import Entry


def source(entry: Entry) -> Source:
    """Return *entry* as a source."""
    values = {
        "headline": entry.title,
        "authors": list(entry.authors),
        "date_published": entry.published.isoformat() if entry.published else None,
        "date_modified": entry.modified.isoformat() if entry.modified else None,
        "language": entry.language,
        "section": entry.section,
        "keywords": list(entry.keywords),
    }
    return Source("listing", values, Trust.LISTING)

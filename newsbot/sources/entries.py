"""REQUEST: what a listing says of one article, as texts, to an Entry."""

import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from w3lib.url import safe_url_string

from newsbot.sources import Entry

YEAR_OR_MONTH = re.compile(r"\d{4}(?:-\d\d)?")
PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]+/[\w/.,;:%&=?+~-]*", re.ASCII)
"""Most addresses are; the others take five times as long."""
LONGEST_ADDRESS = 8000
PLAUSIBLE_YEARS = range(1990, 2100)


def entry_at(
    address: str | None,
    listing: str,
    *,
    title: str | None = None,
    published: str | None = None,
    modified: str | None = None,
    language: str | None = None,
    authors: Iterable[str] = (),
    keywords: Iterable[str] = (),
) -> Entry | None:
    """Return the entry for *address* (absolute, or relative to *listing*), or None if that is no web address."""
    url = absolute(address, listing)
    if not url:
        return None
    return Entry(
        url=url,
        listing=listing,
        title=title,
        published=listing_date(published),
        modified=listing_date(modified),
        language=language,
        authors=tuple(authors),
        keywords=tuple(keywords),
    )


def absolute(address: str | None, base: str) -> str | None:
    """Return *address* as a whole web address, or None.

    >>> absolute("/a", "https://x.example/feed"), absolute("mailto:a@x.example", "https://x.example/feed")
    ('https://x.example/a', None)
    """
    address = (address or "").strip()
    if len(address) > LONGEST_ADDRESS:
        return None
    if PLAIN_ADDRESS.fullmatch(address):
        return address
    try:
        url = urljoin(base, address) if address else ""
        safe_url_string(url)  # as a request does, which must not fail later
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) else None


def listing_date(text: str | None) -> datetime | None:
    """Return the time that *text* names in ISO 8601, W3C or RFC 822 form, or None; naive where it names no offset.

    >>> listing_date("Mon, 02 Jun 2025 07:30:00 +0200").isoformat()
    '2025-06-02T07:30:00+02:00'
    >>> listing_date("2025-06"), listing_date("yesterday")
    (datetime.datetime(2025, 6, 1, 0, 0), None)
    """
    text = (text or "").strip()
    if YEAR_OR_MONTH.fullmatch(text):
        text = f"{text}-01-01"[:10]
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        return found if found.year in PLAUSIBLE_YEARS else None
    return None

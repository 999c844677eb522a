"""REQUEST: listing formats; a listing response goes in, entries come out."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

LARGEST_LISTING = 50 * 1024 * 1024
"""Bytes, unpacked; https://www.sitemaps.org/protocol.html allows so many."""


class SourceKind(StrEnum):
    """Where articles are found; also the publisher attributes that name the addresses, in the order they are asked."""

    NEWS_SITEMAPS = "news_sitemaps"
    FEEDS = "feeds"
    SECTIONS = "sections"
    SITEMAPS = "sitemaps"
    WORDPRESS = "wordpress"

    @property
    def singular(self) -> str:
        """The kind of one listing, in words.

        >>> SourceKind.NEWS_SITEMAPS.singular
        'news sitemap'
        """
        return re.sub("(?<!s)s$", "", self.value).replace("_", " ")


@dataclass(slots=True, frozen=True)
class Entry:
    """One address that a listing names, with what the listing says of it."""

    url: str
    """Absolute, as written in the listing."""
    listing: str = ""
    """Address of the listing."""
    title: str | None = None
    published: datetime | None = None
    """Aware, or naive where the listing gives no offset (the publisher's timezone is meant)."""
    modified: datetime | None = None
    """`lastmod` of a sitemap, `updated` of a feed."""
    language: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()

    def joined(self, other: "Entry") -> "Entry":
        """Return this entry with what only *other*, another listing's of the same article, says, and the later change.

        >>> Entry("https://x.example/a", section="World").joined(Entry("https://x.example/a", title="Cheese")).title
        'Cheese'
        """
        changes = [time for time in (self.modified, other.modified) if time]
        if len({time.tzinfo is None for time in changes}) == 1:
            changes.sort(reverse=True)
        return replace(
            self,
            title=self.title or other.title,
            published=self.published or other.published,
            modified=next(iter(changes), None),
            language=self.language or other.language,
            section=self.section or other.section,
            authors=self.authors or other.authors,
            keywords=self.keywords or other.keywords,
        )


@dataclass(slots=True)
class Listing:
    """What a feed, sitemap, section or front page names."""

    entries: list[Entry] = field(default_factory=list)
    """In the listing's order."""
    children: list[Entry] = field(default_factory=list)
    """The sitemaps that a sitemap index names."""
    next_page: str | None = None
    """Where older entries are."""
    feeds: list[str] = field(default_factory=list)
    """The feeds that a page declares or links to."""
    sections: dict[str, str] = field(default_factory=dict)
    """The sections that a page links to, name -> address."""


class NotAListing(Exception):
    """A response that holds no listing; *reason* is a short phrase that can be counted."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class IsAPage(NotAListing):
    """A page in the place of a feed or sitemap; *markup* is it, where it is only a part of what came."""

    def __init__(self, markup: str | None = None) -> None:
        super().__init__("a page, no feed or sitemap")
        self.markup = markup

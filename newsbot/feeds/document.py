"""HAND ON: what a feed says of itself, and how it is cut into documents (RFC 5005)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

HISTORY = "http://purl.org/syndication/history/1.0"
"""The namespace of RFC 5005."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed."""

    id: str
    """An absolute address or URN; the same for all documents of the feed and on every run, and no other feed's
    (https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6).
    """
    title: str
    updated: datetime
    home: str | None = None
    """The site that the feed is about."""
    language: str | None = None
    self_url: str | None = None
    """The document's own address; relative where nothing says where it will be served."""
    older: str | None = None
    """The archive document before this one."""
    newer: str | None = None
    following: str | None = None
    """The rest of what was too much for one document (RFC 5005, 3)."""
    current: str | None = None
    """Of an archive document: the one to subscribe to."""

    @property
    def is_archive(self) -> bool:
        """Tell whether this document will not change any more."""
        return self.current is not None

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield relation and address of the documents that belong together."""
        relations = {
            "self": self.self_url, "current": self.current, "prev-archive": self.older, "next-archive": self.newer,
            "next": self.following,
        }  # fmt: skip
        for relation, address in relations.items():
            if address:
                yield relation, address

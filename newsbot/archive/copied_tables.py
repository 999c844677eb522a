"""KEEP: the tables that a copy of an archive has, in the order in which they are copied, and what identifies a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

DERIVED = frozenset({"published_utc"})
"""Columns that the database itself makes."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a row of a table is known again."""

    name: str
    key: tuple[str, ...]
    """The columns that make it the same row in both archives."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Column -> the table whose number it is."""
    is_numbered: bool = False
    """Whether its rows have an id of their own."""


_OF_ARTICLE = {"article_id": "article"}
BEFORE = (
    Table("publisher", ("name",)),
    Table("publisher_domain", ("domain", "publisher")),
    Table("crawl", ("publisher", "started", "host", "pid"), is_numbered=True),
    Table("source_check", ("publisher", "url")),
    Table("day", ("publisher", "day")),
    Table("incident", ("publisher", "signal", "began"), is_numbered=True),
    Table("baseline", ("publisher",)),
    Table("listing", ("url",), is_numbered=True),
    Table("ingested_file", ("path",)),
    Table("page", ("url",)),
    Table("doubt", ("url",)),
    Table("feed", ("path",), is_numbered=True),
    Table("outbox", ("feed_id", "key"), {"feed_id": "feed", "crawl_id": "crawl"}, is_numbered=True),
)
ARTICLE = Table("article", ("canonical_url",), {"crawl_id": "crawl"}, is_numbered=True)
OF_ARTICLE = (
    Table("revision", ("article_id", "number"), _OF_ARTICLE, is_numbered=True),
    Table("signature", ("article_id",), _OF_ARTICLE),
    Table("suspect", ("article_id",), _OF_ARTICLE),
)
"""Goes with its article, or not at all."""
AFTER = (
    Table("story", ("first_article_id",), {"first_article_id": "article"}, is_numbered=True),
    Table("band", ("key", "article_id"), _OF_ARTICLE),
    Table("url", ("url",), {"listing_id": "listing", "article_id": "article", "duplicate_of": "article"}),
)
HANDOVER = Table("handover", ("name",))
ALL_TABLES = (*BEFORE, ARTICLE, *OF_ARTICLE, *AFTER, HANDOVER)

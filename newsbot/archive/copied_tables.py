"""KEEP: the tables that a copy of an archive has, in the order in which they are copied, and what identifies a row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

DERIVED = frozenset({"published_utc"})
"""Columns that the database itself makes."""
Newness = Callable[[Mapping[str, Any]], Any]


def _by(*columns: str) -> Newness:
    return lambda row: tuple(row[name] or "" for name in columns)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """How a row of a table is known again."""

    name: str
    key: tuple[str, ...]
    """The columns that make it the same row in both archives."""
    references: Mapping[str, str] = field(default_factory=dict)
    """Column -> the table whose number it is."""
    is_numbered: bool = False
    """Whether its rows have an id of their own."""
    newness: Newness = lambda _: 0
    """Of two versions of a row, the one for which this is greater is the newer one."""
    earliest: tuple[str, ...] = ()
    """Columns of which the smaller value of two counts, whichever is newer."""
    can_go: bool = False
    """Whether its rows are deleted when their time is over."""


def _of_address(row: Mapping[str, Any]) -> tuple[bool, str]:
    """Tell how much is known of an address: one that came to an article is not forgotten for a later failure."""
    return any(row[name] is not None for name in ("article_id", "duplicate_of")), row["last_tried"] or ""


_OF_ARTICLE = {"article_id": "article"}
BEFORE = (
    Table("publisher", ("name",)),
    Table("publisher_domain", ("domain", "publisher"), can_go=True),
    Table("crawl", ("publisher", "started", "host", "pid"), is_numbered=True, newness=_by("finished")),
    Table("source_check", ("publisher", "url"), newness=_by("checked"), can_go=True),
    Table("day", ("publisher", "day"), newness=lambda row: sum(orjson.loads(row["counts"]).values())),
    Table(
        "incident",
        ("publisher", "signal", "began"),
        is_numbered=True,
        newness=_by("ended", "last_seen"),
        earliest=("began",),
    ),
    Table("baseline", ("publisher",), newness=_by("until"), can_go=True),
    Table("listing", ("url",), is_numbered=True, newness=_by("checked")),
    Table("ingested_file", ("path",), newness=_by("ingested")),
    Table("page", ("url",), newness=_by("fetched")),
    Table("doubt", ("url",), newness=_by("seen"), can_go=True),
    Table("feed", ("path",), is_numbered=True),
    Table("outbox", ("feed_id", "key"), {"feed_id": "feed", "crawl_id": "crawl"}, is_numbered=True, can_go=True),
)
ARTICLE = Table("article", ("canonical_url",), {"crawl_id": "crawl"}, is_numbered=True)
OF_ARTICLE = (
    Table("revision", ("article_id", "number"), _OF_ARTICLE, is_numbered=True),
    Table("signature", ("article_id",), _OF_ARTICLE, can_go=True),
    Table("suspect", ("article_id",), _OF_ARTICLE, newness=_by("first_seen"), can_go=True),
)
"""Goes with its article, or not at all."""
STORY = Table("story", ("first_article_id",), {"first_article_id": "article"}, is_numbered=True)
AFTER = (
    Table("band", ("key", "article_id"), _OF_ARTICLE, can_go=True),
    Table(
        "url",
        ("url",),
        {"listing_id": "listing", "article_id": "article", "duplicate_of": "article"},
        newness=_of_address,
        earliest=("first_seen",),
    ),
)
HANDOVER = Table("handover", ("name",), newness=lambda row: row["position"])
ALL_TABLES = (*BEFORE, ARTICLE, *OF_ARTICLE, STORY, *AFTER, HANDOVER)

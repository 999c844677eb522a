"""KEEP: the versions of an article, put together again from what each change replaced."""

from dataclasses import dataclass
from typing import NamedTuple

import orjson

from newsbot.archive.database import Database
from newsbot.archive.rows import from_json, from_row
from newsbot.items import ARTICLE_FIELDS, Article, as_json


@dataclass(frozen=True, slots=True)
class Version:
    """An article as it was at one time."""

    number: int
    """The first is 1."""
    fetched: str
    """When it was first seen so, ISO 8601."""
    cause: str
    """Why the page was looked at then."""
    changed: tuple[str, ...]
    """Fields that differ from the version before."""
    article: Article


class State(NamedTuple):
    """Which version of an article is the current one, and when its page was found gone."""

    revision: int
    withdrawn: str | None


class Revisions:
    """The table `revision`."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def state(self, canonical_url: str) -> State | None:
        """Return how an article stands, None for one that the archive does not have."""
        row = self.database.row("SELECT revision, withdrawn FROM article WHERE canonical_url = ?", (canonical_url,))
        return State(*row) if row else None

    def fields_since(self, canonical_url: str, number: int) -> list[str]:
        """Return the fields in which any version after that *number* differed from the one before."""
        rows = self.database.rows(
            "SELECT changed FROM revision JOIN article ON article.id = article_id"
            " WHERE canonical_url = ? AND number >= ?",
            (canonical_url, number),
        )
        changed = {name for row in rows for name in orjson.loads(row["changed"])}
        return [name for name in ARTICLE_FIELDS if name in changed]

    def of(self, canonical_url: str) -> list[Version]:
        """Return every version of an article, oldest first; empty for one that the archive does not have."""
        current = self.database.row("SELECT * FROM article WHERE canonical_url = ?", (canonical_url,))
        if current is None:
            return []
        older = self.database.rows("SELECT * FROM revision WHERE article_id = ? ORDER BY number", (current["id"],))
        values = as_json(from_row(current))
        fetched, versions = current["fetched"], []
        for row in reversed(older):
            changed = tuple(orjson.loads(row["changed"]))
            versions.append(Version(row["number"] + 1, fetched, row["cause"], changed, from_json(values)))
            values, fetched = values | orjson.loads(row["before"]), row["fetched"]
        versions.append(Version(1, fetched, "crawl", (), from_json(values)))
        return versions[::-1]

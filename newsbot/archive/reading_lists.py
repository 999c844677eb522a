"""KEEP: articles as a reader leafs through them: the newest first, a page at a time, each as fast as the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsbot.archive.database import ALL, Database
from newsbot.archive.selected import Selected
from newsbot.archive.selection import Selection


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list shows of an article; texts of any length are cut."""

    id: int
    canonical_url: str
    publisher: str
    section: str | None
    kicker: str | None
    headline: str | None
    language: str | None
    published: str
    """UTC; without a date, when it was first seen."""
    has_date: bool
    story_id: int | None
    revision: int
    withdrawn: str | None
    is_accessible_for_free: int | None

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, for `Selection.before`."""
        return (self.published, self.id)


_HEADLINE = (
    "id, substr(canonical_url, 1, 2000) AS canonical_url, publisher, substr(section, 1, 100) AS section,"
    " substr(kicker, 1, 200) AS kicker, substr(headline, 1, 400) AS headline, language, published_utc AS published,"
    " date_published IS NOT NULL AS has_date, story_id, revision, withdrawn, is_accessible_for_free"
)


class ReadingLists:
    """The articles of a selection as headlines."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, selection: Selection) -> list[Headline]:
        """Return the articles of *selection*, the newest first."""
        where, values = Selected(self._database, selection).found()
        limit = ALL if selection.limit is None else selection.limit
        return self._headlines(f"{where} ORDER BY published_utc DESC, article.id DESC LIMIT ?", (*values, limit))

    def revised(self, publisher: str, limit: int) -> list[Headline]:
        """Return the articles of *publisher* that changed last, the last change first."""
        return self._headlines("publisher = ? AND revision > 1 ORDER BY sequence DESC LIMIT ?", (publisher, limit))

    def _headlines(self, where: str, values: Sequence[Any]) -> list[Headline]:
        rows = self._database.rows(f"SELECT {_HEADLINE} FROM article WHERE {where}", values)
        return [Headline(**{**dict(row), "has_date": bool(row["has_date"])}) for row in rows]

"""KEEP: story groups as a reader sees them: their first article, their members, the largest of a selection."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsbot.archive.database import ALL, Database
from newsbot.archive.selected import Selected
from newsbot.archive.selection import Selection


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story."""

    canonical_url: str
    publisher: str
    headline: str | None
    published: str
    """UTC; without a date, when it was first seen."""
    similarity: float
    """To the story's first article, the one that was stored first, 0 to 1."""
    article_id: int
    language: str | None


_MEMBER = "canonical_url, publisher, headline, published_utc AS published, similarity, id AS article_id, language"
"""The columns of a member, in its order."""


@dataclass(frozen=True, slots=True)
class Story:
    """The articles whose texts are nearly the same."""

    id: int
    members: list[Member]
    """In the order of publication."""


class Stories:
    """The stories of an archive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, canonical_url: str) -> Story | None:
        """Return the story of the article at an address, None where there is no such article."""
        rows = self._database.rows(
            f"SELECT {_MEMBER}, story_id FROM article"
            " WHERE story_id = (SELECT story_id FROM article WHERE canonical_url = ?) ORDER BY published_utc, id",
            (canonical_url,),
        )
        return Story(rows[0]["story_id"], [Member(*tuple(row)[:-1]) for row in rows]) if rows else None

    def largest(self, selection: Selection, count: int = 20) -> Iterator[tuple[int, Story]]:
        """Yield the *count* stories with the most articles in *selection*, with that number; none of one article."""
        return ((size, self._story(story_id)) for story_id, size in self.sizes_in(selection, count))

    def sizes_in(self, selection: Selection, count: int) -> list[tuple[int, int]]:
        """Return (story, how many articles it has in *selection*) of the *count* largest; none of one article."""
        where, values = Selected(self._database, selection).where()
        rows = self._database.rows(
            f"SELECT story_id, count(*) AS size FROM article WHERE {where} AND story_id IS NOT NULL"
            " GROUP BY story_id HAVING count(*) > 1 ORDER BY size DESC, story_id LIMIT ?",
            (*values, count),
        )
        return [(row["story_id"], row["size"]) for row in rows]

    def sizes(self, stories: Iterable[int]) -> dict[int, int]:
        """Return story -> how many articles it has."""
        if not (wanted := tuple(stories)):
            return {}
        rows = self._database.rows(
            f"SELECT story_id, count(*) AS size FROM article WHERE story_id IN ({', '.join('?' * len(wanted))})"
            " GROUP BY story_id",
            wanted,
        )
        return {row["story_id"]: row["size"] for row in rows}

    def members(self, story_id: int, limit: int = ALL, after: tuple[str, int] | None = None) -> list[Member]:
        """Return articles of a story in the order of publication; those *after* a time (UTC) and an article's id."""
        later = " AND (published_utc, id) > (?, ?)" if after else ""
        rows = self._database.rows(
            f"SELECT {_MEMBER} FROM article WHERE story_id = ?{later} ORDER BY published_utc, id LIMIT ?",
            (story_id, *(after or ()), limit),
        )
        return [Member(*row) for row in rows]

    def _story(self, story_id: int) -> Story:
        return Story(story_id, self.members(story_id))

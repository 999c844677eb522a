"""KEEP: the articles of a selection, as SQL."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from newsbot.archive.access_paths import newest
from newsbot.archive.database import ALL, Database
from newsbot.archive.names import Names
from newsbot.archive.queries import matching
from newsbot.archive.rows import JSON_FIELDS
from newsbot.archive.selection import ORDERS, Selection, ascii_lower, moment_text


def _tags(languages: Sequence[str]) -> list[str]:
    """Return each of *languages*, and what the tags of its regions and scripts are LIKE."""
    return [value for tag in map(ascii_lower, languages) for value in (tag, f"{tag}-%")]


def _any(term: str, names: Sequence[Any]) -> str:
    return f"({' OR '.join([term] * len(names))})"


STORY = "story"
"""Beside the columns of `article`: the address of the first article of its story."""

_STORY = (
    "(SELECT first.canonical_url FROM story JOIN article AS first ON first.id = first_article_id"
    " WHERE story.id = article.story_id) AS story"
)


def _selected(column: str, as_bytes: Callable[[str], str]) -> str:
    """JSON goes on byte for byte: decoding it would take most of an export's time."""
    if column == STORY:
        return _STORY
    return as_bytes(column) if column in JSON_FIELDS else column


class Selected:
    """The articles of a selection; raises WrongSelection where there can be none."""

    def __init__(self, database: Database, selection: Selection) -> None:
        self._database = database
        self._selection = selection
        self._query = matching(database, selection.query) if selection.query is not None else None
        self._names = Names(database)
        self._names.check(selection)

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the named columns of every article, in order; JSON as bytes. One statement: one moment, flat memory."""
        where, values = self.found()
        selected = ", ".join(_selected(name, self._database.as_bytes) for name in columns)
        sql = f"SELECT {selected} FROM article WHERE {where} ORDER BY {ORDERS[self._selection.order]} LIMIT ?"
        limit = ALL if self._selection.limit is None else self._selection.limit
        return self._database.tuples(sql, (*values, limit), limit)

    def found(self) -> tuple[str, list[Any]]:
        """Return the condition on `article` as `where` does; of a few of the newest by their ids, out of an index."""
        limit = self._selection.limit
        if limit is None or self._selection.order != "newest":
            return self.where()
        if self._database.finds_access_paths:
            return self._newest(limit) if self._query else self.led()
        if (ids := newest(self._database, self, limit)) is None:
            return self.where()
        return (f"article.id IN ({', '.join('?' * len(ids))})", list(ids)) if ids else ("1 = 0", [])

    def _newest(self, limit: int) -> tuple[str, list[Any]]:
        """Return the condition that an article is one of the newest; so all others are looked at in an index alone."""
        where, values = self.led()
        order = "ORDER BY published_utc DESC, article.id DESC LIMIT ?"
        return f"article.id IN (SELECT article.id FROM article WHERE {where} {order})", [*values, limit]

    @property
    def match(self) -> str | None:
        """The query as FTS5 reads it."""
        return self._query

    def without_query(self) -> "Selected | None":
        """Return all that a query need not find; None where which article is first of its story depends on it."""
        chosen = self._selection
        return None if chosen.one_per_story else Selected(self._database, replace(chosen, query=None))

    def indexed(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Return what is asked for that an index answers: (condition of one value, the values)."""
        chosen, folded = self._selection, self._database.folded
        publishers = list(chosen.publishers)
        if chosen.countries and not publishers:
            of_country = "SELECT name FROM publisher WHERE lower(country) = ?"
            wanted = dict.fromkeys(map(ascii_lower, chosen.countries))
            publishers = [row[0] for country in wanted for row in self._database.rows(of_country, (country,))]
        tags = {self._names.as_indexed(tag) for tag in self._names.of("language")} if chosen.languages else set()
        wanted_tags = tuple(map(self._names.as_indexed, chosen.languages))
        languages = [tag for tag in sorted(tags) if any(tag == one or tag.startswith(f"{one}-") for one in wanted_tags)]
        sections = list(dict.fromkeys(map(self._names.as_indexed, chosen.sections)))
        return [
            (term, [(value,) for value in values])
            for term, values, is_asked in (
                ("article.publisher = ?", publishers, chosen.publishers or chosen.countries),
                (f"{folded('article.language')} = ?", languages, chosen.languages),
                (f"{folded('article.section')} = ?", sections, chosen.sections),
            )
            if is_asked
        ]

    def led(self) -> tuple[str, list[Any]]:
        """Return the condition on `article` as `where` does, with what an index answers as it has that."""
        terms: list[str] = []
        values: list[Any] = []
        for term, options in self.indexed():
            terms.append(_any(term, options) if options else "1 = 0")
            values += chain.from_iterable(options)
        others, their_values = self._conditions("article", led=True)
        return self._where(terms + others, values + their_values)

    def indexed_by_time(self) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Return the conditions on the time of publication as one."""
        terms, moments = self.times()
        return [(" AND ".join(terms), [tuple(moments)])] if terms else []

    def times(self) -> tuple[list[str], list[str]]:
        """Return the conditions on the time of publication, and their values."""
        chosen = self._selection
        asked = {"article.published_utc >= ?": chosen.since, "article.published_utc < ?": chosen.until}
        return [term for term, moment in asked.items() if moment], [moment_text(one) for one in asked.values() if one]

    def count(self) -> int:
        """Return how many articles `rows` will yield."""
        where, values = self.where()
        ((found,),) = self._database.rows(f"SELECT count(*) FROM article WHERE {where}", values)
        return found if self._selection.limit is None else min(found, self._selection.limit)

    def sections(self) -> list[tuple[str, str | None]]:
        """Return every publisher with every section of its, in alphabetical order."""
        where, values = self.where()
        sql = (
            f"SELECT publisher, min(section) FROM article WHERE {where}"
            " GROUP BY publisher, lower(section) ORDER BY publisher, lower(section) NULLS FIRST"
        )
        return [(publisher, section) for publisher, section in self._database.rows(sql, values)]

    def where(self) -> tuple[str, list[Any]]:
        """Return the condition on `article` as SQL, and its values."""
        return self._where(*self._conditions("article"))

    def _where(self, terms: list[str], values: list[Any]) -> tuple[str, list[Any]]:
        if self._selection.one_per_story:
            earlier, earlier_values = self._conditions("earlier")
            earlier += ["earlier.story_id = article.story_id", "earlier.id < article.id"]
            terms.append(f"NOT EXISTS (SELECT 1 FROM article AS earlier WHERE {' AND '.join(earlier)})")
            values += earlier_values
        if self._selection.stored_after:
            terms.append("article.sequence > ?")
            values.append(self._selection.stored_after)
        if self._selection.ids:
            terms.append(f"article.id IN ({', '.join('?' * len(self._selection.ids))})")
            values += self._selection.ids
        if self._selection.before:
            terms.append("(article.published_utc, article.id) < (?, ?)")
            values += self._selection.before
        return " AND ".join(terms) or "1 = 1", values

    def _conditions(self, table: str, led: bool = False) -> tuple[list[str], list[Any]]:
        """Return what holds for every selected article alone, without its likes; but for what *led* it.

        An index has the first signs of a name alone.
        """
        chosen, database = self._selection, self._database
        alike = database.is_alike
        in_country = f"{{}}.publisher IN (SELECT name FROM publisher WHERE {alike('country')})"
        in_language = f"({alike('{}.language')} OR {database.begins_alike('{}.language')})"
        names: list[tuple[str, Sequence[Any]]] = [
            (_any("{}.publisher = ?", chosen.publishers), chosen.publishers),
            (_any(in_country, chosen.countries), [*map(ascii_lower, chosen.countries)]),
            (_any(in_language, chosen.languages), _tags(chosen.languages)),
            (_any(alike("{}.section"), chosen.sections), [*map(ascii_lower, chosen.sections)]),
        ]
        asked: list[tuple[str, Sequence[Any]]] = [
            *(names if not led or self._is_long() else names[1:2] if chosen.publishers else ()),
            ("{}.published_utc >= ?", [moment_text(chosen.since)] if chosen.since else ()),
            ("{}.published_utc < ?", [moment_text(chosen.until)] if chosen.until else ()),
            (
                f"{{}}.id IN (SELECT rowid FROM article_fts WHERE {database.full_text.match})",
                [self._query] if self._query else (),
            ),
        ]
        terms = [term.replace("{}", table) for term, values in asked if values]
        terms += [f"coalesce({table}.is_accessible_for_free, 1) = 1"] * chosen.free_only
        terms += [f"{table}.rights = '[]'"] * chosen.without_reserved
        return terms, [value for _, values in asked for value in values]

    def _is_long(self) -> bool:
        """Tell whether a name is longer than an index has them."""
        longest, chosen = self._database.longest_name, self._selection
        return longest is not None and any(len(name) >= longest for name in (*chosen.languages, *chosen.sections))

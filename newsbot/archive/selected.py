"""KEEP: the articles of a selection, as SQL."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from newsbot.archive.database import Database
from newsbot.archive.errors import WrongSelection
from newsbot.archive.leads import newest
from newsbot.archive.queries import matching
from newsbot.archive.rows import JSON_FIELDS
from newsbot.archive.selection import ORDERS, Selection, ascii_lower, moment_text

_EXISTS = {
    "publisher": ("SELECT 1 FROM publisher WHERE name = ?", "SELECT 1 FROM article WHERE publisher = ?"),
    "country": ("SELECT 1 FROM publisher WHERE lower(country) = ?",),
    "language": (
        "SELECT 1 FROM article WHERE lower(language) = ?",
        # From "pt-" on, before "pt.", the next sign after the hyphen.
        "SELECT 1 FROM article WHERE lower(language) >= ? || '-' AND lower(language) < ? || '.'",
    ),
    "section": ("SELECT 1 FROM article WHERE lower(section) = ?",),
}
"""What tells that there is a name."""

_COUNTRIES = "SELECT DISTINCT country FROM publisher WHERE country IS NOT NULL"
_IN_LANGUAGE = "({}.language = ? COLLATE NOCASE OR {}.language LIKE ?)"
_IN_COUNTRY = "{}.publisher IN (SELECT name FROM publisher WHERE country = ? COLLATE NOCASE)"


def _any(term: str, names: Sequence[str]) -> str:
    return f"({' OR '.join([term] * len(names))})"


STORY = "story"
"""Beside the columns of `article`: the address of the first article of its story."""

_STORY = (
    "(SELECT first.canonical_url FROM story JOIN article AS first ON first.id = first_article_id"
    " WHERE story.id = article.story_id) AS story"
)


def _selected(column: str) -> str:
    """JSON goes on byte for byte: decoding it would take most of an export's time."""
    if column == STORY:
        return _STORY
    return f"CAST({column} AS BLOB)" if column in JSON_FIELDS else column


class Selected:
    """The articles of a selection; raises WrongSelection where there can be none."""

    def __init__(self, database: Database, selection: Selection) -> None:
        self._database = database
        self._selection = selection
        self._query = matching(database, selection.query) if selection.query is not None else None
        self._check()

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the named columns of every article, in order; JSON as bytes. One statement: one moment, flat memory."""
        where, values = self.found()
        sql = (
            f"SELECT {', '.join(map(_selected, columns))} FROM article WHERE {where} "
            f"ORDER BY {ORDERS[self._selection.order]} LIMIT ?"
        )
        limit = -1 if self._selection.limit is None else self._selection.limit
        return self._database.tuples(sql, (*values, limit))

    def found(self) -> tuple[str, list[Any]]:
        """Return the condition on `article` as `where` does; of a few of the newest by their ids, out of an index."""
        limit = self._selection.limit
        if limit is None or self._selection.order != "newest":
            return self.where()
        if (ids := newest(self._database, self, limit)) is None:
            return self.where()
        return (f"article.id IN ({', '.join('?' * len(ids))})", list(ids)) if ids else ("1 = 0", [])

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
        chosen = self._selection
        publishers = list(chosen.publishers)
        if chosen.countries and not publishers:
            of_country = "SELECT name FROM publisher WHERE lower(country) = ?"
            wanted = dict.fromkeys(map(ascii_lower, chosen.countries))
            publishers = [row[0] for country in wanted for row in self._database.tuples(of_country, (country,))]
        tags = {ascii_lower(tag) for tag in self.names("language")} if chosen.languages else set()
        wanted_tags = tuple(map(ascii_lower, chosen.languages))
        languages = [tag for tag in sorted(tags) if any(tag == one or tag.startswith(f"{one}-") for one in wanted_tags)]
        sections = list(dict.fromkeys(map(ascii_lower, chosen.sections)))
        return [
            (term, [(value,) for value in values])
            for term, values, is_asked in (
                ("article.publisher = ?", publishers, chosen.publishers or chosen.countries),
                ("lower(article.language) = ?", languages, chosen.languages),
                ("lower(article.section) = ?", sections, chosen.sections),
            )
            if is_asked
        ]

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
        (found,) = next(self._database.tuples(f"SELECT count(*) FROM article WHERE {where}", values))
        return found if self._selection.limit is None else min(found, self._selection.limit)

    def sections(self) -> list[tuple[str, str | None]]:
        """Return every publisher with every section of its, in alphabetical order."""
        where, values = self.where()
        sql = (
            f"SELECT publisher, min(section) FROM article WHERE {where}"
            " GROUP BY publisher, section COLLATE NOCASE ORDER BY publisher, section COLLATE NOCASE"
        )
        return [(publisher, section) for publisher, section in self._database.tuples(sql, values)]

    def where(self) -> tuple[str, list[Any]]:
        """Return the condition on `article` as SQL, and its values."""
        terms, values = self._conditions("article")
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

    def _conditions(self, table: str) -> tuple[list[str], list[Any]]:
        """Return what holds for every selected article alone, without its likes."""
        chosen = self._selection
        asked: list[tuple[str, Sequence[Any]]] = [
            (_any("{}.publisher = ?", chosen.publishers), chosen.publishers),
            (_any(_IN_COUNTRY, chosen.countries), chosen.countries),
            (_any(_IN_LANGUAGE, chosen.languages), [value for tag in chosen.languages for value in (tag, f"{tag}-%")]),
            (_any("{}.section = ? COLLATE NOCASE", chosen.sections), chosen.sections),
            ("{}.published_utc >= ?", [moment_text(chosen.since)] if chosen.since else ()),
            ("{}.published_utc < ?", [moment_text(chosen.until)] if chosen.until else ()),
            (
                "{}.id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)",
                [self._query] if self._query else (),
            ),
        ]
        terms = [term.replace("{}", table) for term, values in asked if values]
        terms += [f"coalesce({table}.is_accessible_for_free, 1) = 1"] * chosen.free_only
        terms += [f"{table}.rights = '[]'"] * chosen.without_reserved
        return terms, [value for _, values in asked for value in values]

    def _check(self) -> None:
        """Complain about names that the archive does not have, rather than give an empty file.

        By an index alone, in time that does not grow with the archive.
        """
        chosen = self._selection
        for what, names in (
            ("publisher", chosen.publishers),
            ("country", chosen.countries),
            ("language", chosen.languages),
            ("section", chosen.sections),
        ):
            for name in names:
                if not any(self._has(sql, name) for sql in _EXISTS[what]):
                    there = ", ".join(self.names(what)) or "none"
                    raise WrongSelection(f"no {what} {name!r} in this archive; there are: {there}")

    def _has(self, sql: str, name: str) -> bool:
        values = [ascii_lower(name) if "lower(" in sql else name] * sql.count("?")
        return next(self._database.tuples(f"{sql} LIMIT 1", values), None) is not None

    def names(self, what: str) -> list[str]:
        """Return what the archive has of publishers, countries, languages or sections, in alphabetical order."""
        if what == "country":
            return [row[0] for row in self._database.tuples(f"{_COUNTRIES} ORDER BY country")]
        names = set()
        column, key = (what, "publisher") if what == "publisher" else (what, f"lower({what})")
        sql = f"SELECT {column}, {key} FROM article WHERE {key} > ? ORDER BY {key} LIMIT 1"
        step = next(self._database.tuples(sql, ("",)), None)
        while step:  # one step in the index for each name, however many articles have it
            names.add(step[0])
            step = next(self._database.tuples(sql, (step[1],)), None)
        if what == "publisher":
            names |= {row[0] for row in self._database.tuples("SELECT name FROM publisher")}
        return sorted(names)

"""KEEP: which articles of the archive are handed on, and in what order; as SQL."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from newsbot.archive.database import Database
from newsbot.archive.errors import WrongSelection
from newsbot.archive.leads import newest
from newsbot.archive.queries import matching
from newsbot.archive.rows import JSON_FIELDS, stamp

ORDERS = {
    "newest": "published_utc DESC, article.id DESC",
    "oldest": "published_utc, article.id",
    "stored": "sequence",
}
"""Each ends with what no two articles share, so that the same archive gives the same order."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which articles; every condition that is given must hold.

    >>> Selection(publishers=("harbour_post",), free_only=True, limit=10).order
    'newest'
    """

    publishers: Sequence[str] = ()
    countries: Sequence[str] = ()
    """ISO 3166-1 alpha-2, of the publisher."""
    languages: Sequence[str] = ()
    """BCP 47; ``pt`` has ``pt-BR`` in it."""
    sections: Sequence[str] = ()
    since: datetime | str | None = None
    """Aware, or ISO 8601 (UTC without an offset); published then or later (an article without a date: first seen)."""
    until: datetime | str | None = None
    """Aware, or ISO 8601; published before then."""
    query: str | None = None
    """Full text, as SQLite's FTS5 has it: words, "a phrase", AND, OR, NOT."""
    free_only: bool = False
    """Without what the publisher says is not accessible for free."""
    one_per_story: bool = False
    """Of near-duplicates only the one that was stored first."""
    without_reserved: bool = False
    """Without articles whose page reserves any use (`rights`)."""
    limit: int | None = None
    order: str = "newest"
    """``newest``, ``oldest`` or ``stored``."""
    stored_after: int = 0
    """The `sequence` of the last article that is not wanted any more."""
    before: tuple[str, int] | None = None
    """`published_utc` and id of the last article that was read, where the newest come first."""
    ids: Sequence[int] = ()
    """Only the articles of these ids."""

    def __post_init__(self) -> None:
        """Raise WrongSelection for what would select something else than it says."""
        for name in ("publishers", "countries", "languages", "sections"):
            if isinstance(value := getattr(self, name), str):
                raise WrongSelection(f"{name}={value!r} is one text: write {name}=({value!r},)")
            if not isinstance(value, Collection) or not all(isinstance(one, str) for one in value):
                raise WrongSelection(f"{name}={value!r} is no list of texts")
        if not isinstance(self.query, str | None):
            raise WrongSelection(f"query={self.query!r} is no text")
        for name in ("since", "until"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, _aware(name, value))
        if self.limit is not None and (not isinstance(self.limit, int) or self.limit < 0):
            raise WrongSelection(f"limit={self.limit!r} is no number of articles: write 0, 1, 2 ... or None for all")
        if self.order not in ORDERS:
            raise WrongSelection(f"unknown order {self.order!r}; there are: {', '.join(ORDERS)}")

    @property
    def canonical_form(self) -> str:
        """What is selected, the same however it was written: as JSON, with what is given alone.

        Without `limit`, `order`, `stored_after`, `before` and `ids`, which say how far and in what order it is read.
        Ids that are in the world are made from it, so what it gives for a selection never changes.
        """
        chosen = {
            "publishers": sorted(set(self.publishers)),
            "countries": sorted(set(map(ascii_lower, self.countries))),
            "languages": sorted(set(map(ascii_lower, self.languages))),
            "sections": sorted(set(map(ascii_lower, self.sections))),
            "since": _moment(self.since) if self.since else None,
            "until": _moment(self.until) if self.until else None,
            "query": " ".join((self.query or "").split()),
            "free_only": self.free_only,
            "one_per_story": self.one_per_story,
            "without_reserved": self.without_reserved,
        }
        return json.dumps({name: value for name, value in chosen.items() if value}, sort_keys=True)


def ascii_lower(name: str) -> str:
    """Return *name* as SQLite compares it where case does not matter: only A to Z are taken for a to z.

    >>> ascii_lower("POLITIK É")
    'politik É'
    """
    return name.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


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
        return [term for term, moment in asked.items() if moment], [_moment(one) for one in asked.values() if one]

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
            ("{}.published_utc >= ?", [_moment(chosen.since)] if chosen.since else ()),
            ("{}.published_utc < ?", [_moment(chosen.until)] if chosen.until else ()),
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


def _aware(name: str, value: datetime | str) -> datetime:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise WrongSelection(f"{name}={value!r} is no time such as 2026-11-22 or 2026-11-22T18:00+01:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(moment: datetime | str) -> str:
    return stamp(_aware("", moment)).replace("+00:00", "Z")

"""KEEP: by which index the articles of a selection are found fastest: the rarest of what they have to be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsbot.archive.database import Database

if TYPE_CHECKING:
    from newsbot.archive.selected import Selected

COUNTED = 50_000
"""As many articles are counted, out of an index alone; whatever has more is not rare."""
PUT_IN_ORDER = 10_000
"""Articles that a search found."""
AT_ONCE = 1_000
"""The newest ones that are asked for by their ids; for more, all articles are gone through in their order."""


@dataclass(frozen=True, slots=True)
class AccessPath:
    """A condition that an index answers, in the order of publication: one of these values."""

    term: str
    values: list[tuple[str, ...]]
    """Of each, the values of the condition's question marks."""
    size: int
    """Articles that it leads to, `COUNTED` at most."""


def shortest(database: Database, selected: "Selected") -> AccessPath | None:
    """Return the path to the fewest articles; None where there is none."""
    return min(_paths(database, selected, selected.indexed_by_time()), key=lambda path: path.size, default=None)


def newest(database: Database, selected: "Selected", limit: int) -> list[int] | None:
    """Return the ids of the newest articles; None where no path is, so that all are gone through in order."""
    if limit > AT_ONCE:
        return None
    if selected.match:
        return _newest_found(database, selected, selected.match, limit)
    path = min(_paths(database, selected), key=lambda path: path.size, default=None)
    if path is None:
        return None
    where, values = selected.where()
    sql = (
        f"SELECT article.published_utc, article.id FROM article WHERE {path.term} AND {where}"
        " ORDER BY published_utc DESC, article.id DESC LIMIT ?"
    )
    found = [tuple(row) for value in path.values for row in database.rows(sql, (*value, *values, limit))]
    return [number for _, number in sorted(found, reverse=True)[:limit]]


def _newest_found(database: Database, selected: "Selected", match: str, limit: int) -> list[int] | None:
    """Return the ids of the newest that a query finds: rare ones are put in order, of common ones the newest tried."""
    if (rest := selected.without_query()) is None:
        return None
    where, values = rest.where()
    found = f"SELECT rowid FROM article_fts WHERE {database.full_text.match}"
    row = database.row(f"SELECT count(*) AS number FROM ({found} LIMIT ?) AS found", (match, PUT_IN_ORDER + 1))
    if row and row["number"] <= PUT_IN_ORDER:
        source = f"article{database.indexed_by('article_by_number')} WHERE article.id IN ({found})"
    elif "*" in match:  # of words that begin so all are merged, each time that the index is asked
        source = f"article WHERE +article.id IN ({found})"
    else:
        source = f"article WHERE EXISTS ({found} AND rowid = article.id)"
    newest_first = "ORDER BY published_utc DESC, article.id DESC LIMIT ?"
    sql = f"SELECT article.id AS id FROM {source} AND {where} {newest_first}"
    return [row["id"] for row in database.rows(sql, (match, *values, limit))]


def _paths(
    database: Database, selected: "Selected", further: Iterable[tuple[str, list[tuple[str, ...]]]] = ()
) -> Iterator[AccessPath]:
    for term, values in [*selected.indexed(), *further]:
        size = 0
        for value in values:
            if size < COUNTED:
                size += _count(database, selected, term, value, COUNTED - size)
        yield AccessPath(term, values, size)


def _count(database: Database, selected: "Selected", term: str, value: tuple[str, ...], most: int) -> int:
    times, moments = selected.times()
    row = database.row(
        f"SELECT count(*) AS number FROM (SELECT 1 FROM article WHERE {' AND '.join([term, *times])} LIMIT ?) AS found",
        (*value, *moments, most),
    )
    return row["number"] if row else 0

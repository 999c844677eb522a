"""KEEP: the versions of an article that two archives have, made one history."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

import orjson

from newsbot.archive import near_duplicates
from newsbot.archive.cjk_bigrams import grams
from newsbot.archive.database import Database, Row
from newsbot.archive.fingerprints import identity_of_text
from newsbot.archive.rows import dumps, from_json, from_row, to_row
from newsbot.archive.versions import KEPT_FIELDS, is_counted
from newsbot.items import ARTICLE_FIELDS, as_json


@dataclass(frozen=True, slots=True)
class Past:
    """An article as it was at one time."""

    fetched: str
    seen: str
    """When it was found to be so."""
    cause: str
    values: dict[str, Any]

    @property
    def has_text(self) -> bool:
        return bool(self.values["text"])

    @property
    def key(self) -> tuple[str, str]:
        """Its place in a history, and what it is; where an address comes from is no version's own, either."""
        provenance = {name: source for name, source in self.values["provenance"].items() if name not in KEPT_FIELDS}
        return self.fetched, dumps(_own(self.values) | {"provenance": provenance})


def history(database: Database, row: Row) -> list[Past]:
    """Return all versions of the article of a *row* of `article`, the oldest first."""
    values, fetched = as_json(from_row(row)), row["fetched"]
    found: list[Past] = []
    sql = "SELECT * FROM revision WHERE article_id = ? ORDER BY number DESC"
    for older in database.rows(sql, (row["id"],)):
        found.append(Past(fetched, older["seen"], older["cause"], values))
        values, fetched = values | orjson.loads(older["before"]), older["fetched"]
    return [Past(fetched, fetched, "crawl", values), *reversed(found)]


def merged(*histories: Iterable[Past]) -> list[Past]:
    """Return one history of all *histories*, in whatever order; a version that says nothing new is left out.

    Where an archive dropped the text of a version that another one has whole, the latter counts.
    """
    versions: dict[tuple[str, str], Past] = {}
    for past in chain.from_iterable(histories):
        versions.setdefault(past.key, past)
    whole = {past.fetched for past in versions.values() if past.has_text}
    kept: list[Past] = []
    for _, past in sorted(versions.items()):
        if not past.has_text and past.fetched in whole:
            continue
        if not kept or is_counted(past.cause, kept[-1].values, past.values):
            kept.append(past)
    return kept


def write(database: Database, row: Row, versions: list[Past], notes: dict[str, Any]) -> None:
    """Let the article of a *row* have these *versions*, of which the last is the current one, and *notes*."""
    database.write("DELETE FROM revision WHERE article_id = ?", (row["id"],))
    for number, (past, following) in enumerate(pairwise(versions), 1):
        before = {name: value for name, value in _own(past.values).items() if following.values[name] != value}
        database.write(
            "INSERT INTO revision (article_id, number, seen, fetched, cause, changed, before)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row["id"], number, following.seen, past.fetched, following.cause, dumps(list(before)), dumps(before)),
        )
    notes = notes | {"revision": len(versions), "fetched": versions[-1].fetched}
    was, now = from_row(row), from_json(versions[-1].values | {name: row[name] for name in KEPT_FIELDS})
    notes |= {name: value for name, value in to_row(now).items() if value != row[name]}
    notes |= {"text_hash": identity_of_text(now)} if now.text else {}
    notes |= {"grams": grams(now.headline, now.kicker, now.lead, now.text)}
    database.write(
        f"UPDATE article SET {', '.join(f'{name} = ?' for name in notes)} WHERE id = ?", (*notes.values(), row["id"])
    )
    database.full_text.put(row["id"])
    old_words = near_duplicates.compared_text(was.lead, was.text)
    if old_words != near_duplicates.compared_text(now.lead, now.text):
        near_duplicates.renew(database.connection, row["id"], old_words, now)


def _own(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ARTICLE_FIELDS if name not in KEPT_FIELDS}

"""KEEP: one archive copied into another one of any kind: as it is into a new one, else merged with what is there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice
from typing import Any

from newsbot.archive import histories
from newsbot.archive.copied_tables import AFTER, ALL_TABLES, ARTICLE, BEFORE, DERIVED, HANDOVER, OF_ARTICLE, Table
from newsbot.archive.database import Database, Row
from newsbot.archive.rows import dumps

LOT = 200
"""Rows that are committed together."""


class Copy:
    """The way of every row of *old* into *new*. What was copied by a run that broke off is not copied again."""

    def __init__(self, old: Database, new: Database) -> None:
        self.old = old
        self.new = new
        self.is_whole = self._begin()
        """Whether *new* has, or is to have, the same rows with the same numbers, and nothing else."""
        self.copied: Counter[str] = Counter()
        self.there: Counter[str] = Counter()
        """Table -> rows of *old* that *new* had already."""
        self._numbers: dict[str, dict[int, int]] = {}
        """Table -> number in *old* -> number in *new*, where they differ."""
        self._others: set[int] = set()
        """Numbers, in *old*, of articles that *new* has in a version of its own."""

    def _begin(self) -> bool:
        """Give a new archive the identity of the old one; tell whether it has that."""
        (theirs,), (ours,) = (database.rows("SELECT id FROM archive") for database in (self.old, self.new))
        if theirs["id"] != ours["id"] and not any(self.new.row(f"SELECT 1 FROM {table.name}") for table in ALL_TABLES):
            self.new.write("UPDATE archive SET id = ?", (theirs["id"],))
            return True
        return bool(theirs["id"] == ours["id"]) and all(map(self._has_same_numbers, ALL_TABLES))

    def _has_same_numbers(self, table: Table) -> bool:
        """Tell whether each row of *new* has its number in *old*, too: not where both went on after a copy."""
        if not table.is_numbered:
            return True
        sql = f"SELECT {', '.join(('id', *table.key))} FROM {table.name} ORDER BY id"
        theirs = self.old.stream(sql)
        return all(tuple(row) in _up_to(row["id"], theirs) for row in self.new.stream(sql))

    def run(self) -> Iterator[str]:
        """Copy everything; yield the name of each table before it is copied."""
        for table in BEFORE:
            yield table.name
            self._copy(table)
        yield ARTICLE.name
        self._copy_articles()
        for table in AFTER:
            yield table.name
            self._copy(table)
        self._join_stories()
        if self.is_whole:  # the order of storing is another one in an archive that has more
            self._copy(HANDOVER)
        self.new.follow_numbers([table.name for table in ALL_TABLES if table.is_numbered])

    def differences(self) -> Iterator[str]:
        """Yield what of *old* is not in *new*; of a whole copy, also where a row is another one."""
        for table in ALL_TABLES:
            if self.is_whole:
                ours, theirs = (_sum(database, table) for database in (self.new, self.old))
                if ours != theirs:
                    yield f"{table.name}: {theirs[0]:,} rows there and {ours[0]:,} here, which differ"
            elif table in (*BEFORE, ARTICLE, *AFTER):
                missing = sum(
                    self._place(table, row) is None for row in self._rows(table) if not self._is_others(table, row)
                )
                if missing:
                    yield f"{table.name}: {missing:,} rows are missing"
        if not self.is_whole and (lacking := sum(map(self._lacks_versions, self._rows(ARTICLE)))):
            yield f"revision: {lacking:,} articles lack versions"

    def _lacks_versions(self, row: Row) -> bool:
        ours = self.new.rows("SELECT * FROM article WHERE canonical_url = ?", (row["canonical_url"],))
        mine = [version for one in ours for version in histories.history(self.new, one)]
        return histories.merged(mine, histories.history(self.old, row)) != mine

    def _rows(self, table: Table) -> Iterator[Row]:
        return self.old.stream(f"SELECT * FROM {table.name}")

    def _copy(self, table: Table) -> None:
        if not table.is_numbered:
            self._copy_at_once(table)
            return
        for lot in _lots(self._rows(table)):
            with self.new.transaction():
                for row in lot:
                    self._put(table, row)

    def _copy_at_once(self, table: Table) -> None:
        """Copy rows that no other row names, lot by lot, without looking for each."""
        before, seen = self._count(table), 0
        rows = (row for row in self._rows(table) if not self._is_others(table, row))
        for lot in _lots(rows):
            values = [self._values(table, row) for row in lot]
            sql = f"{_inserting(table, values[0])} ON CONFLICT DO NOTHING"
            with self.new.transaction():
                self.new.connection.executemany(sql, [list(one.values()) for one in values])
            seen += len(lot)
        self.copied[table.name] = self._count(table) - before
        self.there[table.name] = seen - self.copied[table.name]

    def _count(self, table: Table) -> int:
        ((number,),) = self.new.rows(f"SELECT count(*) FROM {table.name}")
        return int(number)

    def _is_others(self, table: Table, row: Row) -> bool:
        """Tell whether a row is about a version of an article that the new archive does not have."""
        return table.name == "band" and row["article_id"] in self._others

    def _copy_articles(self) -> None:
        for lot in _lots(self._rows(ARTICLE)):
            with self.new.transaction():
                for row in lot:
                    self._put_article(row)

    def _put_article(self, row: Row) -> None:
        if (number := self._place(ARTICLE, row)) is not None:
            self.there[ARTICLE.name] += 1
            self._note(ARTICLE, row, number)
            if not self.is_whole:
                self._merge(row, number)
            return
        number = self._insert(ARTICLE, row, {"story_id": None} | ({} if self.is_whole else self._last()))
        self._note(ARTICLE, row, number)
        self.new.full_text.put(number)
        for table in OF_ARTICLE:
            for own in self.old.rows(f"SELECT * FROM {table.name} WHERE article_id = ?", (row["id"],)):
                self._put(table, own)

    def _merge(self, row: Row, number: int) -> None:
        """Give an article that both archives have all versions of both."""
        (ours,) = self.new.rows("SELECT * FROM article WHERE id = ?", (number,))
        mine = histories.history(self.new, ours)
        versions = histories.merged(mine, histories.history(self.old, row))
        newest = max((ours, row), key=lambda one: one["fetched"])
        notes = {"first_seen": min(ours["first_seen"], row["first_seen"]), "withdrawn": newest["withdrawn"]}
        if versions != mine or notes != {name: ours[name] for name in notes}:
            if versions[-1] != mine[-1]:
                notes |= self._last() | {"crawl_id": self._translated(ARTICLE, "crawl_id", row["crawl_id"])}
            histories.write(self.new, ours, versions, notes)
        if versions[-1].values["text"] != row["text"]:
            self._others.add(row["id"])

    def _last(self) -> dict[str, Any]:
        (row,) = self.new.rows("SELECT coalesce(max(sequence), 0) + 1 AS next FROM article")
        return {"sequence": row["next"]}

    def _put(self, table: Table, row: Row) -> None:
        if (number := self._place(table, row)) is None:
            number = self._insert(table, row)
        else:
            self.there[table.name] += 1
        self._note(table, row, number)

    def _place(self, table: Table, row: Row) -> int | None:
        """Return the number of a row in the new archive, 0 where it has none; None where it is not there."""
        key = ("id",) if self.is_whole and table.is_numbered else table.key
        if table.name == "incident" and not self.is_whole and row["ended"] is None:
            key = ("publisher", "signal", "ended")  # one of a kind goes on at a time
        values = {name: self._translated(table, name, row[name]) for name in key}
        terms = [f"{name} = ?" if value is not None else f"{name} IS NULL" for name, value in values.items()]
        wanted = [value for value in values.values() if value is not None]
        column = "id" if table.is_numbered else "0"
        found = self.new.row(f"SELECT {column} FROM {table.name} WHERE {' AND '.join(terms)} LIMIT 1", wanted)
        return found[0] if found else None

    def _insert(self, table: Table, row: Row, other: Mapping[str, Any] | None = None) -> int:
        values = self._values(table, row)
        values |= other or {}
        if table.is_numbered and not self.is_whole:
            del values["id"]
            if table.name == "story":  # its number is that of its first article, as everywhere
                values["id"] = values["first_article_id"]
        self.copied[table.name] += 1
        if table.is_numbered:
            return self.new.insert(_inserting(table, values), list(values.values()))
        self.new.write(_inserting(table, values), list(values.values()))
        return 0

    def _values(self, table: Table, row: Row) -> dict[str, Any]:
        return {name: self._translated(table, name, row[name]) for name in dict(row) if name not in DERIVED}

    def _translated(self, table: Table, column: str, value: Any) -> Any:
        other = table.references.get(column)
        return self._numbers.get(other, {}).get(value, value) if other and value is not None else value

    def _note(self, table: Table, row: Row, number: int) -> None:
        if table.is_numbered and row["id"] != number:
            self._numbers.setdefault(table.name, {})[row["id"]] = number

    def _join_stories(self) -> None:
        """Let the articles name their stories, now that these are there."""
        stories = self._numbers.get("story", {})
        for lot in _lots(self.old.stream("SELECT id, story_id FROM article WHERE story_id IS NOT NULL")):
            with self.new.transaction():
                for row in lot:
                    number = self._numbers.get("article", {}).get(row["id"], row["id"])
                    self.new.write(
                        "UPDATE article SET story_id = ? WHERE id = ? AND story_id IS NULL",
                        (stories.get(row["story_id"], row["story_id"]), number),
                    )


def _inserting(table: Table, values: Mapping[str, Any]) -> str:
    columns = ", ".join(f'"{name}"' for name in values)
    return f"INSERT INTO {table.name} ({columns}) VALUES ({', '.join('?' * len(values))})"


def _up_to(number: int, rows: Iterator[Row]) -> Iterator[tuple[Any, ...]]:
    """Take from *rows*, which are in the order of their numbers, all up to that *number*."""
    for row in rows:
        yield tuple(row)
        if row["id"] >= number:
            return


def _lots(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rows = iter(rows)
    while lot := list(islice(rows, LOT)):
        yield lot


def _sum(database: Database, table: Table) -> tuple[int, int]:
    """Return how many rows a table has, and the sum of their hashes, whatever their order."""
    number = total = 0
    for row in database.stream(f"SELECT * FROM {table.name}"):
        number += 1
        total += int.from_bytes(blake2b(_as_bytes(row), digest_size=16).digest(), "big")
    return number, total % 2**128


def _as_bytes(row: Row) -> bytes:
    values = {name: value for name, value in sorted(dict(row).items()) if name not in DERIVED}
    return dumps({name: value.hex() if isinstance(value, bytes) else value for name, value in values.items()}).encode()

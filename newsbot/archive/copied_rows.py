"""KEEP: rows on their way into another archive, which may have them under other numbers, or older ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newsbot.archive.copied_tables import ALL_TABLES, ARTICLE, DERIVED, HANDOVER, STORY, Table
from newsbot.archive.database import Database, Row
from newsbot.archive.lots import Key, key_of, there
from newsbot.archive.moved import moved_to

Values = dict[str, Any]


class CopiedRows:
    """What *new* has and gets of the rows of another archive, lot by lot."""

    def __init__(self, new: Database, is_whole: bool) -> None:
        """*is_whole*: each row has the same number in both archives, and what *new* has is what the other one had."""
        self.new = new
        self.is_whole = is_whole
        self.copied: Counter[str] = Counter()
        self.renewed: Counter[str] = Counter()
        """Table -> rows that *new* had in an older version."""
        self.there: Counter[str] = Counter()
        """Table -> rows that *new* had as they are."""
        self.others: set[int] = set()
        """Numbers, in the other archive, of articles that *new* has in a version of its own."""
        self.empty = {table.name for table in ALL_TABLES if is_whole and not self._has_rows(table)}
        """Tables in which nothing has to be looked for."""
        self._numbers: dict[str, dict[int, int]] = {}
        """Table -> number in the other archive -> number in *new*, where they differ."""

    def _has_rows(self, table: Table) -> bool:
        return self.new.row(f"SELECT 1 FROM {table.name} LIMIT 1") is not None

    def put(self, table: Table, lot: Iterable[Row]) -> None:
        """Let *new* have the rows of a *lot*, as they are in the other archive unless its own are newer."""
        missing: list[Values] = []
        found: list[tuple[int, Row | Values]] = []
        for values, own in self.pairs(table, lot):
            if table.is_numbered:
                found.append((values["id"], values if own is None else own))
            if own is None:
                missing.append(values)
            else:
                self._renew(table, values, own)
        self.give_numbers(table, missing)
        self.insert({table: missing})
        for number, own in found:
            self.note(table, number, own["id"])

    def pairs(self, table: Table, lot: Iterable[Row]) -> Iterator[tuple[Values, Row | Values | None]]:
        """Yield what *new* is to have for each row of a *lot*, and what it has, if anything."""
        lot = [row for row in lot if not self._is_others(table, row)]
        rows = [self.values(table, row) for row in lot]
        if table is ARTICLE and not self.is_whole:
            for values, address in zip(rows, moved_to(self.new, lot), strict=True):
                values["canonical_url"] = address
        keys = [self._key(table, values) for values in rows]
        found: dict[tuple[str, ...], dict[Key, Row | Values]] = {}
        for key in dict.fromkeys(keys):
            these = (key_of(values, key) for values, own in zip(rows, keys, strict=True) if own == key)
            found[key] = {} if table.name in self.empty else {**there(self.new, table.name, key, these)}
        for values, key in zip(rows, keys, strict=True):
            yield values, found[key].get(key_of(values, key))
            found[key].setdefault(key_of(values, key), values)  # what comes after it with this key is the same

    def _key(self, table: Table, values: Values) -> tuple[str, ...]:
        if self.is_whole and table.is_numbered:
            return ("id",)
        if table.name == "incident" and values["ended"] is None:
            return ("publisher", "signal", "ended")  # one of a kind goes on at a time
        return table.key

    def _is_others(self, table: Table, row: Row) -> bool:
        """Tell whether a row is about a version of an article that *new* does not have."""
        return table.name == "band" and row["article_id"] in self.others

    def is_newer(self, table: Table, values: Values, own: Row | Values) -> bool:
        """Tell whether *values* are to take the place of *new*'s *own* row."""
        if self.is_whole and table is not HANDOVER:
            return any(own[name] != value for name, value in values.items())
        return bool(table.newness(values) > table.newness(own))

    def _renew(self, table: Table, values: Values, own: Row | Values) -> None:
        if own is values or not self.is_newer(table, values, own):
            self.there[table.name] += 1
            return
        kept = {name: own[name] for name in (("id",) if table.is_numbered else table.key)}
        if not self.is_whole:
            kept |= {name: min(own[name], values[name]) for name in table.earliest}
        self.update(table, own, values | kept)
        self.renewed[table.name] += 1

    def update(self, table: Table, own: Row | Values, values: Mapping[str, Any]) -> None:
        """Give *new*'s *own* row these *values*."""
        changed = {name: value for name, value in values.items() if own[name] != value}
        if changed:
            key = ("id",) if table.is_numbered else table.key
            columns, where = (", ".join(f'"{name}" = ?' for name in changed)), " AND ".join(f"{n} = ?" for n in key)
            self.new.write(f"UPDATE {table.name} SET {columns} WHERE {where}", (*changed.values(), *key_of(own, key)))

    def give_numbers(self, table: Table, rows: Sequence[Values]) -> None:
        """Give new rows numbers of their own, in an archive that has others."""
        if self.is_whole or not table.is_numbered:
            return
        if table is STORY:  # its number is that of its first article, as everywhere
            numbers: Iterable[int] = [values["first_article_id"] for values in rows]
        else:
            numbers = self.new.next_numbers(table.name, len(rows))
        for values, number in zip(rows, numbers, strict=True):
            values["id"] = number

    def insert(self, lots: Mapping[Table, Sequence[Values]]) -> None:
        """Insert new rows of tables that may name each other."""
        filled = {table: rows for table, rows in lots.items() if rows}
        if filled:
            self.new.insert_all(
                [(table.name, list(rows[0]), [list(one.values()) for one in rows]) for table, rows in filled.items()]
            )
        for table, rows in filled.items():
            self.copied[table.name] += len(rows)

    def values(self, table: Table, row: Row) -> Values:
        """Return what *row* is in *new*, but for its own number."""
        return {name: self.translated(table, name, row[name]) for name in row.keys() if name not in DERIVED}  # noqa: SIM118

    def translated(self, table: Table, column: str, value: Any) -> Any:
        """Return a column's *value* as it is in *new*, where it may be the number of another row."""
        other = table.references.get(column)
        return self.number(other, value) if other and value is not None else value

    def number(self, table: str, number: int) -> int:
        """Return the number that a row of a table has in *new*."""
        return self._numbers.get(table, {}).get(number, number)

    def note(self, table: Table, number: int, own: int) -> None:
        """Note the number of a row in both archives."""
        if number != own:
            self._numbers.setdefault(table.name, {})[number] = own

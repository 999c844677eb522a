"""KEEP: what a copy of an archive lacks, by counts and hashes."""

from collections.abc import Iterator
from hashlib import blake2b

import orjson

from newsbot.archive import histories
from newsbot.archive.copied_tables import AFTER, ALL_TABLES, ARTICLE, BEFORE, DERIVED, HANDOVER, STORY, Table
from newsbot.archive.copying import Copy
from newsbot.archive.database import Database, Row
from newsbot.archive.lots import lots
from newsbot.archive.moved import moved_to


def differences(copy: Copy) -> Iterator[str]:
    """Yield what of the old archive is not in the new one; of a whole copy, also where a row is another one."""
    for table in ALL_TABLES:
        if copy.is_whole and table is not HANDOVER:
            ours, theirs = (_sum(database, table, _columns(copy.old, table)) for database in (copy.new, copy.old))
            if ours != theirs:
                yield f"{table.name}: {theirs[0]:,} rows there and {ours[0]:,} here, which differ"
        elif (copy.is_whole or table in (*BEFORE, ARTICLE, STORY, *AFTER)) and (lacking := _lacking(copy, table)):
            yield f"{table.name}: missing, or there in an older version: {lacking:,}"
    if not copy.is_whole:
        rows = copy.old.stream("SELECT * FROM article")
        if lacking := sum(_lacks_versions(copy, row) for row in rows):
            yield f"revision: articles that lack versions: {lacking:,}"


def _lacking(copy: Copy, table: Table) -> int:
    """Return how many rows the new archive has not, or in an older version."""
    rows = copy.rows
    return sum(
        own is None or rows.is_newer(table, values, own)
        for lot in lots(copy.old.stream(f"SELECT * FROM {table.name}"))
        for values, own in rows.pairs(table, lot)
    )


def _lacks_versions(copy: Copy, row: Row) -> bool:
    ours = copy.new.rows("SELECT * FROM article WHERE canonical_url = ?", (*moved_to(copy.new, [row]),))
    mine = [version for one in ours for version in histories.history(copy.new, one)]
    return histories.merged(mine, histories.history(copy.old, row)) != histories.merged(mine)


def _columns(database: Database, table: Table) -> str:
    row = database.row(f"SELECT * FROM {table.name} LIMIT 1")
    return ", ".join(sorted(f'"{name}"' for name in row.keys() if name not in DERIVED)) if row else "1"  # noqa: SIM118


def _sum(database: Database, table: Table, columns: str) -> tuple[int, int]:
    """Return how many rows a table has, and the sum of their hashes, whatever their order."""
    number = total = 0
    for row in database.tuples(f"SELECT {columns} FROM {table.name}"):
        number += 1
        written = orjson.dumps(row, bytes.hex)
        total += int.from_bytes(blake2b(written, digest_size=16).digest(), "big")
    return number, total % 2**128

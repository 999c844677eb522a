"""KEEP: how an archive in PostgreSQL is measured, checked and brought to its smallest."""

from collections.abc import Iterator

from newsbot.archive.database import Database
from newsbot.archive.postgresql.full_text import Words
from newsbot.archive.postgresql.schema import tables

REFERENCES = {"band": ("article_id", "article"), "article_fts": ("rowid", "article")}
"""Table -> the column that names a row of another table, where no constraint of the database looks after it."""


def sizes(database: Database) -> dict[str, int]:
    """Return the bytes of all tables with their indexes; the server's log is not the archive's alone."""
    total = database.row(
        f"SELECT CAST(coalesce(sum(pg_total_relation_size(oid)), 0) AS BIGINT) FROM pg_class WHERE {_is_ours()}"
    )
    return {"file": total[0] if total else 0, "log": 0, "free": 0}


def problems(database: Database, full_text: Words) -> Iterator[str]:
    """Yield what is wrong with references and the search index; pg_amcheck looks at the pages."""
    for table, (column, other) in REFERENCES.items():
        for row in database.rows(
            f"SELECT {column} FROM {table} WHERE NOT EXISTS (SELECT 1 FROM {other} WHERE {other}.id = {table}.{column})"
        ):
            yield f"{table} row {row[0]} names a missing row of {other}"
    if not full_text.is_whole():
        yield "the search index differs from the articles: scrapy archive compact builds it anew"


def compact(database: Database, full_text: Words) -> None:
    """Take the words out of all articles anew, and let PostgreSQL give back and measure what changed."""
    full_text.rebuild()
    for row in database.rows(f"SELECT CAST(CAST(oid AS regclass) AS TEXT) FROM pg_class WHERE {_is_ours()}"):
        database.connection.execute(f"VACUUM (FULL, ANALYZE) {row[0]}")


def _is_ours() -> str:
    """Return the condition on `pg_class` that a table, or the part of one, is the archive's; others may be there."""
    own = ", ".join(f"'{name}'" for name in tables())
    ours = f"relname IN ({own}) AND relnamespace = CAST(current_schema() AS regnamespace)"
    return (
        "relkind = 'r' AND oid IN ("
        f"SELECT oid FROM pg_class WHERE {ours} UNION"
        f" SELECT inhrelid FROM pg_inherits WHERE inhparent IN (SELECT oid FROM pg_class WHERE {ours}))"
    )

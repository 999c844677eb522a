"""KEEP: many rows of several tables inserted at once, in one statement, so that they may name each other."""

from collections.abc import Sequence

from newsbot.archive.database import Part
from newsbot.archive.postgresql.connection import Connection


def insert_all(connection: Connection, parts: Sequence[Part]) -> None:
    """Insert the rows of *parts* in the transaction under way."""
    if len(parts) == 1:
        connection.copy_in(*parts[0])
        return
    inserting = []
    for table, columns, rows in parts:
        names = ", ".join(f'"{name}"' for name in columns)
        connection.script(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS new_{table} ON COMMIT DELETE ROWS"
            f" AS SELECT {names} FROM {table} WITH NO DATA"
        )
        connection.copy_in(f"pg_temp.new_{table}", columns, rows)
        inserting.append(f"INSERT INTO {table} ({names}) SELECT {names} FROM pg_temp.new_{table}")
    first, *others = inserting
    named = ", ".join(f"part_{number} AS ({sql})" for number, sql in enumerate(others))
    connection.script(f"WITH {named} {first}")
    for table, _, _ in parts:
        connection.script(f"DELETE FROM pg_temp.new_{table}")

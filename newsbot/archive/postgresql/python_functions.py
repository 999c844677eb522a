"""KEEP: functions of Python for the SQL of a migration, which finds the result of every value that a column has."""

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from psycopg.rows import tuple_row

from newsbot.archive.postgresql.connection import Connection
from newsbot.urls import canonical, site_of

FUNCTIONS: dict[str, Callable[[str], str]] = {"canonical": canonical, "site_of": site_of}
LOT = 10_000
"""Values of which the results are written at once."""

_TAKEN = re.compile(r"^-- Python: (.+)$", re.MULTILINE)
_OF_A_COLUMN = re.compile(r"(\w+)\((\w+)\.(\w+)\)")


def lend_functions(connection: Connection, script: str) -> None:
    """Make the functions that *script* names, for this transaction: ``-- Python: canonical(url.url), site_of(...)``.

    They are called ``pg_temp.canonical``, and are an error for a value that none of the named columns had.
    """
    for name in dict.fromkeys(function for function, _, _ in _wanted(script)):
        connection.script(
            f"DROP TABLE IF EXISTS pg_temp.of_{name};"  # of a migration before this one
            f' CREATE TEMPORARY TABLE of_{name} (value TEXT COLLATE "C", result TEXT COLLATE "C") ON COMMIT DROP;'
            f" CREATE INDEX ON of_{name} USING hash (value);"
            f" CREATE OR REPLACE FUNCTION pg_temp.{name}(wanted TEXT) RETURNS TEXT STABLE STRICT LANGUAGE plpgsql AS $$"
            " DECLARE found TEXT;"
            f" BEGIN SELECT result INTO STRICT found FROM pg_temp.of_{name} WHERE value = wanted LIMIT 1;"
            " RETURN found; END $$"
        )
    for function, table, column in _wanted(script):
        _fill(connection, function, f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL")


def _wanted(script: str) -> Iterator[tuple[str, ...]]:
    for line in _TAKEN.findall(script):
        yield from _OF_A_COLUMN.findall(line)


def _fill(connection: Connection, name: str, sql: str) -> None:
    with connection.stream("newsbot_values", tuple_row, binary=False) as cursor:
        cursor.execute(sql)
        values = (value for (value,) in cursor)
        while lot := list(islice(values, LOT)):
            results: list[tuple[Any, ...]] = [(value, FUNCTIONS[name](value)) for value in lot]
            connection.executemany(f"INSERT INTO of_{name} (value, result) VALUES (?, ?)", results)

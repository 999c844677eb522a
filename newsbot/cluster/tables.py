"""WATCH: the queue's tables, which are procrastinate's: made once, and read for those who want to know how it goes.

All SQL on them that is not procrastinate's own stands here.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from procrastinate.schema import SchemaManager
from psycopg.rows import dict_row

from newsbot.archive.postgresql.connection import parameters

ANSWER = 10
"""Seconds in which the database must lend a connection."""
LOCK = 0x6E657773626F7471
"""Of whoever makes the tables; any number that nobody else takes."""

NOTE = "UPDATE procrastinate_jobs SET args = args || jsonb_build_object('failed', %(reason)s::text) WHERE id = %(job)s"
"""A job's reason for having failed stands with its arguments: procrastinate has no place for it."""

WORKERS = """
SELECT application_name AS name, backend_start AS since
FROM pg_stat_activity
WHERE datname = current_database() AND application_name LIKE %(like)s
ORDER BY backend_start
"""
JOBS = """
SELECT job.id, job.task_name AS task, job.args, job.status::text AS status,
  (SELECT max(at) FROM procrastinate_events AS event WHERE event.job_id = job.id) AS at,
  job.status = 'doing' AND
    (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %(seconds)s)) AS stalled
FROM procrastinate_jobs AS job LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
WHERE job.task_name <> ALL(%(without)s)
  AND (job.status IN ('todo', 'doing', 'failed') OR job.args ? 'failed')
ORDER BY at, job.id
"""

DOING = "SELECT lock FROM procrastinate_jobs WHERE status = 'doing'"


def make(address: str) -> None:
    """Make the tables in the database at *address* unless they are there; raises psycopg's errors."""
    with _connected(address) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        if not are_there(connection):
            connection.execute(SchemaManager.get_schema())


def are_at(address: str) -> bool:
    """Tell whether the database at *address* has a queue; raises psycopg's errors."""
    with _connected(address) as connection:
        return are_there(connection)


def are_there(connection: "psycopg.Connection[Any]") -> bool:
    """Tell whether the database has a queue."""
    row = connection.execute("SELECT to_regclass('procrastinate_jobs') IS NOT NULL").fetchone()
    return bool(row and row[0])


def _connected(address: str) -> "psycopg.Connection[Any]":
    return psycopg.connect(**parameters(address, "newsbot"))


def rows(address: str, sql: str, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a query; none where there is no queue yet."""
    with _connected(address) as connection:
        if not are_there(connection):
            return []
        with connection.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(sql.encode(), values).fetchall()

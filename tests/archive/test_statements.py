"""Statements that libpq runs itself come to what psycopg's cursors give, however often they run."""

from collections.abc import Iterator

import psycopg
import pytest

from newsbot.archive.postgresql.connection import Connection
from newsbot.archive.postgresql.statements import PREPARED, SEEN
from tests.postgresql import server


@pytest.fixture
def connection() -> Iterator[Connection]:
    with server().lent() as address:
        connection = Connection(address, read_only=False)
        yield connection
        connection.close()


def prepared(connection: Connection) -> int:
    (number,) = connection.execute("SELECT count(*) FROM pg_prepared_statements").fetchone()
    assert isinstance(number, int)
    return number


def test_a_statement_gives_the_same_when_it_is_prepared(connection: Connection) -> None:
    sql = "SELECT CAST(? AS TEXT) AS text, ? + 1 AS number, CAST(? AS BYTEA) AS bytes, CAST(? AS TEXT) AS nothing"
    found = [connection.execute(sql, ("Pier", 2**40, b"\x00\xff", None)).fetchone() for _ in range(4)]
    assert {tuple(row) for row in found} == {("Pier", 2**40 + 1, b"\x00\xff", None)}
    assert dict(found[-1]) == dict(found[0])
    assert prepared(connection) == 1


def test_values_of_another_type_make_another_statement(connection: Connection) -> None:
    for number in (1, 2**20, 2**40, -5, 2**40 + 1, 3):
        assert connection.execute("SELECT ? + 1", (number,)).fetchone()[0] == number + 1


def test_no_more_is_prepared_than_a_session_may_keep(connection: Connection) -> None:
    for number in range(PREPARED + 20):
        for _ in range(3):
            assert connection.execute(f"SELECT {number}").fetchone()[0] == number
    assert prepared(connection) == PREPARED
    assert connection.execute("SELECT 3").fetchone()[0] == 3


def test_statements_that_never_come_again_are_forgotten(connection: Connection) -> None:
    for number in range(SEEN + 5):
        connection.execute(f"SELECT {number}")
    assert len(connection._statements._seen) <= SEEN
    assert prepared(connection) == 0


def test_what_is_prepared_stays_when_a_table_goes_or_a_transaction_fails(connection: Connection) -> None:
    connection.script("CREATE TABLE pier (id BIGINT); INSERT INTO pier VALUES (1)")
    for _ in range(3):
        assert connection.execute("SELECT id FROM pier WHERE id = ?", (1,)).fetchone()[0] == 1
    connection.executemany("INSERT INTO pier VALUES (?)", [(2,), (3,)])
    connection.execute("BEGIN")
    with pytest.raises(psycopg.errors.UndefinedTable):
        connection.execute("SELECT id FROM quay")
    connection.script("ROLLBACK; DROP TABLE pier; CREATE TABLE pier (id BIGINT)")
    assert connection.execute("SELECT id FROM pier WHERE id = ?", (1,)).fetchone() is None
    connection.script("DROP TABLE pier")


def test_a_statement_that_fails_says_why_and_leaves_the_session_usable(connection: Connection) -> None:
    for _ in range(4):
        with pytest.raises(psycopg.errors.DivisionByZero, match="division by zero"):
            connection.execute("SELECT 1 / CAST(? AS BIGINT)", (0,))
    assert connection.execute("SELECT 1 / CAST(? AS BIGINT)", (1,)).fetchall() == [(1,)]


def read_and_alter(connection: Connection) -> None:
    """Let a statement be prepared, and another session add a column to its table."""
    connection.script("CREATE TABLE pier (id BIGINT); INSERT INTO pier VALUES (1)")
    for _ in range(3):
        connection.execute("SELECT * FROM pier WHERE id = ?", (1,))
    server().run(connection.raw.info.dbname, "ALTER TABLE pier ADD COLUMN lamp TEXT DEFAULT 'green'")


def test_a_prepared_statement_reads_a_table_to_which_another_session_has_added_a_column(connection: Connection) -> None:
    read_and_alter(connection)
    for _ in range(3):
        assert dict(connection.execute("SELECT * FROM pier WHERE id = ?", (1,)).fetchone()) == {
            "id": 1,
            "lamp": "green",
        }
    assert prepared(connection) == 1
    connection.script("DROP TABLE pier")


def test_the_transaction_after_the_one_that_met_a_changed_table_reads_it(connection: Connection) -> None:
    read_and_alter(connection)
    connection.execute("BEGIN")
    with pytest.raises(psycopg.errors.FeatureNotSupported):
        connection.execute("SELECT * FROM pier WHERE id = ?", (1,))
    connection.script("ROLLBACK; BEGIN")
    assert connection.execute("SELECT * FROM pier WHERE id = ?", (1,)).fetchone()["lamp"] == "green"
    connection.script("ROLLBACK; DROP TABLE pier")

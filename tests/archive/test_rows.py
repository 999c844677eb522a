"""An article as a row, with a column for each field, and what JSON and SQLite cannot hold."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.archive import Archive
from newsbot.archive.rows import COLUMN_TYPES, dumps, from_json, from_row, legal, stamp, to_row
from newsbot.items import FIELD_TYPES, as_json
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_sqlite

SQL_TYPES = {str: "TEXT", datetime: "TEXT", list: "TEXT", dict: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}


@only_sqlite
@pytest.mark.parametrize("name", FIELD_TYPES)
def test_a_field_has_a_column_of_its_kind(archive: Archive, name: str) -> None:
    columns = {row["name"]: row["type"] for row in archive.database.rows("PRAGMA table_info(article)")}
    kind = COLUMN_TYPES[name]
    assert columns[name] == SQL_TYPES[get_origin(kind) or kind]


def test_a_row_gives_the_article_back() -> None:
    article = an_article(is_accessible_for_free=False, date_modified=None)
    assert from_row(to_row(article)) == article
    assert from_json(as_json(article)) == article


@pytest.mark.parametrize("is_free", [True, False, None])
def test_sqlites_numbers_become_what_the_publisher_says(is_free: bool | None) -> None:
    row = to_row(an_article()) | {"is_accessible_for_free": None if is_free is None else int(is_free)}
    assert from_row(row).is_accessible_for_free is is_free


def test_halves_of_surrogate_pairs_are_replaced_wherever_they_are() -> None:
    value = {"a\ud800": ["\udfff", {"b": "\ud83d\ude00 \ud83d"}, 1, None]}
    assert legal(value) == {"a\ufffd": ["\ufffd", {"b": "\ufffd\ufffd \ufffd"}, 1, None]}
    assert dumps(value) == '{"a\ufffd":["\ufffd",{"b":"\ufffd\ufffd \ufffd"},1,null]}'


@pytest.mark.parametrize(("number", "kept"), [(2**63 - 1, 2**63 - 1), (2**63, "null"), (2**70, "null")])
def test_a_number_that_no_column_holds_is_none(number: int, kept: object) -> None:
    assert dumps({"width": number}) == f'{{"width":{kept}}}'


def test_signs_of_other_scripts_are_kept_as_they_are() -> None:
    assert dumps(["\ud800", "港"]) == '["\ufffd","港"]'


def test_an_offset_is_kept_to_the_second() -> None:
    amsterdam = timezone(timedelta(minutes=19, seconds=32))
    assert dumps([datetime(1930, 1, 1, tzinfo=amsterdam)]) == '["1930-01-01T00:00:00+00:19:32"]'


@pytest.mark.parametrize(
    ("moment", "noted"),
    [
        (NOW, "2026-11-22T12:00:00+00:00"),
        (datetime(2026, 11, 22, 12, 0, 0, 999_999, tzinfo=UTC), "2026-11-22T12:00:00+00:00"),
        (datetime(2026, 11, 22, 1, tzinfo=timezone(timedelta(hours=2))), "2026-11-21T23:00:00+00:00"),
        (datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))), "0001-01-01T00:00:00+00:00"),
        (datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-2))), "9999-12-31T23:00:00+00:00"),
    ],
)
def test_a_moment_is_noted_in_utc_to_the_second(moment: datetime, noted: str) -> None:
    assert stamp(moment) == noted


dates = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.timezones())  # noqa: DTZ001


@given(dates, dates)
def test_moments_sort_as_their_notes_do(one: datetime, other: datetime) -> None:
    earlier, later = sorted((one, other), key=lambda moment: moment.astimezone(UTC))
    assert stamp(earlier) <= stamp(later)

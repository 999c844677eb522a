"""Every field of an article has a column of the kind that its type asks for."""

from datetime import datetime
from typing import get_origin

import pytest

from newsbot.archive import Archive
from newsbot.archive.rows import COLUMN_TYPES
from newsbot.items import FIELD_TYPES

SQL_TYPES = {str: "TEXT", datetime: "TEXT", list: "TEXT", dict: "TEXT", int: "INTEGER", bool: "INTEGER", float: "REAL"}


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_a_field_has_a_column_of_its_kind(archive: Archive, name: str) -> None:
    columns = {row["name"]: row["type"] for row in archive.database.rows("PRAGMA table_info(article)")}
    kind = COLUMN_TYPES[name]
    assert columns[name] == SQL_TYPES[get_origin(kind) or kind]

"""Doctests are looked for where there are some: pytest would ask each module for all that it has imported, too.

What a process had counted that a test killed is no coverage, and no warning either.
"""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from _pytest.doctest import DoctestModule


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    found = yield
    if file_path.suffix == ".py" and b">>>" in file_path.read_bytes():
        return found
    return [each for each in found if not isinstance(each, DoctestModule)]


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    result = yield
    if "PYTEST_XDIST_WORKER" in os.environ:  # processes that others started are still writing
        return result
    counted = Path(os.environ.get("COVERAGE_FILE", ".coverage")).absolute()
    for file in counted.parent.glob(f"{counted.name}.*"):  # before pytest-cov reads them
        if not _was_written(file):
            file.unlink(missing_ok=True)
    return result


def _was_written(counted: Path) -> bool:
    """Tell whether *counted* has the tables of coverage's data, or is none of its files."""
    if not counted.is_file() or ".pid" not in counted.name:
        return True
    try:
        with closing(sqlite3.connect(f"{counted.as_uri()}?mode=ro", uri=True)) as connection:
            return (
                connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'coverage_schema'").fetchone() is not None
            )
    except sqlite3.Error:
        return False

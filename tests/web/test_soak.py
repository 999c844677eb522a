"""Many readers and a crawl at once, nothing goes wrong, and memory stays bounded."""

import os
from pathlib import Path

import pytest

from benchmarks.web import soak
from benchmarks.web_archive import made

SECONDS = float(os.environ.get("SOAK_SECONDS", "4"))
"""`SOAK_SECONDS=600 pytest tests/web/test_soak.py` soaks for ten minutes."""
ARTICLES = 500
DAYS = 3
"""Of which the crawls are judged: to judge those of two months would take longer than to soak."""
MOST_MEGABYTES = 60
"""That the second half may add; what eight connections keep of the archive is bounded."""


@pytest.mark.slow
def test_readers_and_a_crawl_do_not_stop_each_other(tmp_path: Path) -> None:
    path = tmp_path / "web.db"
    made(path, ARTICLES, days=DAYS)
    found = soak(path, ARTICLES, SECONDS, readers=20)
    assert found["answers"] > SECONDS
    assert found["errors"] == 0
    assert found["MB at the end"] - found["MB at half time"] < MOST_MEGABYTES
    assert found["articles a second beside them"] > 1

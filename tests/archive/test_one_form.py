"""Archives made when fewer spellings of an address were known: each article is kept once, with all its versions."""

from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.archive.migration_files import steps
from tests.archive.conftest import NOW, an_article

STORY = "https://www.harbour.example/pier"
OLDER = STORY + "?intcmp=top"
OLDEST = STORY + "?mod=trending_now_1"
WITHOUT_THE_FORM = {7: 8, 13: 14}
"""Number of an archive's schema -> the migration that brings its addresses to the form of today."""


def row(archive: Archive, table: str, url: str, **values: Any) -> None:
    columns = {"url": url, **values}
    places = ", ".join("?" * len(columns))
    archive.database.write(
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({places})", tuple(columns.values())
    )


@pytest.fixture(params=WITHOUT_THE_FORM)
def mended(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """An archive in which one article stands three times and another once, both in old forms, opened again."""
    path = tmp_path / "newsbot.db"
    with Archive(path) as archive:
        for number, url in enumerate((OLDEST, OLDER, STORY)):
            archive.store(an_article(f"pier-{number}", canonical_url=url, url=url), NOW)
        archive.store(an_article("pier-2b", canonical_url=STORY, url=STORY), NOW)
        archive.store(an_article("rain", canonical_url=STORY.replace("pier", "rain%2C1")), NOW)
        for number, url in enumerate((OLDEST, OLDER, STORY)):
            facts = {"publisher": "harbour_post", "state": "stored", "first_seen": f"2026-11-2{number}"}
            row(archive, "url", url, **facts, article_id=number + 1)
            row(archive, "page", url, publisher="x", fetched=f"2026-11-2{number}", file="a", offset=number, length=1)
        archive.database.write(f"PRAGMA user_version = {request.param}")
    newest = WITHOUT_THE_FORM[request.param]
    # Later ones would make again what is there already.
    monkeypatch.setattr("newsbot.archive.sqlite.schema.steps", lambda folder: {newest: steps(folder)[newest]})
    with Archive(path) as archive:
        yield archive


def test_an_article_that_stood_several_times_is_kept_once_with_its_newest_version(mended: Archive) -> None:
    rows = mended.database.rows("SELECT canonical_url, headline, revision FROM article ORDER BY canonical_url")
    assert [tuple(row) for row in rows] == [
        (STORY, "Pier to be rebuilt (pier-2b)", 4),
        (STORY.replace("pier", "rain,1"), "Pier to be rebuilt (rain)", 1),
    ]


def test_its_other_versions_stand_before_it_in_the_order_in_which_they_came(mended: Archive) -> None:
    query = "SELECT number, json_extract(before, '$.headline') FROM article_history ORDER BY number"
    assert [tuple(row) for row in mended.database.rows(query)] == [
        (1, "Pier to be rebuilt (pier-0)"),
        (2, "Pier to be rebuilt (pier-1)"),
        (3, "Pier to be rebuilt (pier-2)"),
    ]


def test_addresses_and_pages_are_one_too_and_nothing_is_left_that_points_nowhere(mended: Archive) -> None:
    assert [row["url"] for row in mended.database.rows("SELECT url FROM url WHERE url LIKE '%pier%'")] == [STORY]
    assert [tuple(row) for row in mended.database.rows("SELECT url, offset FROM page")] == [(STORY, 2)]
    assert mended.database.rows("PRAGMA foreign_key_check") == []
    assert mended.database.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_the_search_finds_the_current_version_only(mended: Archive) -> None:
    found = mended.database.rows("SELECT rowid FROM article_fts WHERE article_fts MATCH 'pier'")
    assert len(found) == 2

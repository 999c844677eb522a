"""Archives made when fewer spellings of an address were known: each article is kept once, with all its versions."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbot.archive import Archive
from newsbot.archive.migration_files import steps
from tests.archive.conftest import NOW, an_article
from tests.conftest import lent_address

STORY = "https://www.harbour.example/pier"
OLDER = STORY + "?intcmp=top"
OLDEST = STORY + "?print=1"
WITHOUT_THE_FORM = {
    ("sqlite", 7): 8,
    ("sqlite", 13): 14,
    ("sqlite", 14): 15,
    ("sqlite", 16): 17,
    ("sqlite", 17): 18,
    ("postgresql", 14): 15,
    ("postgresql", 16): 17,
    ("postgresql", 17): 18,
}
"""Where an archive is and the number of its schema -> the migration that brings its addresses to the form of today."""
VERSION = {"sqlite": "PRAGMA user_version = {}", "postgresql": "UPDATE schema_version SET version = {}"}


@pytest.fixture(params=WITHOUT_THE_FORM, ids=lambda param: "-".join(map(str, param)))
def mended(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive in which one article stands three times and another once, both in old forms, opened again."""
    database, schema = request.param
    with lent_address(database, tmp_path) as address:
        with Archive(address) as archive:
            fill(archive)
            archive.database.write(VERSION[database].format(schema))
        one, nothing = WITHOUT_THE_FORM[request.param], tmp_path / "nothing.sql"
        nothing.write_text("-- What the others make is there already.")
        monkeypatch.setattr(
            f"newsbot.archive.{database}.schema.steps",
            lambda folder: {number: at if number == one else nothing for number, at in steps(folder).items()},
        )
        with Archive(address) as archive:
            yield archive


def fill(archive: Archive) -> None:
    for number, url in enumerate((OLDEST, OLDER, STORY)):
        archive.store(an_article(f"pier-{number}", canonical_url=url, url=url), NOW)
    archive.store(an_article("pier-2b", canonical_url=STORY, url=STORY), NOW)
    archive.store(an_article("rain", canonical_url=STORY.replace("pier", "rain%2C1")), NOW)
    ids = dict(archive.database.rows("SELECT canonical_url, id FROM article"))
    archive.database.write("DELETE FROM url")
    for number, url in enumerate((OLDEST, OLDER, STORY)):
        seen = f"2026-11-2{number}"
        archive.database.write(
            "INSERT INTO url (url, publisher, state, first_seen, article_id) VALUES (?, ?, ?, ?, ?)",
            (url, "harbour_post", "stored", seen, ids[url]),
        )
        archive.database.write(
            'INSERT INTO page (url, publisher, fetched, file, "offset", length) VALUES (?, ?, ?, ?, ?, ?)',
            (url, "x", seen, "a", number, 1),
        )


def test_an_article_that_stood_several_times_is_kept_once_with_its_newest_version(mended: Archive) -> None:
    rows = mended.database.rows("SELECT canonical_url, headline, revision FROM article ORDER BY canonical_url")
    assert [tuple(row) for row in rows] == [
        (STORY, "Pier to be rebuilt (pier-2b)", 4),
        (STORY.replace("pier", "rain,1"), "Pier to be rebuilt (rain)", 1),
    ]


def test_its_other_versions_stand_before_it_in_the_order_in_which_they_came(mended: Archive) -> None:
    rows = mended.database.rows("SELECT number, before FROM article_history ORDER BY number")
    assert [(row["number"], json.loads(row["before"])["headline"]) for row in rows] == [
        (1, "Pier to be rebuilt (pier-0)"),
        (2, "Pier to be rebuilt (pier-1)"),
        (3, "Pier to be rebuilt (pier-2)"),
    ]


def test_addresses_and_pages_are_one_too(mended: Archive) -> None:
    assert [row["url"] for row in mended.database.rows("SELECT url FROM url WHERE url LIKE '%pier%'")] == [STORY]
    assert [tuple(row) for row in mended.database.rows('SELECT url, "offset" FROM page')] == [(STORY, 2)]
    assert mended.why(STORY).revision == 4


@pytest.mark.parametrize("mended", [of for of in WITHOUT_THE_FORM if "sqlite" in of], indirect=True)
def test_a_file_points_nowhere_and_is_whole(mended: Archive) -> None:
    assert mended.database.rows("PRAGMA foreign_key_check") == []
    assert mended.database.rows("PRAGMA integrity_check")[0][0] == "ok"


def test_the_search_finds_the_current_version_only(mended: Archive) -> None:
    assert len(list(mended.search("pier"))) == 2

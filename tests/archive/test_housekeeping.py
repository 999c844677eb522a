"""What an archive is looked after with."""

from datetime import timedelta
from pathlib import Path

import pytest

from newsbot.archive import Archive, UrlOutcome, housekeeping
from newsbot.archive.location import is_address
from newsbot.states import UrlState
from tests.archive.conftest import NOW, an_article
from tests.conftest import only_sqlite

DAY = timedelta(days=1)


def test_rows_and_states_are_counted(archive: Archive) -> None:
    archive.store(an_article("a"), NOW)
    archive.store(an_article("a", headline="New"), NOW)
    archive.record(UrlOutcome("https://harbour.example/b", "harbour_post", UrlState.FAILED, "timeout"), NOW)
    counts = archive.housekeeping.counts()
    assert (counts["article"], counts["revision"], counts["url"], counts["crawl"]) == (1, 1, 2, 0)
    assert archive.housekeeping.states() == {"stored": 1, "failed": 1}


@only_sqlite
def test_sizes_are_those_of_the_files(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    sizes, path = archive.housekeeping.sizes(), Path(archive.database.address)
    assert sizes["log"] == path.with_name(path.name + "-wal").stat().st_size > 0
    archive.housekeeping.compact()
    sizes = archive.housekeeping.sizes()
    assert (sizes["file"], sizes["log"], sizes["free"]) == (path.stat().st_size, 0, 0)


@only_sqlite
def test_space_that_is_given_up_is_free_until_it_is_given_back(archive: Archive) -> None:
    archive.store(an_article("a", "word " * 50_000, date_published=NOW - 9 * DAY), NOW)
    archive.housekeeping.drop_texts(NOW)
    before = archive.housekeeping.sizes()
    assert before["free"] > 100_000
    archive.housekeeping.compact()
    after = archive.housekeeping.sizes()
    assert (after["free"], after["file"] < before["file"]) == (0, True)


def test_a_whole_archive_has_no_problems(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    assert list(archive.housekeeping.problems()) == []


@only_sqlite
def test_a_reference_to_nothing_is_a_problem(archive: Archive) -> None:
    archive.database.write("PRAGMA foreign_keys = OFF")
    archive.store(an_article(), NOW)
    archive.database.write("UPDATE article SET crawl_id = 77")
    assert list(archive.housekeeping.problems()) == ["article row 1 names a missing row of crawl"]


def test_a_search_index_that_differs_is_a_problem_until_it_is_built_anew(archive: Archive) -> None:
    archive.store(an_article(), NOW)
    if not is_address(archive.database.address):
        archive.database.write("DROP TRIGGER article_fts_update")
    archive.database.write("UPDATE article SET headline = 'Zeppelin'")
    (problem,) = archive.housekeeping.problems()
    assert "search index differs" in problem
    archive.housekeeping.compact()
    assert list(archive.housekeeping.problems()) == []


def test_texts_of_older_articles_and_of_their_versions_are_dropped_and_all_else_stays(archive: Archive) -> None:
    old, young = an_article("a", date_published=NOW - DAY), an_article("b", date_published=NOW)
    archive.store(an_article("a", "Before.", date_published=NOW - DAY), NOW)
    archive.store(old, NOW)
    archive.store(young, NOW)
    assert archive.housekeeping.drop_texts(NOW) == 1
    assert archive.housekeeping.drop_texts(NOW) == 0
    kept = archive.at(old.canonical_url)
    assert kept
    assert (kept.text, kept.body, kept.headline, kept.images) == ("", [], old.headline, old.images)
    assert archive.at(young.canonical_url) == young
    (before,) = archive.database.rows("SELECT before FROM revision")
    assert "Before." not in before[0]
    assert [hit.canonical_url for hit in archive.search("fishermen")] == [young.canonical_url]
    assert archive.store(an_article("copy", *[block.text for block in old.body]), NOW).outcome == "duplicate"


@pytest.mark.parametrize("lot", [1, 2, 500])
def test_texts_are_dropped_lot_by_lot_until_none_is_left(
    archive: Archive, lot: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "LOT", lot)
    for number in range(3):
        archive.store(an_article(f"{number}", date_published=NOW - DAY), NOW)
    assert archive.housekeeping.drop_texts(NOW) == 3
    assert {article.text for article in archive.articles()} == {""}


def test_an_index_of_pairs_goes_with_its_text(archive: Archive) -> None:
    archive.store(an_article("a", "東京都は雨です。", date_published=NOW - DAY), NOW)
    archive.housekeeping.drop_texts(NOW)
    assert list(archive.search("東京")) == []
    assert list(archive.housekeeping.problems()) == []

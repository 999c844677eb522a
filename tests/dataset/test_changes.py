"""A data set that is made again tells what was revised, withdrawn or left out since, and keeps every split."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsbot.archive import Archive, Selection, UrlOutcome
from newsbot.dataset.writer import Recipe, write_dataset
from newsbot.exports.files import CannotWrite
from newsbot.states import UrlState
from tests.archive.conftest import NOW, an_article
from tests.exports.conftest import fill

LATER = NOW + timedelta(days=30)


def changes(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "changes.jsonl").read_text().splitlines()]


def withdraw(archive: Archive, url: str) -> None:
    archive.record(UrlOutcome(url, "harbour_post", UrlState.GONE, "HTTP 410"), LATER)


def test_a_first_data_set_has_nothing_to_compare_with(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2, rights=[])
    figures = write_dataset(archive, tmp_path / "set", Recipe())
    assert figures.changes is None
    assert not (tmp_path / "set" / "changes.jsonl").exists()


def test_what_changed_since_the_one_that_is_replaced_is_listed(archive: Archive, tmp_path: Path) -> None:
    revised, gone, _ = fill(archive, 3, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe())
    (split,) = {path.name.partition("-")[0] for path in (tmp_path / "set" / "data").iterdir()}
    revised.headline = "Pier not to be rebuilt"
    archive.store(revised, LATER)
    withdraw(archive, gone.canonical_url)
    fill(archive, 1, first=3, rights=[])
    figures = write_dataset(archive, tmp_path / "set", Recipe())
    assert figures.changes == {"revised": 1, "withdrawn": 1, "left out": 0}
    found = {change.pop("change"): change for change in changes(tmp_path / "set")}
    assert found == {
        "revised": {
            "canonical_url": revised.canonical_url, "split": split, "revision": 2, "before": 1, "fields": ["headline"]
        },
        "withdrawn": {"canonical_url": gone.canonical_url, "split": split, "withdrawn": LATER.isoformat()},
    }  # fmt: skip
    assert "| withdrawn | 1 |" in (tmp_path / "set" / "README.md").read_text()
    assert write_dataset(archive, tmp_path / "set", Recipe()).changes == {"revised": 0, "withdrawn": 0, "left out": 0}


def test_another_folder_can_be_compared_with(archive: Archive, tmp_path: Path) -> None:
    first, second = fill(archive, 2, rights=[])
    write_dataset(archive, tmp_path / "october", Recipe())
    newest = Recipe(Selection(limit=1))
    figures = write_dataset(archive, tmp_path / "november", newest, older=tmp_path / "october")
    assert figures.changes == {"revised": 0, "withdrawn": 0, "left out": 1}
    (change,) = changes(tmp_path / "november")
    assert change["canonical_url"] in {first.canonical_url, second.canonical_url}
    assert change["in_archive"] is True


def test_a_data_set_of_before_has_no_revisions_to_compare(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe())
    (shard,) = (tmp_path / "set" / "data").iterdir()
    pq.write_table(pq.read_table(shard).drop_columns(["revision", "withdrawn"]), shard)
    article = an_article("story-0", headline="Pier not to be rebuilt", rights=[])
    archive.store(article, LATER)
    withdraw(archive, article.canonical_url)
    figures = write_dataset(archive, tmp_path / "set", Recipe())
    assert figures.changes == {"revised": 0, "withdrawn": 1, "left out": 0}


def test_what_is_no_data_set_cannot_be_compared_with(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1, rights=[])
    with pytest.raises(CannotWrite, match="nowhere: there is no data set to compare with"):
        write_dataset(archive, tmp_path / "set", Recipe(), older=tmp_path / "nowhere")
    (tmp_path / "broken" / "data").mkdir(parents=True)
    (tmp_path / "broken" / "data" / "train-00000.parquet").write_bytes(b"PAR1 no")
    with pytest.raises(CannotWrite, match="this is no part of a data set"):
        write_dataset(archive, tmp_path / "set", Recipe(), older=tmp_path / "broken")
    assert not (tmp_path / "set").exists()


def test_a_story_that_grows_stays_in_its_split(archive: Archive, tmp_path: Path) -> None:
    recipe = Recipe(shares=(0.5, 0.25, 0.25))
    fill(archive, 20, rights=[])
    write_dataset(archive, tmp_path / "set", recipe)
    before = splits(tmp_path / "set")
    for number in range(20):
        url = f"https://times.example/story-{number}"
        archive.store(an_article(f"story-{number}", url=url, canonical_url=url, publisher="times", rights=[]), LATER)
    write_dataset(archive, tmp_path / "set", Recipe(Selection(publishers=("times",)), shares=recipe.shares))
    after = splits(tmp_path / "set")
    assert {url.rpartition("/")[2]: split for url, split in after.items()} == {
        url.rpartition("/")[2]: split for url, split in before.items()
    }


def splits(folder: Path) -> dict[str, str]:
    """Return address -> split."""
    return {
        url: path.name.partition("-")[0]
        for path in (folder / "data").iterdir()
        for url in pq.read_table(path)["canonical_url"].to_pylist()
    }

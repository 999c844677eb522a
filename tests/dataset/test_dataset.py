"""A data set has every story once, in splits that last, with a card of its real figures."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from lxml import etree

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.dataset.bar_chart import bars
from newsbot.dataset.writer import SPLITS, Recipe, write_dataset
from newsbot.exports.files import CannotWrite
from tests.archive.conftest import NOW, an_article, minutes
from tests.exports.conftest import HOSTILE, fill

HALVES = (0.5, 0.25, 0.25)


def a_copy(archive: Archive, slug: str, publisher: str, **facts: Any) -> None:
    url = f"https://{publisher}.example/{slug}"
    archive.store(an_article(slug, url=url, canonical_url=url, publisher=publisher, **facts), NOW)


def shelves(folder: Path) -> dict[str, set[str]]:
    """Return the addresses in each split."""
    return {
        name: {
            url
            for path in (folder / "data").glob(f"{name}-*")
            for url in pq.read_table(path)["canonical_url"].to_pylist()
        }
        for name in SPLITS
    }


def test_every_article_is_in_one_split(archive: Archive, tmp_path: Path) -> None:
    urls = {article.canonical_url for article in fill(archive, 40, rights=[])}
    figures = write_dataset(archive, tmp_path / "set", Recipe(shares=HALVES))
    splits = shelves(tmp_path / "set")
    assert set().union(*splits.values()) == urls
    assert sum(map(len, splits.values())) == figures.articles == 40
    assert all(splits.values())


def test_an_article_stays_in_its_split_as_the_archive_grows(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 30, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe(shares=HALVES))
    before = shelves(tmp_path / "set")
    fill(archive, 30, first=30, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe(shares=HALVES))
    after = shelves(tmp_path / "set")
    assert all(before[name] < after[name] for name in SPLITS)


def test_a_story_is_never_parted_whichever_of_its_articles_is_selected(archive: Archive, tmp_path: Path) -> None:
    for number in range(20):
        for publisher in ("post", "times"):
            a_copy(archive, f"story-{number}", publisher, rights=[])
    found = {}
    for publisher in ("post", "times"):
        write_dataset(archive, tmp_path / publisher, Recipe(Selection(publishers=(publisher,)), shares=HALVES))
        splits = shelves(tmp_path / publisher)
        found[publisher] = {name: {url.rsplit("/", 1)[1] for url in urls} for name, urls in splits.items()}
    assert found["post"] == found["times"]


def test_near_duplicates_and_reserved_articles_are_left_out_and_counted(archive: Archive, tmp_path: Path) -> None:
    a_copy(archive, "one", "post", rights=[])
    a_copy(archive, "one", "times", rights=[])
    a_copy(archive, "two", "post", rights=["tdm-reservation"])
    figures = write_dataset(archive, tmp_path / "set", Recipe())
    assert figures.articles == 1
    assert figures.left_out == {"reserved": 1, "near-duplicates": 1}
    card = (tmp_path / "set" / "README.md").read_text()
    assert "| reserved | 1 |" in card
    assert "| near-duplicates | 1 |" in card
    assert write_dataset(archive, tmp_path / "set", Recipe(with_reserved=True)).articles == 2


def test_a_story_whose_first_article_is_reserved_is_told_by_the_next(archive: Archive, tmp_path: Path) -> None:
    a_copy(archive, "one", "post", rights=["noai"])
    a_copy(archive, "one", "times", rights=[])
    write_dataset(archive, tmp_path / "set", Recipe())
    assert set().union(*shelves(tmp_path / "set").values()) == {"https://times.example/one"}


def test_lengths_are_filtered_on_request(archive: Archive, tmp_path: Path) -> None:
    for slug, length in (("short", 500), ("middle", 600), ("long", 700)):
        archive.store(an_article(slug, minutes(slug)[:length], rights=[], lead=None), NOW)
    figures = write_dataset(archive, tmp_path / "set", Recipe(shortest=550, longest=650))
    assert figures.articles == 1
    assert figures.left_out == {"reserved": 0, "near-duplicates": 0, "too short": 1, "too long": 1}


def test_short_texts_that_are_the_same_come_once(archive: Archive, tmp_path: Path) -> None:
    for publisher in ("post", "times"):
        url = f"https://{publisher}.example/x"
        archive.store(
            an_article("x", "More soon.", url=url, canonical_url=url, publisher=publisher, rights=[], lead=None), NOW
        )
    assert write_dataset(archive, tmp_path / "set", Recipe()).left_out["same text"] == 1


def test_the_same_archive_gives_the_same_data_set(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 20, rights=[])
    written = []
    for name in ("one", "two"):
        write_dataset(archive, tmp_path / name, Recipe())
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        written.append([(path.relative_to(tmp_path / name), path.read_bytes()) for path in files])
    assert written[0] == written[1]


def test_shards_are_as_long_as_asked(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 7, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe(shares=(1, 0, 0), rows_in_shard=3))
    shards = sorted((tmp_path / "set" / "data").iterdir())
    assert [shard.name for shard in shards] == [f"train-0000{number}.parquet" for number in range(3)]
    assert [pq.ParquetFile(shard).metadata.num_rows for shard in shards] == [3, 3, 1]


def test_datasets_loads_it(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets", reason="it is in requirements-dev.txt")
    articles = {article.canonical_url: article for article in fill(archive, 30, rights=[])}
    write_dataset(archive, tmp_path / "set", Recipe(shares=HALVES))
    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(tmp_path / "set"), cache_dir=str(tmp_path / "cache"))
    assert set(loaded) == set(SPLITS)
    rows = [row for split in loaded.values() for row in split]
    assert len(rows) == 30
    for row in rows:
        article = articles[row["canonical_url"]]
        assert (row["text"], row["authors"], row["date_published"]) == (
            article.text,
            article.authors,
            article.date_published,
        )
        assert row["body"][0] == {"kind": "paragraph", "text": article.body[0].text}


def test_duckdb_reads_it(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 30, rights=[])
    write_dataset(archive, tmp_path / "set", Recipe())
    found = duckdb.execute(
        "SELECT publisher, count(*) FROM read_parquet(?) GROUP BY 1", [f"{tmp_path}/set/data/*.parquet"]
    )
    assert found.fetchall() == [("harbour_post", 30)]


def test_hostile_text_gives_a_valid_data_set(hostile: Archive, tmp_path: Path) -> None:
    write_dataset(hostile, tmp_path / "set", Recipe())
    assert len(set().union(*shelves(tmp_path / "set").values())) == len(HOSTILE)
    for chart in (tmp_path / "set" / "plots").iterdir():
        etree.parse(chart)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_chart_of_hostile_names_is_valid(text: str) -> None:
    etree.fromstring(bars(text, [(text, 1)]).encode("utf-8", "surrogatepass"))


def test_a_data_set_is_replaced_and_nothing_else_is(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 3, rights=[])
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "README.md").write_text("years of work")
    write_dataset(archive, tmp_path / "set", Recipe())
    (tmp_path / "set" / "notes.txt").write_text("my own")
    for folder in ("mine", "set"):
        with pytest.raises(CannotWrite, match="something else than a data set"):
            write_dataset(archive, tmp_path / folder, Recipe())
    (tmp_path / "set" / "notes.txt").unlink()
    write_dataset(archive, tmp_path / "set", Recipe(Selection(limit=1)))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["mine", "set"]
    assert len(set().union(*shelves(tmp_path / "set").values())) == 1


def test_a_selection_without_articles_leaves_no_folder(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(WrongSelection, match="no article is left"):
        write_dataset(archive, tmp_path / "set", Recipe())
    assert not (tmp_path / "set").exists()

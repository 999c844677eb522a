"""What an exported file holds, and that it is whole or not there."""

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from newsbot.archive import Archive, Selection, WrongSelection
from newsbot.archive.rows import legal
from newsbot.exports.destinations import WRITERS
from newsbot.exports.export import export
from newsbot.exports.files import CannotWrite
from newsbot.exports.parquet import arrow_type
from newsbot.items import ARTICLE_FIELDS, Article, Image, as_json
from tests.archive.conftest import NOW, an_article
from tests.exports.conftest import HOSTILE, fill

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

READERS: dict[str, Callable[[Path], list[dict]]] = {
    ".jsonl": lambda path: [json.loads(line) for line in path.read_bytes().splitlines()],
    ".jsonl.gz": lambda path: [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()],
    ".jsonl.zst": lambda path: [json.loads(line) for line in zstd.decompress(path.read_bytes()).splitlines()],
    ".csv": lambda path: list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline=""))),
    ".csv.gz": lambda path: list(csv.DictReader(io.StringIO(gzip.decompress(path.read_bytes()).decode(), newline=""))),
    ".parquet": lambda path: pq.read_table(path).to_pylist(),
}


@pytest.fixture(autouse=True)
def _long_cells() -> None:
    csv.field_size_limit(10_000_000)


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
def test_json_lines_hold_exactly_the_articles(archive: Archive, tmp_path: Path, ending: str) -> None:
    articles = fill(archive, 3)
    target = tmp_path / f"out{ending}"
    assert export(archive, target, Selection()) == 3
    assert READERS[ending](target) == [as_json(article) for article in reversed(articles)]


def test_parquet_holds_lists_structs_and_times_with_a_zone(archive: Archive, tmp_path: Path) -> None:
    (article,) = fill(archive, 1)
    target = tmp_path / "out.parquet"
    export(archive, target, Selection())
    (row,) = pq.read_table(target).to_pylist()
    assert row["date_published"] == article.date_published
    assert row["body"] == as_json(article.body)
    assert row["images"] == as_json(article.images)
    assert row["provenance"] == [{"field": "headline", "source": "jsonld"}]
    assert row["is_accessible_for_free"] is True
    schema = pq.read_schema(target)
    assert str(schema.field("date_published").type) == "timestamp[us, tz=UTC]"
    assert pq.ParquetFile(target).metadata.row_group(0).column(0).compression == "ZSTD"


@pytest.mark.parametrize(
    ("kind", "arrow"), [(int, "int64"), (float, "double"), (bool, "bool"), (list[int], "list<item: int64>")]
)
def test_parquet_has_a_type_for_each_kind_of_field_also_for_one_to_come(kind: Any, arrow: str) -> None:
    assert str(arrow_type(kind)) == arrow


@pytest.mark.parametrize(("width", "kept"), [(2**40, 2**40), (2**63 - 1, 2**63 - 1), (2**63, None), (2**70, None)])
def test_parquet_takes_any_number_that_the_archive_holds(
    archive: Archive, tmp_path: Path, width: int, kept: int | None
) -> None:
    archive.store(an_article(images=[Image("https://harbour.example/a.jpg", width=width)]), NOW)
    export(archive, tmp_path / "out.parquet", Selection())
    assert pq.read_table(tmp_path / "out.parquet").to_pylist()[0]["images"][0]["width"] == kept


def test_parquet_is_read_by_duckdb(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 3)
    target = tmp_path / "out.parquet"
    export(archive, target, Selection())
    found = duckdb.execute("SELECT count(*), max(images[1].width) FROM read_parquet(?)", [str(target)])
    assert found.fetchall() == [(3, 800)]


def test_csv_has_a_header_and_lists_as_json(archive: Archive, tmp_path: Path) -> None:
    (article,) = fill(archive, 1)
    export(archive, tmp_path / "out.csv", Selection())
    (row,) = READERS[".csv"](tmp_path / "out.csv")
    assert list(row) == list(ARTICLE_FIELDS)
    assert row["headline"] == article.headline
    assert json.loads(row["authors"]) == article.authors


def test_every_format_is_read_by_somebody_else() -> None:
    assert set(WRITERS) - set(READERS) == {".txt"}  # which is as a person reads it


@pytest.mark.parametrize("ending", READERS)
def test_hostile_text_gives_a_valid_file(hostile: Archive, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    assert export(hostile, target, Selection(order="stored")) == len(HOSTILE)
    rows = READERS[ending](target)
    assert len(rows) == len(HOSTILE)
    for row, text in zip(rows, HOSTILE.values(), strict=True):
        if ending.startswith(".csv"):
            assert not row["headline"].startswith(("=", "+", "-", "@"))
            assert len(row["headline"]) >= len(text)
        else:
            assert row["headline"] == legal(text)


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_archive_gives_the_same_bytes(archive: Archive, tmp_path: Path, ending: str) -> None:
    fill(archive, 5)
    for name in ("one", "two"):
        export(archive, tmp_path / f"{name}{ending}", Selection())
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


@pytest.mark.parametrize("ending", READERS)
def test_nothing_selected_gives_a_valid_empty_file(archive: Archive, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"out{ending}"
    assert export(archive, target, Selection()) == 0
    assert READERS[ending](target) == []


def test_fields_come_in_the_order_asked_for(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 1)
    export(archive, tmp_path / "out.jsonl", Selection(), ["headline", "url", "revision"])
    line = (tmp_path / "out.jsonl").read_text()
    assert (
        line
        == '{"headline":"Pier to be rebuilt (story-0)","url":"https://harbour.example/story-0?page=all","revision":1}\n'
    )


def test_an_unknown_ending_or_field_names_what_there_is(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(WrongSelection, match=r"\.jsonl, \.jsonl\.gz, .*\.parquet"):
        export(archive, tmp_path / "out.xls", Selection())
    with pytest.raises(WrongSelection, match="no field 'title'; there are: url, canonical_url"):
        export(archive, tmp_path / "out.csv", Selection(), ["title"])


def test_a_failed_export_leaves_the_older_file_and_nothing_else(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2)
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "out.jsonl"
    target.write_text("older")

    def broken(rows):
        yield next(rows)
        raise RuntimeError("the terminal is gone")

    with pytest.raises(RuntimeError):
        export(archive, target, Selection(), watch=broken)
    assert [file.name for file in folder.iterdir()] == ["out.jsonl"]
    assert target.read_text() == "older"


def test_a_folder_that_is_not_there_is_one_line(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="No such file or directory"):
        export(archive, tmp_path / "nowhere" / "out.jsonl", Selection())


def headlines(path: Path) -> list[str]:
    return [json.loads(line)["headline"] for line in path.read_text().splitlines()]


def nightly(archive: Archive, path: Path, **chosen) -> list[str]:
    export(archive, path, Selection(order="stored", **chosen), new_since_last="nightly")
    return headlines(path)


def test_what_is_new_since_the_last_export_comes_once(archive: Archive, tmp_path: Path) -> None:
    first = fill(archive, 3)
    assert nightly(archive, tmp_path / "1.jsonl") == [article.headline for article in first]
    assert nightly(archive, tmp_path / "2.jsonl") == []
    second = fill(archive, 2, first=3)
    assert nightly(archive, tmp_path / "3.jsonl") == [article.headline for article in second]
    export(archive, tmp_path / "4.jsonl", Selection(order="stored"), new_since_last="another")
    assert len(headlines(tmp_path / "4.jsonl")) == 5


def test_a_revised_article_is_handed_over_again_in_its_new_version(archive: Archive, tmp_path: Path) -> None:
    first, _ = fill(archive, 2)
    nightly(archive, tmp_path / "1.jsonl")
    archive.store(replace(first, headline="Pier rebuilt"), NOW + timedelta(days=1))
    assert nightly(archive, tmp_path / "2.jsonl") == ["Pier rebuilt"]


def test_a_limited_hand_over_goes_on_where_it_stopped(archive: Archive, tmp_path: Path) -> None:
    articles = fill(archive, 5)
    parts = [nightly(archive, tmp_path / f"{n}.jsonl", limit=2) for n in range(4)]
    assert [len(part) for part in parts] == [2, 2, 1, 0]
    assert [line for part in parts for line in part] == [article.headline for article in articles]


def test_only_the_order_of_storing_can_be_continued(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(WrongSelection, match="--order stored"):
        export(archive, tmp_path / "1.jsonl", Selection(order="newest"), new_since_last="nightly")


def test_a_hand_over_that_could_not_get_its_name_comes_again(archive: Archive, tmp_path: Path) -> None:
    fill(archive, 2)
    (tmp_path / "taken.jsonl" / "inside").mkdir(parents=True)
    with pytest.raises(CannotWrite):
        nightly(archive, tmp_path / "taken.jsonl")
    assert len(nightly(archive, tmp_path / "2.jsonl")) == 2


@pytest.mark.parametrize("renamed", [False, True])
def test_a_hand_over_killed_around_its_renaming_is_neither_lost_nor_repeated(
    archive: Archive, address: str, tmp_path: Path, renamed: bool
) -> None:
    fill(archive, 2)
    killed = f"""
import os, signal
from pathlib import Path
from newsbot.archive import Archive, Selection
from newsbot.exports.export import export
replace = Path.replace
def die(self, target):
    if {renamed}:
        replace(self, target)
    os.kill(os.getpid(), signal.SIGKILL)
Path.replace = die
with Archive({str(address)!r}) as archive:
    export(archive, Path({str(tmp_path / "1.jsonl")!r}), Selection(order="stored"), new_since_last="nightly")
"""
    died = subprocess.run([sys.executable, "-c", killed], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert died.returncode == -signal.SIGKILL
    assert (tmp_path / "1.jsonl").exists() is renamed
    assert len(nightly(archive, tmp_path / "2.jsonl")) == (0 if renamed else 2)


def test_an_export_sees_one_moment_and_the_writer_does_not_wait(archive: Archive, address: str, tmp_path: Path) -> None:
    fill(archive, 3)

    def meanwhile(rows):
        yield next(rows)
        archive.store(an_article("late"), NOW)
        archive.store(replace(an_article("story-1"), headline="Revised"), NOW)
        yield from rows

    with Archive(address, read_only=True) as reader:
        assert export(reader, tmp_path / "out.jsonl", Selection(), watch=meanwhile) == 3
        assert "Revised" not in headlines(tmp_path / "out.jsonl")
        assert export(reader, tmp_path / "out.jsonl", Selection()) == 4


def test_articles_of_a_selection_are_there_for_python(archive: Archive) -> None:
    articles = fill(archive, 3)
    found = list(archive.articles(Selection(limit=1)))
    assert found == [articles[-1]]
    assert isinstance(found[0], Article)

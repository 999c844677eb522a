import gzip
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.warc import files
from newsbot.warc.files import matching_files


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2026" / "11").mkdir(parents=True)
    for name in ("b.warc.gz", "a.warc.gz", "2026/11/c.warc.gz", "notes.txt"):
        (tmp_path / name).touch()
    return tmp_path


def names(found):
    return [path.name for path in found]


def test_a_pattern_names_its_files_in_order(folder):
    assert names(matching_files([f"{folder}/*.warc.gz"])) == ["a.warc.gz", "b.warc.gz"]


def test_two_stars_reach_folders_at_any_depth(folder):
    assert names(matching_files([f"{folder}/**/*.warc.gz"])) == ["c.warc.gz", "a.warc.gz", "b.warc.gz"]


def test_a_file_named_twice_is_read_once(folder):
    assert names(matching_files([f"{folder}/a.warc.gz", f"{folder}/*.gz"])) == ["a.warc.gz", "b.warc.gz"]


@pytest.mark.parametrize("pattern", ["missing.warc.gz", "*.zip", "2026"])
def test_a_pattern_without_a_file_is_an_error_that_names_it(folder, pattern):
    with pytest.raises(FileNotFoundError, match="no such file"):
        matching_files([f"{folder}/a.warc.gz", f"{folder}/{pattern}"])


def test_an_empty_pattern_names_no_file():
    assert matching_files([""]) == []


# Lists of files

NAME = "CC-NEWS-20261101000000-00001.warc.gz"
LINE = f"crawl-data/CC-NEWS/2026/11/{NAME}"


def write_list(folder: Path, *lines: str) -> Path:
    path = folder / "warc.paths.gz"
    path.write_bytes(gzip.compress("".join(f"{line}\n" for line in lines).encode()))
    return path


@pytest.mark.parametrize("line", [LINE, f"https://data.commoncrawl.org/{LINE}", f"s3://commoncrawl/{LINE}"])
@pytest.mark.parametrize("place", [LINE, NAME])
def test_a_list_names_files_beside_it_with_its_folders_or_without(tmp_path, line, place):
    (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / place).touch()
    assert matching_files([str(write_list(tmp_path, line))]) == [tmp_path / place]


def test_a_list_is_plain_or_packed_and_keeps_its_order(folder):
    (folder / "mine.paths").write_text(f"b.warc.gz\n\n  2026/11/c.warc.gz\r\n{folder}/a.warc.gz\nb.warc.gz\n")
    assert names(matching_files([f"{folder}/mine.paths"])) == ["b.warc.gz", "c.warc.gz", "a.warc.gz"]


def test_files_of_a_list_that_are_not_there_are_counted_in_a_warning(folder, caplog):
    path = write_list(folder, "a.warc.gz", LINE, "x" * 5_000)
    assert names(matching_files([str(path)])) == ["a.warc.gz"]
    assert caplog.messages == [f"{path}: 2 of its 3 files are not beside it, such as '{LINE}'"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (LINE.encode(), "1 of its 1 files are not beside it"),
        (b"\n \n", "a list that names no file"),
        (gzip.compress(LINE.encode(), mtime=0)[:-9], "a damaged list"),
        (gzip.compress(b"\n" * 101, mtime=0), "too long a list"),
    ],
)
def test_a_list_of_which_nothing_can_be_read_is_an_error(tmp_path, content, words, monkeypatch):
    monkeypatch.setattr(files, "LONGEST_LIST", 100)
    (tmp_path / "warc.paths.gz").write_bytes(content)
    with pytest.raises(OSError, match=words):
        matching_files([f"{tmp_path}/warc.paths.gz"])


@given(content=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_a_list_or_an_error_of_a_file(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.paths"
    path.write_bytes(content)
    with suppress(OSError):
        assert matching_files([str(path)])

import pytest

from newsbot.warc.files import matching_files


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2026" / "11").mkdir(parents=True)
    for name in ("b.warc.gz", "a.warc.gz", "2026/11/c.warc.gz", "notes.txt"):
        (tmp_path / name).touch()
    return tmp_path


def names(files):
    return [path.name for path in files]


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

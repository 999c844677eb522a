"""Files that are whole or not there."""

import os
from contextlib import suppress
from pathlib import Path

import pytest

from newsbot.exports.files import CannotWrite, replacing, unfinished


def test_a_link_goes_on_leading_to_the_file_that_was_written_anew(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "kept.csv")
    with replacing(tmp_path / "link.csv") as temporary:
        temporary.write_text("new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept.csv").read_text() == "new"


def test_a_pipe_or_a_device_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CannotWrite, match="no file"), replacing(tmp_path / "pipe.csv"):
        pass
    assert (tmp_path / "pipe.csv").is_fifo()


def test_two_that_write_the_same_file_at_once_each_write_a_whole_one_and_the_later_stays(tmp_path: Path) -> None:
    file = tmp_path / "articles.csv"
    with replacing(file) as first:
        first.write_text("the first of them")
        with replacing(file) as second:
            second.write_text("the second")
        assert file.read_text() == "the second"
    assert file.read_text() == "the first of them"
    assert [path.name for path in tmp_path.iterdir()] == ["articles.csv"]


def test_what_a_killed_process_left_is_written_over(tmp_path: Path) -> None:
    unfinished(tmp_path / "articles.csv").write_text("half of a")
    with replacing(tmp_path / "articles.csv") as temporary:
        temporary.write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["articles.csv"]


def test_an_error_leaves_the_older_file_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "articles.csv").write_text("older")
    with suppress(KeyError), replacing(tmp_path / "articles.csv") as temporary:
        temporary.write_text("half of a")
        raise KeyError
    assert (tmp_path / "articles.csv").read_text() == "older"
    assert [path.name for path in tmp_path.iterdir()] == ["articles.csv"]

"""Files that are whole or not there."""

import os
from pathlib import Path

import pytest

from newsbot.exports.files import CannotWrite, replacing


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

"""What is missing is named with the command that installs it, in newsbot's source and where it is installed."""

from pathlib import Path

import pytest

from newsbot import extras
from newsbot.extras import how_to_install
from tests.built_package import ROOT


def test_newsbots_source_has_a_file_of_requirements_for_each_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert how_to_install("parquet") == "pip install -r requirements-parquet.txt"
    monkeypatch.chdir(tmp_path)
    assert how_to_install("parquet") == f"pip install -r {ROOT / 'requirements-parquet.txt'}"


def test_an_installed_newsbot_has_none_and_is_itself_what_pip_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "_ROOT", tmp_path)
    assert how_to_install("parquet") == "pip install 'newsbot[parquet]'"

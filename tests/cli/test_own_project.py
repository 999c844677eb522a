"""A project of one's own fits the folder that it is made in."""

import ast
import shlex
from pathlib import Path

import pytest

import newsbot.settings
from newsbot.cli.own_project import FILES, make_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "my 100% news"
    assert sorted(make_project(folder)) == sorted(folder / name for name in FILES.values())
    return folder


def test_the_line_for_cron_goes_into_the_folder_whatever_its_name(folder: Path) -> None:
    line = (folder / "crontab").read_text("utf-8").splitlines()[-1]
    times, command = line.split("  ", 1)
    assert len(times.split()) == 5
    assert "%" not in command.replace(r"\%", "")  # cron ends a command at the first one
    assert shlex.split(command.replace(r"\%", "%"))[:3] == ["cd", folder.as_posix(), "&&"]


def test_the_unit_for_systemd_goes_into_the_folder_whatever_its_name(folder: Path) -> None:
    lines = (folder / "newsbot.service").read_text("utf-8").splitlines()
    assert f"WorkingDirectory={folder.as_posix().replace('%', '%%')}" in lines
    (start,) = [line for line in lines if line.startswith("ExecStart=")]
    assert shlex.split(start.removeprefix("ExecStart="))[1:] == ["crawlall", "--due"]


def test_its_settings_are_newsbots_own_but_for_where_things_are(folder: Path) -> None:
    tree = ast.parse((folder / "settings.py").read_text("utf-8"))
    assigned = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}  # type: ignore[attr-defined]
    values = {
        name: ast.literal_eval(value) for name, value in assigned.items() if name not in ("ARCHIVE", "CREDENTIALS")
    }
    assert len(values) >= 12
    here = {"SPIDER_MODULES": [*newsbot.settings.SPIDER_MODULES, "publishers"], "NEWSPIDER_MODULE": "publishers"}
    assert values == {name: getattr(newsbot.settings, name, "INFO") for name in values} | here


def test_nothing_is_overwritten_nor_half_of_a_project_made(tmp_path: Path) -> None:
    (tmp_path / "crontab").write_text("mine")
    with pytest.raises(FileExistsError, match="crontab is there already; nothing is overwritten"):
        list(make_project(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["crontab"]

"""A project of one's own fits the folder that it is made in."""

import ast
import json
import os
import shlex
import subprocess
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

import newsbot.settings
from newsbot.cli.own_project import FILES, folder_of_publishers, make_project
from tests.built_package import ROOT


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


def test_what_stops_the_container_ends_a_crawl_in_good_order(folder: Path) -> None:
    last = (folder / "Dockerfile").read_text("utf-8").splitlines()[-1]
    command = json.loads(last.removeprefix("CMD "))
    crawl = folder / "newsbot"
    crawl.write_text(
        "#!/bin/sh\ntrap 'echo ended in order; exit 130' TERM\necho started\nwhile :; do sleep 0.01; done\n"
    )
    crawl.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as loop:
        assert loop.stdout
        assert loop.stdout.readline() == "started\n"
        loop.terminate()
        assert loop.communicate(timeout=20)[0] == "ended in order\n"
    assert loop.returncode == 0


@pytest.mark.parametrize("name", ["newsbot.publishers", "no_such_package", "json.decoder"])
def test_publisher_files_go_into_no_folder_but_the_projects_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(folder)
    with pytest.raises(UsageError, match=rf"NEWSPIDER_MODULE = '{name}' is "):
        folder_of_publishers(Settings({"NEWSPIDER_MODULE": name}))
    monkeypatch.chdir(ROOT)
    source = folder_of_publishers(Settings({"NEWSPIDER_MODULE": "newsbot.publishers"}))
    assert source == ROOT / "newsbot" / "publishers"

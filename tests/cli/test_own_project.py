"""A project of one's own fits the folder that it is made in."""

import ast
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

import newsbot.settings
from newsbot.cli import own_project
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


def test_cron_has_something_to_mail_when_runs_begin_to_fail_and_not_before_the_next_that_went_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "my venv" / "bin" / "newsbot"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho cannot crawl >&2\nexit "$STATUS"\n')
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program.with_name("python")))
    list(make_project(tmp_path / "my 100% news"))
    line = (tmp_path / "my 100% news" / "crontab").read_text("utf-8").splitlines()[-1]
    command = line.split("  ", 1)[1].replace(r"\%", "%")
    mails = []
    for status in "0110011":
        monkeypatch.setenv("STATUS", status)
        ran = subprocess.run(["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False)
        mails.append(ran.stdout.splitlines()[-1:] + ran.stderr.splitlines())
    assert mails == [[], ["cannot crawl"], [], [], [], ["cannot crawl"], []]


def test_the_unit_for_systemd_goes_into_the_folder_whatever_its_name(folder: Path) -> None:
    lines = (folder / "newsbot.service").read_text("utf-8").splitlines()
    assert f"WorkingDirectory={folder.as_posix().replace('%', '%%')}" in lines
    assert f'ReadWritePaths="{folder.as_posix().replace("%", "%%")}"' in lines
    (start,) = [line for line in lines if line.startswith("ExecStart=")]
    assert shlex.split(start.removeprefix("ExecStart="))[1:] == ["crawlall", "--due"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
@pytest.mark.parametrize("name", ["news", "my 100% news", 'of $HOME "and" \\back'])
def test_systemd_finds_nothing_wrong_in_the_units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/python")
    monkeypatch.setattr(own_project, "COMMAND", "true")
    list(make_project(tmp_path / name))
    units = [tmp_path / name / unit for unit in ("newsbot.service", "newsbot.timer")]
    for unit in units:
        shutil.copy(unit, tmp_path)
    verify = ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in units)]
    told = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (told.returncode, [line for line in told.stderr.splitlines() if "newsbot" in line]) == (0, [])


@pytest.mark.skipif(not shutil.which("logrotate", path="/usr/sbin:/usr/bin"), reason="no logrotate here")
@pytest.mark.parametrize("name", ["news", "my 100% news", 'of [all] "names" {a,b} *'])
def test_logrotate_keeps_the_log_small(tmp_path: Path, name: str) -> None:
    list(make_project(tmp_path / name))
    configuration, log = tmp_path / name / "logrotate.conf", tmp_path / name / "crawl.log"
    configuration.chmod(0o644)
    log.write_text("1 publisher crawled\n")
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    command = ["logrotate", "--force", "--state", str(tmp_path / "state"), str(configuration)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr) == (0, "")
    assert (log.read_text(), (tmp_path / name / "crawl.log.1.gz").is_file()) == ("", True)


def test_a_user_and_a_group_without_names_are_named_by_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object) -> str:
        raise KeyError("getpwuid(): uid not found: 12345")  # as in a container run with --user 12345

    monkeypatch.setattr("getpass.getuser", unknown)
    monkeypatch.setattr("grp.getgrgid", unknown)
    list(make_project(tmp_path))
    assert f"User={os.getuid()}\n" in (tmp_path / "newsbot.service").read_text("utf-8")
    assert f"    su {os.getuid()} {os.getgid()}\n" in (tmp_path / "logrotate.conf").read_text("utf-8")


def test_archive_and_credentials_are_kept_out_of_the_image_and_of_what_is_sent_to_build_it(folder: Path) -> None:
    ignored = (folder / ".dockerignore").read_text("utf-8").splitlines()
    assert [line for line in ignored if not line.startswith("#")] == ["*", "!*.whl"]


@pytest.mark.parametrize("page", ["unattended", "many-machines", "web"])
def test_the_documents_units_start_again_with_the_machine_and_not_as_root(page: str) -> None:
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    units = re.findall(r"^```ini\n(.*?)^```$", text, re.M | re.S)
    assert units
    by_timer = any("[Timer]" in unit for unit in units)
    for unit in units:
        assert "[Timer]" in unit or "\nUser=" in unit
        assert by_timer != ("WantedBy=multi-user.target" in unit)


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

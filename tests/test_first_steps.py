"""The README's way from an empty folder to the first articles, with the wheel in a fresh environment."""

import os
import re
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from tests.built_package import ROOT
from tests.documents import Shown, shown_commands

PORT = "8327"
MARK = "\x1e"
PYTHON = """#!/bin/sh
{python} "$@" --without-pip
printf '#!%s\\nimport runpy; runpy.run_module("pip", run_name="__main__")' "$PWD/.venv/bin/python" > .venv/bin/pip
chmod +x .venv/bin/pip
"""
"""Makes an environment with the pip of this one: to install a pip takes longer than all else."""


def transcript() -> list[Shown]:
    """Return the commands of the README's session, with what it shows below each."""
    (block,) = re.findall(r"^```shell-session\n(.*?)^```$", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    return list(shown_commands(f"```console\n{block}```\n", "README.md"))


@pytest.mark.slow
def test_the_first_steps_of_the_readme_lead_to_articles(built: Path, tmp_path: Path) -> None:
    """One shell, as its commands follow one another; what newsbot needs is taken from this environment, offline."""
    steps = transcript()
    shutil.copy(next(built.glob("*.whl")), tmp_path)
    python = tmp_path / "bin" / "python3"
    python.parent.mkdir()
    python.write_text(PYTHON.format(python=sys.executable))
    python.chmod(0o755)
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    offline["PIP_NO_COMPILE"] = "1"  # of hundreds of modules that no step imports
    needed = {"PYTHONPATH": os.pathsep.join(site.getsitepackages()), "TERM": "dumb", "COLUMNS": "110"}
    needed["PATH"] = os.pathsep.join((str(python.parent), os.environ["PATH"]))
    environment = {name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
    with DemoPublisher() as paper:
        port = paper.base.rpartition(":")[2]
        script = "".join(f"printf '{MARK}'\n{step.command.replace(PORT, port)}\n" for step in steps)
        ran = subprocess.run(
            ["/bin/bash", "-e", "-c", script],
            cwd=tmp_path,
            env=environment | offline | needed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=240,
            check=False,
        )
    assert ran.returncode == 0, ran.stdout
    for step, printed in zip(steps, ran.stdout.split(MARK)[1:], strict=True):
        assert step.missing_in(printed) == [], f"$ {step.command}\n{printed}"
    assert (tmp_path / "my_news" / "publishers" / "harbour_post.py").is_file()
    assert (tmp_path / "my_news" / "newsbot.db").is_file()

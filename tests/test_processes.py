"""Tests that run in several processes: none is lost, whatever becomes of them."""

import os
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).parents[1]
SOME = """
import os
import pytest

@pytest.fixture(scope="module")
def lent():
    yield
    print("given back")

@pytest.mark.parametrize("number", range(60))
def test_it(number, lent, tmp_path):
    (tmp_path / "file").touch(exist_ok=False)
    {body}
"""


def run(folder: Path, body: str, *options: str) -> tuple[int, str]:
    """Run sixty tests in two processes; return the status and the last line. Told once is what comes first."""
    (folder / "test_some.py").write_text(SOME.format(body=body))
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "-p", "tests.processes", "--processes", "2"]
    own = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(REPO)}
    command += ["--rootdir", ".", "--basetemp", "made", *options]
    done = subprocess.run(command, cwd=folder, env=own, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.count("collected 60 items") == 1
    return done.returncode, done.stdout.strip().splitlines()[-1].strip("= ").partition(" in ")[0]


def test_each_is_reported_once(tmp_path: Path) -> None:
    all_kinds = "assert number != 7; number == 8 and pytest.skip('no'); number == 59 and os._exit(0)"
    assert run(tmp_path, all_kinds) == (1, "2 failed, 57 passed, 1 skipped")


def test_those_that_a_process_did_not_come_to_are_a_failure(tmp_path: Path) -> None:
    status, told = run(tmp_path, "os._exit(0)")
    assert (status, told) == (1, "2 failed")


def test_after_the_first_failure_none_is_begun_where_that_is_asked_for(tmp_path: Path) -> None:
    status, told = run(tmp_path, "assert number != 0", "-x")
    assert status == 1
    assert told.startswith("1 failed")
    assert "59 passed" not in told

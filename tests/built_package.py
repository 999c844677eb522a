"""The sdist and the wheel, built from a copy of the tree once for all tests that want them, in whatever process."""

import fcntl
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PARTS = ("newsbot", "LICENSE", "README.md", "pyproject.toml")
BUILD = "import sys; from setuptools import build_meta; getattr(build_meta, f'build_{sys.argv[1]}')(sys.argv[2])"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist and the wheel."""
    own = tmp_path_factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "package"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "built").exists():
            build(place / "tree", place / "made")
            (place / "made").rename(place / "built")
    return place / "built"


def build(copy: Path, out: Path) -> None:
    """Copy the tree to the folder *copy*, and build it into the folder *out*: the wheel is built from the sdist."""
    copy.mkdir()
    for part in (*PARTS, *(path.name for path in ROOT.glob("requirements*.txt"))):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, copy / part)
    _run("sdist", copy, out)
    (made,) = out.glob("*.tar.gz")
    with tarfile.open(made) as sdist:
        sdist.extraction_filter = getattr(tarfile, "data_filter", None)  # from 3.11.4 on
        sdist.extractall(copy / "unpacked")
    _run("wheel", next((copy / "unpacked").iterdir()), out)


def _run(kind: str, folder: Path, out: Path) -> None:
    command = [sys.executable, "-W", "default", "-c", BUILD, kind, str(out)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

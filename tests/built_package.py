"""The sdist and the wheel, built from a copy of the tree once for all tests that want them."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("newsbot", "LICENSE", "README.md", "pyproject.toml")


def build(copy: Path, out: Path) -> None:
    """Copy the tree to the folder *copy*, and build it into the folder *out*."""
    for part in (*PARTS, *(path.name for path in ROOT.glob("requirements*.txt"))):
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, copy / part)
    command = [sys.executable, "-W", "default", "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

"""newsbot as it is installed: the sdist and the wheel that is built from it, tried outside of the tree."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.built_package import ROOT

TRIED = """
import newsbot
from newsbot.archive import Archive
from newsbot.demo.paper import Paper

paper = Paper()
page = paper.answer("/politics/harbour-wall-vote.html").body
with Archive("made.db") as archive:
    archive.store(newsbot.extract(page, "https://harbour.example/wall.html"), paper.now)
    print(newsbot.__file__, *(article.headline for article in archive.articles()), sep="\\n")
"""


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel is unpacked into, as an installation does."""
    folder = tmp_path_factory.mktemp("site-packages")
    with ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run Python in *folder*, where newsbot is found among what is *installed* only."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "SCRAPY_SETTINGS_MODULE": "newsbot.settings"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_has_every_file_of_the_package(built: Path) -> None:
    wanted = {str(path.relative_to(ROOT)) for path in (ROOT / "newsbot").rglob("*") if path.is_file()}
    wanted = {name for name in wanted if "__pycache__" not in name and not name.endswith(".md")}
    with ZipFile(next(built.glob("*.whl"))) as wheel:
        assert wanted - set(wheel.namelist()) == set()


def test_the_sdist_has_what_building_it_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"LICENSE", "README.md", "pyproject.toml", "requirements.txt", "newsbot/archive/schema.sql"} <= names


def test_an_installed_newsbot_reads_and_stores_an_article(installed: Path, tmp_path: Path) -> None:
    place, headline = run(installed, tmp_path, "-c", TRIED).splitlines()
    assert Path(place).is_relative_to(installed)
    assert "harbour wall" in headline


def test_an_installed_newsbot_knows_its_commands_and_publishers(installed: Path, tmp_path: Path) -> None:
    assert "newstime" in run(installed, tmp_path, "-m", "scrapy", "list").split()
    assert "publisher" in run(installed, tmp_path, "-m", "scrapy", "genspider", "--list").split()


def test_the_wheel_brings_the_command_newsbot_and_the_files_of_its_projects(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "newsbot = newsbot.cli.main:main" in entry_points.read_text("utf-8").splitlines()
    templates = Path("newsbot", "templates", "own_project")
    assert {path.name for path in (installed / templates).iterdir()} == {p.name for p in (ROOT / templates).iterdir()}

"""The design's picture of imports: a module knows what comes before it on the article's way, never what comes after."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "newsbot"
PARTS = {path.stem for path in PACKAGE.iterdir()}
SCRAPY = "scrapy"

MAY_IMPORT: dict[str, set[str]] = {
    "items": set(),
    "page": set(),
    "urls": set(),
    "fingerprints": set(),
    "pace": set(),
    "sources": {"page", "urls", SCRAPY},
    "extractors": {"items", "page", "urls"},
    "processors": {"extractors", "items", "urls"},
    "archive": {"fingerprints", "items", "sources", "urls"},
    "schedule": {"archive", "pace"},
    "exports": {"archive", "items"},
}
"""Part of the package -> what of the package it may know, beside itself; parts that are not named may know any."""
PUBLISHERS_MAY_IMPORT = {"spiders", "extractors", "items", "page", "processors"}


def parts_imported(file: Path) -> set[str]:
    """Return the parts of newsbot that *file* imports, and ``scrapy`` if it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
        elif isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
    inside = {name.split(".")[1] for name in names if name.startswith("newsbot.")}
    return inside & PARTS | {SCRAPY} & {name.partition(".")[0] for name in names}


def files_of(part: str) -> list[Path]:
    return [*PACKAGE.glob(f"{part}.py"), *PACKAGE.glob(f"{part}/**/*.py")]


@pytest.mark.parametrize("part", MAY_IMPORT)
def test_a_part_knows_only_what_comes_before_it(part: str):
    files = files_of(part)
    assert files
    assert set().union(*map(parts_imported, files)) - {part} <= MAY_IMPORT[part]


def test_a_publisher_file_knows_what_it_needs_to_state_its_facts():
    known = set().union(*map(parts_imported, files_of("publishers")))
    assert known - {"publishers"} <= PUBLISHERS_MAY_IMPORT


def test_nothing_imports_publishers():
    others = [file for file in PACKAGE.rglob("*.py") if file.parent.name != "publishers"]
    assert [file.name for file in others if "publishers" in parts_imported(file)] == []


LOADED = """
import sys
from scrapy.utils.misc import walk_modules_iter
list(walk_modules_iter("newsbot.commands"))
print(*sorted(name for name in sys.modules if name.split(".")[0] in ("newsbot", "rich", "sqlite3")))
"""
"""Scrapy imports the modules of all commands before it runs one of them."""


def test_a_command_does_not_wait_for_what_only_others_need():
    command, env = [sys.executable, "-c", LOADED], {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    loaded = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split()
    assert "newsbot.commands.why" in loaded
    others = {name for name in loaded if not name.startswith("newsbot.commands")}
    assert others == {"newsbot", "newsbot.spiders", "newsbot.spiders.asked", "newsbot.urls"}

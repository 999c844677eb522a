"""The design's picture of imports: a module knows what comes before it on the article's way, never what comes after."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "newsbot"
SCRAPY = "scrapy"

MAY_IMPORT: dict[str, set[str]] = {
    "items": set(),
    "names": set(),
    "page": set(),
    "urls": set(),
    "failures": {"urls", SCRAPY},
    "sources": {"names", "page", "urls", SCRAPY},
    "extraction": {"items", "page", "sources", "urls"},
    "archive": {"items", "sources", "urls"},
    "scheduling/publishing_rate": set(),
    "scheduling/due": {"archive", "scheduling/publishing_rate"},
    "exports": {"archive", "items"},
    "feeds": {"archive", "exports", "items"},
    "dataset": {"archive", "exports", "feeds", "items"},
}
"""Room of the package -> what of the package it may know, beside itself; rooms that are not named may know any."""
PUBLISHERS_MAY_IMPORT = {"spiders", "extraction", "items", "page"}


def imported(file: Path) -> set[str]:
    """Return the modules of newsbot that *file* imports, as paths in the package, and ``scrapy`` if it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            within = {f"{node.module}.{name.name}" for name in node.names}
            modules = {name for name in within if files_of(name.partition(".")[2].replace(".", "/"))}
            names |= modules or {node.module}
        elif isinstance(node, ast.Import):
            names |= {name.name for name in node.names}
    inside = {name.partition(".")[2].replace(".", "/") for name in names if name.startswith("newsbot.")}
    return inside | {SCRAPY} & {name.partition(".")[0] for name in names}


def files_of(room: str) -> list[Path]:
    return [*PACKAGE.glob(f"{room}.py"), *PACKAGE.glob(f"{room}/**/*.py")] if room else []


def is_in(module: str, rooms: Iterable[str]) -> bool:
    return any(module == room or module.startswith(f"{room}/") for room in rooms)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_knows_only_what_comes_before_it(room: str):
    files = files_of(room)
    assert files
    known = set().union(*map(imported, files))
    assert {module for module in known if not is_in(module, {room, *MAY_IMPORT[room]})} == set()


def test_a_publisher_file_knows_what_it_needs_to_state_its_facts():
    known = set().union(*map(imported, files_of("publishers")))
    assert {module for module in known if not is_in(module, PUBLISHERS_MAY_IMPORT)} == set()


def test_nothing_imports_publishers():
    others = [file for file in PACKAGE.rglob("*.py") if file.parent.name != "publishers"]
    assert [file.name for file in others if any(is_in(module, ["publishers"]) for module in imported(file))] == []


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
    others = {name for name in loaded if not name.startswith(("newsbot.commands", "newsbot.cli"))}
    assert others == {"newsbot", "newsbot.spiders", "newsbot.names", "newsbot.spiders.arguments", "newsbot.urls"}

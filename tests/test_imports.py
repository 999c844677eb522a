"""The rooms of ARCHITECTURE.md: a module knows what stands before it on the way, never what comes after."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "newsbot"
ARCHITECTURE = PACKAGE.parent / "ARCHITECTURE.md"
SCRAPY = "scrapy"


class Room(NamedTuple):
    """A row of the table of rooms in ARCHITECTURE.md."""

    name: str
    may_know: frozenset[str]
    """Rooms, and ``scrapy``."""


def rooms() -> Iterator[Room]:
    """Yield the rooms in the order of the table."""
    rows = [
        line.strip("|").split("|") for line in ARCHITECTURE.read_text("utf-8").splitlines() if line.startswith("| `")
    ]
    names = [row[0].strip(" `") for row in rows]
    for name, (_, _, _, may_know, scrapy) in zip(names, rows, strict=True):
        excepted = {"publishers", *names[names.index(name) :]}
        known = set(names) - excepted if "any room" in may_know else set(re.findall(r"`(\w+)`", may_know))
        yield Room(name, frozenset(known | {SCRAPY} if "yes" in scrapy else known))


ROOMS = list(rooms())


def files_of(room: str) -> list[Path]:
    return [*PACKAGE.glob(f"{room}.py"), *PACKAGE.glob(f"{room}/**/*.py")]


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


@cache
def imported(file: Path, always: bool = False) -> frozenset[str]:
    """Return the names that *file* imports; *always*: without imports within functions and those for types only."""
    found: set[str] = set()
    tree = parsed(file)
    for node in tree.body if always else ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{name.name}" for name in node.names}
        elif isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
    return frozenset(found)


def rooms_imported(file: Path) -> set[str]:
    """Return the rooms that *file* imports from, and ``scrapy`` if it imports that."""
    names = [name.split(".") for name in imported(file)]
    inside = {parts[1] for parts in names if parts[0] == "newsbot" and len(parts) > 1}
    return inside & {room.name for room in ROOMS} | {SCRAPY} & {parts[0] for parts in names}


def test_every_module_is_in_a_room_of_the_table():
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {room.name for room in ROOMS} == {"__init__", "settings"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_a_room_knows_only_what_the_table_says(room: Room):
    files = files_of(room.name)
    assert files
    assert set().union(*map(rooms_imported, files)) - {room.name} <= room.may_know


def test_no_arrow_goes_back_up():
    order = [room.name for room in ROOMS]
    upwards = [(room.name, known) for at, room in enumerate(ROOMS) for known in room.may_know if known in order[at:]]
    assert upwards == []


def test_nothing_imports_publishers():
    assert [room.name for room in ROOMS if "publishers" in room.may_know] == []


def test_no_modules_import_each_other_in_a_circle():
    """Of what is imported when a module is loaded; the sorter names the circle."""
    paths = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in PACKAGE.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    graph: dict[str, set[str]] = {}
    for name, path in modules.items():
        named = {named if named in modules else named.rpartition(".")[0] for named in imported(path, always=True)}
        graph[name] = named & modules.keys()
    assert len(list(TopologicalSorter(graph).static_order())) == len(modules)


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
    light = {
        "dates",
        "dates.spans",
        "extras",
        "names",
        "sources",
        "states",
        "states.crawl_ends",
        "terminal",
        "urls",
        "urls.amp_caches",
        "urls.parsing",
        "urls.sites",
        "urls.tracking",
    }
    assert others == {"newsbot", *(f"newsbot.{name}" for name in light)}


def modules_after(statement: str, *options: str) -> set[str]:
    program = f"{statement}; import sys; print(*sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    ran = subprocess.run([sys.executable, *options, "-c", program], env=env, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_who_reads_no_page_imports_nothing_that_reads_one():
    archive = modules_after("import newsbot.archive")
    assert not {"newsbot.page", "newsbot.sources.article_pages", "scrapy"} & archive
    spiders = modules_after("import newsbot.spiders.publisher")  # as `list`, `health` and others do, for their facts
    assert [name for name in spiders if name.startswith("newsbot.extraction")] == []


def test_the_command_imports_hardly_anything_before_it_answers_ctrl_c():
    pythons = modules_after("import os, importlib, __future__", "-S")
    assert modules_after("import newsbot.cli.main", "-S") - pythons == {"newsbot", "newsbot.cli", "newsbot.cli.main"}

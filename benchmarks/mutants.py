"""Measure which changes of the logic the tests of its own room notice, on a sample drawn by a seed.

    python -m benchmarks.mutants --seed 1 --number 300 [--room archive] [--only 12 40] [--jobs 2]

A mutant is the code with one change by an operator of Cosmic Ray, such as ``<`` for ``<=``; one that no test notices
has survived, and its change is printed. The same seed draws the same mutants until the code changes, and no two at one
place; what changes nothing that can be seen (types, caches) is not drawn. All happens in a copy of the working tree
without its neighbours, one process a mutant: a fork of one that has collected the tests, where only functions differ.
`--only` tries some numbers of the sample once more.
"""

import argparse
import difflib
import gc
import json
import multiprocessing
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import islice, pairwise, zip_longest
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import psutil
import pytest
import scrapy.crawler  # noqa: F401  # imported once here, so that the process of a mutant has it and starts at once
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from hypothesis import HealthCheck, settings
from lxml import html  # noqa: F401
from rich.console import Console
from rich.table import Table

ROOMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "extraction": (
        ("newsbot/extraction", "newsbot/dates"),
        ("tests/extraction", "tests/dates", "tests/seed", "tests/test_extract.py", "tests/test_saved_pages.py"),
    ),
    "archive": (("newsbot/archive",), ("tests/archive",)),
    "scheduling": (("newsbot/scheduling",), ("tests/scheduling",)),
    "spiders": (("newsbot/spiders",), ("tests/spiders",)),
}
"""Room -> its code and its tests, of what there is; its doctests belong to its tests."""

NOT_SEEN = ("Eq_Is", "NotEq_IsNot")
"""Ends of operators whose change shows only in objects that nothing compares by identity."""
MEMORY = 4 << 30
"""Bytes a process may take; a loop without an end would take all."""
SLOWEST = 1.0
"""Seconds of the processor that a test may take that is run on mutants."""
PART = 20
"""Mutants for which the tests are collected once."""
Ran = tuple[str, str, int]
"""Name of a file, of a function in it, and its first line."""
FUNCTION = 1
"""Flag of the code of a function; that of a module or a class runs once, when it is imported."""


@dataclass(frozen=True, slots=True)
class Mutant:
    number: int
    room: str
    path: str
    line: int
    before: str
    after: str
    """The whole module without and with the change."""

    @property
    def diff(self) -> str:
        lines = difflib.unified_diff(self.before.splitlines(), self.after.splitlines(), n=1, lineterm="")
        return "\n".join(islice(lines, 2, None))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=300, help="how many are drawn over all rooms (300)")
    parser.add_argument("--room", choices=ROOMS, action="append", help="draw from this room only")
    parser.add_argument("--only", type=int, nargs="+", metavar="N", help="of those drawn, try these numbers")
    parser.add_argument("--jobs", type=int, default=1, help="processes at once (1)")
    args = parser.parse_args()
    signal.signal(signal.SIGTERM, end)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        Path(folder).chmod(0o755)  # some tests read it as another user
        tree = copy_of_the_tree(Path(folder))
        mutants = sample(tree, args.room or list(ROOMS), args.seed, args.number)
        if args.only:
            mutants = [mutant for mutant in mutants if mutant.number in args.only]
        rooms = list(dict.fromkeys(mutant.room for mutant in mutants))
        with ProcessPoolExecutor(args.jobs, multiprocessing.get_context("fork")) as pool:
            controls = dict(zip(rooms, pool.map(partial(control, tree), rooms), strict=True))
            by_room = [[mutant for mutant in mutants if mutant.room == room] for room in rooms]
            parts = [some[at : at + PART] for some in by_room for at in range(0, len(some), PART)]
            tried = zip(parts, pool.map(partial(try_mutants, tree, controls), parts), strict=True)
            survived = [mutant for part, killers in tried for mutant in report(part, killers)]
    print_shares(mutants, survived)


def end(*_: Any) -> None:
    """End all processes, whose sessions are their own, and this one in order, so that the copies go, too."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            process.kill()
    sys.exit("ended")


def copy_of_the_tree(folder: Path) -> Path:
    """Copy what git knows or would add; what is compiled holds only as long as its source is the same."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], check=True, capture_output=True, text=True
    )
    tree = folder / "tree"
    for name in listed.stdout.splitlines():
        if Path(name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(name, tree / name)
    compiling = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "newsbot", "tests"]
    subprocess.run(compiling, check=True, cwd=tree)
    return tree


def existing(tree: Path, names: Iterable[str]) -> list[str]:
    return [name for name in names if (tree / name).exists()]


def sample(tree: Path, rooms: Iterable[str], seed: int, number: int) -> list[Mutant]:
    """Draw *number* mutants: first a place, then one of the changes that can be made there."""
    places: dict[tuple[str, str, int, int], list[tuple[str, int]]] = defaultdict(list)
    sources: dict[str, str] = {}
    for room in rooms:
        for name in existing(tree, ROOMS[room][0]):
            for file in sorted((tree / name).rglob("*.py")) or [tree / name]:
                path = str(file.relative_to(tree))
                sources[path] = file.read_text("utf-8")
                for position, operator, occurrence in changes(sources[path]):
                    places[room, path, *position].append((operator, occurrence))
    chance, drawn = random.Random(seed), list(places)
    chance.shuffle(drawn)
    found = (_mutant(place, sources[place[1]], chance.choice(places[place])) for place in drawn)
    return [Mutant(n, *facts) for n, facts in enumerate(islice(filter(None, found), number), 1)]


def _mutant(place: tuple[str, str, int, int], source: str, change: tuple[str, int]) -> tuple[Any, ...] | None:
    """Return the fields of a `Mutant`, its number aside, if the change can be made and gives Python."""
    with suppress(SyntaxError, AttributeError), warnings.catch_warnings(action="ignore"):  # as of `except error:`
        changed = mutate_code(source, get_operator(change[0])(), change[1])
        compile(changed, place[1], "exec")
        return (*place[:3], source, changed)
    return None


def changes(source: str) -> Iterator[tuple[tuple[int, int], str, int]]:
    """Yield every change of *source* that can be seen: line and column, the operator, and which of its kind it is."""
    nodes = list(ast_nodes(get_ast(source)))
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments() or name.endswith(NOT_SEEN):
            continue
        operator = kind()
        positions = ((node, start) for node in nodes for start, _ in operator.mutation_positions(node))
        for occurrence, (node, start) in enumerate(positions):
            if can_be_seen(node):
                yield start, name, occurrence


def can_be_seen(node: Any) -> bool:
    """Tell whether a change at *node* is none of a type, of a cache, or of an argument of a decorator."""
    if node.type in ("decorator", "decorators"):
        return "cache" not in node.get_code()
    within = [node]
    while within[-1].parent:
        within.append(within[-1].parent)
    return not any(
        outer.type == "decorator"
        or (outer.type in ("annassign", "tfpdef") and inner is outer.children[1 if outer.type == "annassign" else 2])
        or (outer.type == "funcdef" and inner is outer.annotation)
        or (outer.type == "argument" and outer.children[0].get_code().strip() == "strict")  # of zip
        for inner, outer in pairwise(within)
    )


@dataclass(frozen=True, slots=True)
class Control:
    """A run of a room's tests on the code as it is."""

    seconds: dict[str, float]
    """What each test takes of the processor."""
    limit: float
    """Seconds that a mutant gets."""
    ran: frozenset[Ran]
    """Functions that run while modules are imported and tests collected."""


class FastestFirst:
    """A pytest plugin: the tests named as the module come first, then the fastest; it notes what they took.

    What takes longer than `SLOWEST` is left out: half of the time went to those few, which state bounds.
    """

    def __init__(self, seconds: dict[str, float], module: str = "") -> None:
        self.seconds = seconds
        self._module = module
        self.taken: dict[str, float] = {}
        self.failed = ""
        self.ran: set[Ran] = set()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if self.seconds.get(item.nodeid, 0) < SLOWEST]
        items.sort(key=lambda item: (self._module not in item.path.stem, self.seconds.get(item.nodeid, 0)))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self.taken[nodeid] = -time.process_time()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self.taken[nodeid] += time.process_time()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid


class NotesWhatRuns(FastestFirst):
    """Notes also which functions run before any test does."""

    def __init__(self, seconds: dict[str, float]) -> None:
        super().__init__(seconds)
        sys.setprofile(self._note)

    def _note(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_globals.get("__name__", "").startswith("newsbot"):
            self.ran.add(place_of(frame.f_code))

    def pytest_runtestloop(self) -> None:
        sys.setprofile(None)


class Forks(FastestFirst):
    """Collects the tests once; each mutant is tried in a fork, in which the functions that differ have its code."""

    def __init__(self, control: Control, tree: Path, mutants: list[Mutant]) -> None:
        super().__init__(control.seconds)
        self._control, self._tree, self._mutants = control, tree, mutants
        self.killers: dict[int, str | None] = {}
        """Number of a mutant -> what killed it; those that are not in it are to be tried from their file."""

    def pytest_runtestloop(self, session: pytest.Session) -> None:
        """Try all mutants, each in a fork, which goes on with pytest's own loop where this returns."""
        for mutant in self._mutants:
            if functions := functions_changed(mutant, self._control.ran):
                with written(mutant, self._tree):  # for the processes that tests start
                    fork = os.fork()
                    if not fork:
                        os.setsid()
                        for function, code in functions:
                            function.__code__ = code
                        self._module = Path(mutant.path).stem
                        self.pytest_collection_modifyitems(session.items)
                        return
                    self.killers[mutant.number] = killer(ended(fork, self._control.limit), self._tree)
        (self._tree.parent / "killers.json").write_text(json.dumps(list(self.killers.items())))
        os._exit(0)


def functions_changed(mutant: Mutant, ran: Collection[Ran]) -> list[tuple[FunctionType, CodeType]]:
    """Return the functions of this process that *mutant* changes, and what they do with it.

    None, where that is not all: the change is of what a module does when it is imported, or of what then *ran*.
    """
    changed: dict[CodeType, CodeType] = {}
    for before, after in codes(compile(mutant.before, mutant.path, "exec"), compile(mutant.after, mutant.path, "exec")):
        if before is None or after is None:
            return []
        if own_part(before) != own_part(after) and (not before.co_flags & FUNCTION or place_of(before) in ran):
            return []
        if before != after:
            changed[before] = after
    found = [one for one in gc.get_objects() if isinstance(one, FunctionType) and one.__code__ in changed]
    return [(one, changed[one.__code__]) for one in found]


def place_of(code: CodeType) -> Ran:
    return Path(code.co_filename).name, code.co_qualname, code.co_firstlineno


def codes(before: CodeType | None, after: CodeType | None) -> Iterator[tuple[CodeType | None, CodeType | None]]:
    """Yield a module's code and all code within, before and after a change; None where one has less."""
    yield before, after
    within = ([part for part in one.co_consts if isinstance(part, CodeType)] if one else [] for one in (before, after))
    for pair in zip_longest(*within):
        yield from codes(*pair)


def own_part(code: CodeType) -> tuple[Any, ...]:
    """Return what *code* does itself, without what is defined in it."""
    constants = tuple(None if isinstance(part, CodeType) else (type(part), part) for part in code.co_consts)
    return code.co_code, code.co_names, code.co_varnames, constants


@contextmanager
def written(mutant: Mutant, tree: Path) -> Iterator[None]:
    """Have the module in *tree* be the mutant."""
    file = tree / mutant.path
    file.write_text(mutant.after, "utf-8")
    (tree.parent / "notes.json").write_text('{"failed": ""}')
    try:
        yield
    finally:
        file.write_text(mutant.before, "utf-8")


def ended(process: int, limit: float) -> int | None:
    """Return the status with which *process* ends; None if it takes more than *limit* seconds."""
    until = time.monotonic() + limit
    try:
        while time.monotonic() < until:
            done, status = os.waitpid(process, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.02)
        return None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)  # also what a test left behind
        with suppress(ChildProcessError):
            os.waitpid(process, 0)


def killer(status: int | None, tree: Path) -> str | None:
    """Return what killed the mutant that was tried last in *tree*, None if it survives."""
    if status == 0:
        return None
    failed: str = notes(tree)["failed"]
    return failed or ("its time limit" if status is None else f"its end with status {status}")


def run_tests(tree: Path, room: str, kind: Callable[..., FastestFirst], *arguments: Any) -> None:
    """Run the room's tests in *tree*, in a process of its own, which ends here with pytest's status."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    os.chdir(tree)
    sys.path[:] = [str(tree), *(path for path in sys.path if path not in ("", str(Path.cwd())))]
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1"}
    sys.dont_write_bytecode = True
    with Path(tree.parent / "output").open("w") as output:
        for stream in (1, 2):
            os.dup2(output.fileno(), stream)
    package = find_spec("newsbot")
    assert package is not None
    assert package.origin == str(tree / "newsbot" / "__init__.py")
    settings.register_profile("mutants", derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
    settings.load_profile("mutants")
    plugin = kind(*arguments)
    options = ["-x", "-q", "--assert=plain", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:randomly"]
    where = [f"--basetemp={tree.parent / 'temporary'}", *existing(tree, (*ROOMS[room][1], *ROOMS[room][0]))]
    status = pytest.main([*options, *where], [plugin])
    noted = {"seconds": plugin.taken, "failed": plugin.failed, "ran": [*plugin.ran]}
    (tree.parent / "notes.json").write_text(json.dumps(noted))
    sys.stdout.flush()
    os._exit(status)


def status_of_tests(limit: float, *arguments: Any) -> int | None:
    """Return the status of `run_tests` with these *arguments*; None if it took more than *limit* seconds."""
    process = multiprocessing.get_context("fork").Process(target=run_tests, args=arguments)
    process.start()
    try:
        process.join(limit)
        return process.exitcode
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid or 0, signal.SIGKILL)  # also what a test left behind
        process.join()


def notes(tree: Path) -> dict[str, Any]:
    """Return what the last run of tests in *tree* noted."""
    noted: dict[str, Any] = json.loads((tree.parent / "notes.json").read_text("utf-8"))
    return noted


def own_copy(tree: Path) -> Path:
    """Return this process's own copy of *tree*."""
    own = tree.parent / str(os.getpid()) / "tree"
    if not own.exists():
        shutil.copytree(tree, own)
    return own


def control(whole: Path, room: str) -> Control:
    """Run the room's tests on the code as it is, also in the order in which they run on a mutant."""
    tree = own_copy(whole)
    seconds, ran = dict[str, float](), set[Ran]()
    for order, kind in (("their own order", NotesWhatRuns), ("the order of their time", FastestFirst)):
        started = time.monotonic()
        if status_of_tests(1800, tree, room, kind, seconds) != 0:
            told = (tree.parent / "output").read_text("utf-8")[-2000:]
            raise SystemExit(f"{room}: its tests fail in {order} without any change\n{told}")
        noted = notes(tree)
        seconds = noted["seconds"]
        ran |= {tuple(place) for place in noted["ran"]}
    return Control(seconds, 60 + 5 * (time.monotonic() - started), frozenset(ran))


def try_mutants(tree: Path, controls: dict[str, Control], mutants: list[Mutant]) -> list[str | None]:
    """Return what killed each of *mutants*, all of one room, in this process's own copy of *tree*."""
    room = mutants[0].room
    known = controls[room]
    own = own_copy(tree)
    (own.parent / "killers.json").write_text("[]")
    status_of_tests(known.limit * len(mutants), own, room, Forks, known, own, mutants)
    killers: dict[int, str | None] = dict(json.loads((own.parent / "killers.json").read_text("utf-8")))
    for mutant in mutants:
        if mutant.number not in killers:
            with written(mutant, own):
                arguments = known.seconds, Path(mutant.path).stem
                status = status_of_tests(known.limit, own, room, FastestFirst, *arguments)
                killers[mutant.number] = killer(status, own)
    return [killers[mutant.number] for mutant in mutants]


def report(mutants: list[Mutant], killers: Iterable[str | None]) -> list[Mutant]:
    """Print what becomes of each mutant as soon as that is known; return the survivors."""
    survived = []
    for mutant, killer in zip(mutants, killers, strict=True):
        place = f"{mutant.number}: {mutant.path}:{mutant.line}"
        if killer is None:
            survived.append(mutant)
            print(f"{place} survived\n{mutant.diff}\n")
        else:
            print(f"{place} killed by {killer}")
        sys.stdout.flush()
    return survived


def print_shares(mutants: list[Mutant], survived: list[Mutant]) -> None:
    table = Table(title=f"{len(mutants)} mutants")
    for column in ("", "mutants", "killed", "survived", "killed, %"):
        table.add_column(column, justify="right" if column else "left")
    for room in (*dict.fromkeys(mutant.room for mutant in mutants), None):
        tried, left = (sum(room in (mutant.room, None) for mutant in some) for some in (mutants, survived))
        table.add_row(room or "all", *map(str, (tried, tried - left, left)), f"{100 * (tried - left) / tried:.1f}")
    Console(width=100).print(table)


if __name__ == "__main__":
    main()

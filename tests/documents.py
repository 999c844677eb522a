"""The documents' ``console`` blocks: commands after ``$``, and below each what it prints.

A line ``...`` stands for lines left out; times, durations, speeds and sizes may differ, all else may not. ``python -m
tests.documents`` runs all commands and writes what they print into the documents, as long as before where lines are
left out.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
PROGRAMS = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
LEFT_OUT = "..."
SLOWEST = 120
"""Seconds that one command may take."""

_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
_JOINT = re.compile(r"\|\|?|;|&&")
_TIME = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?"  # in the archive, the log, the tables
    r"|\b\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d"  # on a page of the demo
)
_MEASURE = re.compile(r"(?<![\w.])\d+(?:\.\d+)? (s|pages/s|MB)\b")
_PYTHON = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)
_IMPORTED = re.compile(r"^(?:import|from) (\w+)", re.M)


@dataclass(slots=True)
class Shown:
    """A command that a document shows."""

    document: str
    command: str
    """As written; a line that ends in a backslash goes on in the next one."""
    output: list[str] = field(default_factory=list)

    @property
    def programs(self) -> list[str]:
        """What the command's pipes and lists begin with."""
        parts = shlex.split(_JOINT.sub(" ; ", self.command.replace("\\\n", " ")))
        return [part for before, part in zip([";", *parts], parts, strict=False) if before == ";"]

    @property
    def can_run(self) -> bool:
        """Whether this machine has the programs."""
        return all(map(is_here, self.programs))

    def run(self, folder: Path, programs: str = PROGRAMS) -> subprocess.CompletedProcess[str]:
        """Run the command in *folder*, as a reader would; what it prints and what it logs are one text."""
        environment = os.environ | {"PATH": programs, "PYTHONPATH": str(ROOT), "COLUMNS": "110", "TERM": "dumb"}
        return subprocess.run(
            [shutil.which("bash") or "sh", "-c", self.command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SLOWEST,
            check=False,
        )

    def missing_in(self, printed: str) -> list[str]:
        """Return the lines that the document shows and that are not among those *printed*."""
        real = {in_general(line) for line in printed.splitlines()}
        return [line for line in self.output if line.strip() not in ("", LEFT_OUT) and in_general(line) not in real]


def in_general(line: str) -> str:
    """Return *line* without what differs from run to run: times, what is measured, and the width of columns.

    >>> in_general("2026-11-22 14:08  stored   44, 17.2 pages/s, 4 s")
    'TIME stored 44, N pages/s, N s'
    """
    return _MEASURE.sub(r"N \1", _TIME.sub("TIME", " ".join(line.split())))


def is_here(program: str) -> bool:
    return shutil.which(program, path=PROGRAMS) is not None


def pieces_of_python(text: str) -> list[tuple[str, list[str]]]:
    """Return the ``python`` blocks of a document's *text*, each with the modules that it imports."""
    return [(code, _IMPORTED.findall(code)) for code in _PYTHON.findall(text)]


def shown_commands(text: str, document: str = "") -> Iterator[Shown]:
    """Yield the commands of a document's *text* in order."""
    for block in _BLOCK.findall(text):
        yield from _commands(block, document)


def _commands(block: str, document: str) -> list[Shown]:
    shown: list[Shown] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            shown.append(Shown(document, line.removeprefix("$ ")))
        elif shown and shown[-1].command.endswith("\\") and not shown[-1].output:
            shown[-1].command += "\n" + line
        elif shown:
            shown[-1].output.append(line)
    return shown


def make_folder(folder: Path) -> None:
    """Make *folder* a place where the documents' commands find the project."""
    shutil.copy(ROOT / "scrapy.cfg", folder)


def rewrite(folder: Path) -> None:
    """Run the commands of all documents in *folder* and write what they print into the documents."""

    def written(block: re.Match[str]) -> str:
        return "".join(f"$ {shown.command}\n{_output(shown, folder)}" for shown in _commands(block[0], ""))

    for document in DOCUMENTS:
        document.write_text(_BLOCK.sub(written, document.read_text("utf-8")), "utf-8")


def _output(shown: Shown, folder: Path) -> str:
    printed = [line.rstrip() for line in shown.run(folder).stdout.splitlines()]
    if LEFT_OUT in shown.output:
        before = shown.output.index(LEFT_OUT)
        after = len(shown.output) - before - 1
        printed = [*printed[:before], LEFT_OUT, *printed[len(printed) - after :]]
    return "".join(f"{line}\n" for line in printed)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        make_folder(Path(place))
        rewrite(Path(place))

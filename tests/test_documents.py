"""Every command that a document shows runs, and prints what the document says."""

import os
import re
import shlex
import socket
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.documents import DOCUMENTS, PROGRAMS, Shown, is_here, make_folder, pieces_of_python, shown_commands
from tests.scrapy_program import DESCRIPTORS, scrapy_program

COMMANDS = [shown for path in DOCUMENTS for shown in shown_commands(path.read_text("utf-8"), path.name)]
CHANGELOG = Path("CHANGELOG.md")
PIECES = [piece for path in DOCUMENTS for piece in pieces_of_python(path.read_text("utf-8"))]

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


@pytest.fixture
def programs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where programs are: `scrapy` is one that is there at once, if it can be."""
    if DESCRIPTORS.is_dir():
        with scrapy_program(tmp_path_factory.mktemp("bin")) as folder:
            yield os.pathsep.join((folder, PROGRAMS))
    else:
        yield PROGRAMS


@pytest.mark.slow
def test_every_command_in_the_documents_runs_as_shown(tmp_path: Path, programs: str) -> None:
    """One test, in the documents' order: later commands look at what earlier ones stored."""
    make_folder(tmp_path)
    assert COMMANDS
    for command in filter(lambda shown: shown.can_run, COMMANDS):
        result = command.run(tmp_path, programs)
        told = f"{command.document}: $ {command.command}\n{result.stdout}"
        assert result.returncode == 0, told
        assert command.missing_in(result.stdout) == [], told


@pytest.mark.slow
def test_every_piece_of_python_in_the_documents_runs(tmp_path: Path, programs: str) -> None:
    make_folder(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert Shown("", f"scrapy demo --port {port}").run(tmp_path, programs).returncode == 0
    for document in DOCUMENTS:
        for code, modules in pieces_of_python(document.read_text("utf-8")):
            if all(map(find_spec, modules)):
                result = Shown(document.name, f"python -c {shlex.quote(code)}").run(tmp_path)
                assert result.returncode == 0, f"{code}\n{result.stdout}"


@pytest.mark.parametrize("program", sorted({each for shown in COMMANDS for each in shown.programs}))
def test_every_program_that_the_documents_show_is_here(program):
    if not is_here(program):
        left_out = sum(program in shown.programs for shown in COMMANDS)
        pytest.skip(f"{program} is not here: {left_out} commands of the documents were not run")


@pytest.mark.parametrize("module", sorted({each for _, modules in PIECES for each in modules}))
def test_every_module_that_the_documents_import_is_here(module):
    if not find_spec(module):
        left_out = sum(module in modules for _, modules in PIECES)
        pytest.skip(f"{module} is not here: {left_out} pieces of Python of the documents were not run")


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("41 articles", "40 articles"),
        ("stored  41", "stored  4"),
        ("exit status 2", "exit status 1"),
        ("100%  newstime", "71%  newstime"),
        ("4 s, finished", "finished"),
        ("all-2.xml", "all-3.xml"),
    ],
)
def test_what_does_not_vary_is_compared(shown, printed):
    assert Shown("", "", [shown]).missing_in(printed) == [shown]


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("seen 2026-11-22T15:47:36+00:00 (crawl)", "seen 2027-01-02T05:07:06Z (crawl)"),
        ("2026-11-22 15:47:35 [log]  44 pages", "2027-01-02 05:47:35 [log] 44 pages"),
        ("time  20 October 2026, 12:06", "time  2 May 2027, 02:06"),
        ("2.6 pages/s, 4 s, 0.5 MB", "17 pages/s, 12 s, 1.0 MB"),
        ("...", "anything"),
    ],
)
def test_what_varies_from_run_to_run_is_not_compared(shown, printed):
    assert Shown("", "", [shown]).missing_in(printed) == []


@every_document
def test_links_to_files_lead_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_no_change_stands_twice_in_the_changelog():
    found = re.findall(r"^- .*?(?=^- |^#|\Z)", CHANGELOG.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    changes = Counter(" ".join(change.split()) for change in found)
    assert [change for change, number in changes.items() if number > 1] == []

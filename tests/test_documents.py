"""Every command that a document shows runs, and prints what the document says."""

import re
import shlex
import socket
from importlib.util import find_spec

import pytest

from tests.documents import DOCUMENTS, Shown, make_folder, shown_commands

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


@pytest.mark.slow
def test_every_command_in_the_documents_runs_as_shown(tmp_path):
    """One test, in the documents' order: later commands look at what earlier ones stored."""
    make_folder(tmp_path)
    shown = [s for d in DOCUMENTS for s in shown_commands(d.read_text("utf-8"), d.name) if s.can_run]
    assert shown
    for command in shown:
        result = command.run(tmp_path)
        told = f"{command.document}: $ {command.command}\n{result.stdout}"
        assert result.returncode == 0, told
        assert command.missing_in(result.stdout) == [], told


@pytest.mark.slow
def test_every_piece_of_python_in_the_documents_runs(tmp_path):
    make_folder(tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert Shown("", f"scrapy demo --port {port}").run(tmp_path).returncode == 0
    for document in DOCUMENTS:
        for code in re.findall(r"^```python\n(.*?)^```$", document.read_text("utf-8"), re.M | re.S):
            if all(find_spec(module) for module in re.findall(r"^(?:import|from) (\w+)", code, re.M)):
                result = Shown(document.name, f"python -c {shlex.quote(code)}").run(tmp_path)
                assert result.returncode == 0, f"{code}\n{result.stdout}"


@every_document
def test_links_to_files_lead_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []

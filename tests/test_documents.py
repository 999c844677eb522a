"""Every command that a document shows runs, and prints what the document says."""

import re
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.documents import DOCUMENTS, make_folder, shown_commands

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)


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
    for code in (
        code for d in DOCUMENTS for code in re.findall(r"^```python\n(.*?)^```$", d.read_text("utf-8"), re.M | re.S)
    ):
        if all(find_spec(module) for module in re.findall(r"^(?:import|from) (\w+)", code, re.M)):
            result = subprocess.run(
                [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            assert result.returncode == 0, f"{code}\n{result.stderr}"


@every_document
def test_links_to_files_lead_somewhere(document):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []

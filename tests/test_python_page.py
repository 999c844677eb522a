"""Every line of docs/python.md runs and gives what it shows; the same in a notebook."""

import doctest
import re
import sys
from pathlib import Path

import pytest

from tests.scrapy_program import forked_python

PAGE = Path(__file__).parents[1] / "docs" / "python.md"


def blocks() -> list[str]:
    """Return the examples of the page, block by block."""
    return re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text("utf-8"), re.M | re.S)


@pytest.mark.slow
def test_every_line_of_the_page_gives_what_it_shows(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks()), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    with forked_python(tmp_path_factory.mktemp("bin")) as python:
        monkeypatch.setattr(sys, "executable", python)
        outcome = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples, out=told.append)
    assert outcome.failed == 0, "".join(told)
    assert outcome.attempted > 30


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_crawl_of_the_page_runs_in_a_notebook(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its kernel has an event loop running, and handlers of its own for signals."""
    nbclient, nbformat = pytest.importorskip("nbclient"), pytest.importorskip("nbformat")
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")
    (crawl,) = (block for block in blocks() if "newsbot.crawl(" in block and "Traceback" not in block)
    cells = [example.source for example in doctest.DocTestParser().get_examples(crawl)]
    running = "import asyncio, newsbot; asyncio.get_running_loop().is_running()"
    left = "for article in newsbot.crawl('site', url=demo.url, settings=local): break"
    lost = "try: list(newsbot.crawl('nobody'))\nexcept LookupError as error: print(error)"
    with forked_python(tmp_path_factory.mktemp("bin")) as python:
        quick = f"import sys; sys.executable = {python!r}"
        sources = [running, quick, *cells, f"with DemoPublisher() as demo:\n    {left}", lost]
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
        nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}}).execute()
    shown = [output for cell in notebook.cells for output in cell.outputs]
    assert shown[0].data["text/plain"] == "True"
    assert any("(3, '127.0.0.1', True)" in str(output.get("data")) for output in shown)
    assert any("unknown publisher 'nobody'" in output.get("text", "") for output in shown)

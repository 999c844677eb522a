"""`scrapy web` as a user starts it, and what keeps it from starting."""

import signal
import socket
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from scrapy.cmdline import execute

from newsbot.archive import Archive
from tests.web.conftest import fill, started


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsbot.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with Archive(path) as archive:
        fill(archive)
    return path


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_answers_until_it_is_stopped_and_ends_in_order(filled: Path, number: int, status: int) -> None:
    process, address = started(filled)
    with urlopen(f"{address}/article/1") as answer:
        assert b"Pier to be rebuilt" in answer.read()
        assert answer.headers["etag"]
    process.send_signal(number)
    _, err = process.communicate(20)
    assert (process.returncode, err) == (status, "stopped\n")


def test_behind_a_proxy_it_answers_to_the_name_and_scheme_that_readers_use(filled: Path) -> None:
    process, address = started(filled, "--allow-host", "news.example")
    asked = Request(f"{address}/opml", headers={"Host": "news.example", "X-Forwarded-Proto": "https"})
    with urlopen(asked) as answer:
        assert b"https://news.example/feeds/articles.xml?publisher=harbour_post" in answer.read()
    process.send_signal(signal.SIGTERM)
    process.communicate(20)


def test_a_name_of_other_letters_is_allowed_as_browsers_send_it(filled: Path) -> None:
    process, address = started(filled, "--allow-host", "münchen.example")
    with urlopen(Request(f"{address}/article/1", headers={"Host": "xn--mnchen-3ya.example"})) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGTERM)
    process.communicate(20)


Run = Callable[..., tuple[int, str]]


@pytest.fixture
def web(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command where it cannot start; return its status and what it says."""
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "newsbot.settings")

    def run(*options: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            execute(["scrapy", "web", *options, "-s", f"ARCHIVE={path}"])
        return int(ended.value.code or 0), capsys.readouterr().err

    return run


@pytest.mark.usefixtures("filled")
def test_a_port_that_is_taken_is_told_in_one_line(web: Run) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        status, said = web("--port", str(port))
    assert (status, said) == (
        2, f"scrapy web: port {port} of 127.0.0.1: Address already in use; choose another with --port\n"
    )  # fmt: skip


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--port", "99999"], "port 99999"),
        (["--port", "x"], "argument --port: 'x' is no number of a port such as 8000"),
        (["--port", "-1"], "--port"),
        (["--allow-host", ""], "argument --allow-host: '' is no name of a host; write it like news.example"),
        (["--allow-host", "https://news.example/"], "write the name alone: news.example"),
        (["--allow-host", "news.example:8000"], "write the name alone: news.example"),
        (["--allow-host", "*.example"], "write it like news.example"),
        (["--host", "no.such.host.invalid"], "--host no.such.host.invalid: "),
        (["--timezone", "Mars/Olympus"], "--timezone 'Mars/Olympus' is no time zone such as Europe/Berlin"),
        (["x"], "takes options only"),
        (["--colour"], "unknown option --colour"),
    ],
)
def test_a_wrong_option_is_told_in_one_line(web: Run, options: list[str], said: str) -> None:
    status, told = web(*options)
    assert (status, told.count("\n")) == (2, 1)
    assert said in told


def test_without_an_archive_it_says_so_and_does_not_make_one(web: Run, path: Path) -> None:
    status, said = web()
    assert (status, said) == (2, f"scrapy web: archive {path}: no such file; the first crawl makes it\n")
    assert not path.exists()


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("missing", ["starlette", "jinja2", "uvicorn"])
def test_without_the_extra_it_says_how_to_get_it(web: Run, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    for name in [name for name in sys.modules if name.startswith(("newsbot.web", missing))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    status, said = web()
    assert (status, said.count("\n")) == (2, 1)
    assert f"web pages need {missing}: pip install" in said

"""`scrapy parse`, `shell`, `fetch` and `view`: looks at a page, which leave no trace."""

from pathlib import Path

import pytest

from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom


@pytest.mark.parametrize("command", [["parse", "--spider", "post"], ["shell", "-c", "response.status"], ["fetch"]])
def test_a_look_at_a_page_is_not_kept(tmp_path: Path, command: list[str]) -> None:
    newsroom = Newsroom(tmp_path)
    with DemoPublisher() as paper:
        newsroom.add("post", paper.url + "feed.xml")
        look = newsroom.scrapy(*command, paper.url_of("harbour-wall-vote"))
    assert look.returncode == 0, look.stderr
    assert "Traceback" not in look.stderr
    assert paper.answers["/politics/harbour-wall-vote.html", 200] == 1
    assert not (tmp_path / "newsbot.db").exists()


@pytest.mark.parametrize("command", ["fetch", "view", "shell", "parse"])
def test_a_mistake_of_a_look_is_one_line(tmp_path: Path, command: str) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.add("post", "http://127.0.0.1:9/feed.xml")
    (tmp_path / "open.toml").write_text("")
    (tmp_path / "open.toml").chmod(0o644)
    page = "http://127.0.0.1:9/a.html"
    for arguments, told in [
        ([page, "--nonsense"], "unknown option --nonsense; -h lists them"),
        (["--spider", "pots", page], "unknown publisher 'pots': did you mean post?"),
        (["http://[::1/rain"], "http://[::1/rain is no web address: write it like https://any.example/a"),
        ([page, "-s", "CREDENTIALS=open.toml"], "open.toml may be read or changed by others, and is not used: chmod"),
    ]:
        ran = newsroom.scrapy(command, *arguments)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith(f"scrapy {command}: {told}")
        assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["fetch", "view"])
def test_a_page_that_does_not_come_is_said(tmp_path: Path, command: str) -> None:
    page = "http://127.0.0.1:9/a.html"
    ran = Newsroom(tmp_path).scrapy(command, page)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"scrapy {command}: no answer came; scrapy explain {page} says why\n"


def test_a_check_of_nobody_is_one_line(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.add("post", "http://127.0.0.1:9/feed.xml")
    ran = newsroom.scrapy("check", "pots")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "scrapy check: unknown publisher 'pots': did you mean post?\n"
    assert newsroom.scrapy("check", "post").returncode == 0

"""`newsbot.crawl`: articles come from a crawl in a process of its own, which ends with whoever wanted them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

import newsbot
from newsbot import crawl_process
from newsbot.archive import Archive
from tests.commands.newsroom import Newsroom
from tests.mischief.server import MischievousServer, own_article, rss
from tests.scrapy_program import forked_python

STORIES = [f"/politics/story-of-the-harbour-{number}" for number in range(60)]


@pytest.fixture(scope="module")
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for story in STORIES:
            server.answer(story, own_article(f"Story of the harbour {story}"))
        server.answer_xml("/feed.xml", rss(*(server.base + story for story in STORIES)))
        server.answer_xml("/short.xml", rss(*(server.base + story for story in STORIES[:3])))
        yield server


@pytest.fixture
def newsroom(server: MischievousServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """A project with publishers of many articles, of three, and of none, in which Python runs."""
    newsroom = Newsroom(tmp_path)
    for name in ("feed", "short", "lost"):
        newsroom.add(name, f"{server.base}/{name}.xml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "made_settings")
    monkeypatch.syspath_prepend(tmp_path)
    return newsroom


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with forked_python(tmp_path_factory.mktemp("bin")) as python:
        yield python


@pytest.fixture
def forked(newsroom: Newsroom, python: str, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The newsroom, with crawls whose Python need not be started anew, which takes longer than they do."""
    monkeypatch.setattr(sys, "executable", python)
    return newsroom


def crawls() -> list[int]:
    """Return the processes that crawl for this one."""
    return [child.pid for child in psutil.Process().children() if "newsbot.cli.crawl_for_python" in child.cmdline()]


def wait_for(is_so: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not is_so() and time.monotonic() < until:
        time.sleep(0.02)
    return is_so()


@pytest.mark.usefixtures("forked")
def test_articles_come_as_objects_and_nothing_is_kept(server: MischievousServer, tmp_path: Path) -> None:
    found = list(newsbot.crawl("short"))
    assert sorted(article.url.removeprefix(server.base) for article in found) == STORIES[:3]
    assert all(isinstance(article, newsbot.Article) and article.publisher == "short" for article in found)
    assert found[0].date_published is not None
    assert found[0].date_published.tzinfo is not None
    assert crawls() == []
    assert not (tmp_path / "newsbot.db").exists()


@pytest.mark.usefixtures("forked")
def test_with_an_archive_only_what_is_new_comes(tmp_path: Path) -> None:
    own = {"ARCHIVE": tmp_path / "own.db"}
    assert len(list(newsbot.crawl("short", settings=own))) == 3
    assert list(newsbot.crawl("short", settings=own)) == []
    with Archive(tmp_path / "own.db", read_only=True) as archive:
        assert len(list(archive.articles())) == 3


@pytest.mark.usefixtures("forked")
def test_the_limit_is_of_all_publishers_together_and_ends_the_crawl() -> None:
    assert len(list(newsbot.crawl("feed", "short", limit=5))) == 5
    assert crawls() == []


@pytest.mark.slow
@pytest.mark.usefixtures("forked")
def test_the_crawl_is_no_further_ahead_than_a_few_articles(server: MischievousServer) -> None:
    for story in STORIES:
        server.answer(story, own_article(f"Story {story}", f"<!-- {'x' * 300_000} -->"))
    server.requests.clear()
    articles = newsbot.crawl("feed")
    next(articles)
    long_enough = wait_for(lambda: sum(server.requests[story] for story in STORIES) > 40, seconds=4)
    assert not long_enough
    articles.close()


@pytest.mark.slow
@pytest.mark.usefixtures("forked")
def test_leaving_the_loop_ends_the_crawl() -> None:
    articles = newsbot.crawl("feed")
    next(articles)
    assert len(crawls()) == 1
    del articles
    assert crawls() == []


@pytest.mark.parametrize(
    ("publishers", "more", "error", "message"),
    [
        ((), {}, ValueError, "name a publisher to crawl"),
        (("shrt",), {}, LookupError, "unknown publisher 'shrt': did you mean short?"),
        (("short",), {"since": "yesterday"}, ValueError, "since=yesterday is no date: "),
        (("short",), {"settings": {"DOWNLOAD_DELEY": 1}}, ValueError, "there is no setting DOWNLOAD_DELEY"),
        (("short",), {"settings": {"ITEM_PIPELINES": {object: 1}}}, TypeError, "keys must be str"),
        (("lost",), {}, newsbot.CrawlFailed, "lost: nothing came: HTTP 404"),
    ],
)
@pytest.mark.usefixtures("forked")
def test_what_goes_wrong_is_an_exception(
    publishers: tuple[str, ...], more: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message.replace("?", r"\?")):
        list(newsbot.crawl(*publishers, **more))
    assert crawls() == []


@pytest.mark.slow
@pytest.mark.usefixtures("forked")
def test_the_others_come_although_one_fails() -> None:
    articles = newsbot.crawl("lost", "short")
    found: list[str] = []
    with pytest.raises(newsbot.CrawlFailed, match=r"^lost: nothing came: HTTP 404$"):
        found.extend(article.url for article in articles)
    assert len(found) == 3


@pytest.mark.slow
@pytest.mark.usefixtures("newsroom")
def test_a_crawl_that_is_killed_is_an_exception() -> None:
    articles = newsbot.crawl("feed")
    next(articles)
    os.kill(crawls()[0], signal.SIGKILL)
    with pytest.raises(newsbot.CrawlFailed, match="ended too early, with status -9"):
        list(articles)


def test_a_line_that_was_cut_off_is_the_end_of_a_crawl() -> None:
    process = subprocess.Popen(["printf", '{"article": {"url"'], stdout=subprocess.PIPE)
    with process, pytest.raises(newsbot.CrawlFailed, match="ended too early, with status 0"):
        list(crawl_process._told(process))


SCRIPT = """
import newsbot, time
for article in newsbot.crawl("feed"):
    print(article.headline, flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_a_script_that_is_ended_leaves_no_crawl_behind(newsroom: Newsroom, number: int) -> None:
    """It has no `if __name__ == "__main__"`."""
    (newsroom.folder / "script.py").write_text(SCRIPT)
    own = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    pipe = subprocess.PIPE
    hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # also where all tests run behind a shell's "&"
    with subprocess.Popen([sys.executable, "script.py"], stdout=pipe, stderr=pipe, env=own, preexec_fn=hears) as script:
        assert script.stdout
        assert b"Story" in script.stdout.readline()
        (crawl,) = psutil.Process(script.pid).children()
        script.send_signal(number)
        _, said = script.communicate(timeout=30)
    assert script.returncode == -number
    assert said.decode().rstrip().endswith("KeyboardInterrupt" if number == signal.SIGINT else "")
    assert wait_for(lambda: not crawl.is_running() or crawl.status() == psutil.STATUS_ZOMBIE)


def test_lists_where_names_are_meant_are_told_at_once() -> None:
    with pytest.raises(TypeError, match="a publisher takes str"):
        newsbot.crawl(["bbc", "spiegel"])  # type: ignore[arg-type]
    for urls in (["https://harbour.example/a"], "-"):
        with pytest.raises(ValueError, match="names a file"):
            newsbot.crawl("site", urls=urls)

"""A publisher file with a mistake is told in one line, and keeps none of the others away."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.settings import Settings

import newsbot.publishers
from newsbot.project_spiders import all_spiders
from newsbot.spiders.loading import PublisherLoader
from tests.commands.newsroom import Newsroom

HEAD = "from newsbot.spiders.publisher import PublisherSpider\n\nclass P(PublisherSpider):\n    name = 'wrong'\n    "
FILES = [
    ("def x(:", "wrong.py, line 1: SyntaxError: invalid syntax"),
    ("import nonsense", "wrong.py, line 1: ModuleNotFoundError: No module named 'nonsense'"),
    ("from newsbot.items import Nothing", "wrong.py, line 1: ImportError: cannot import name 'Nothing'"),
    ("x = 1\n1 / 0", "wrong.py, line 2: ZeroDivisionError: division by zero"),
    ("raise SystemExit(3)", "wrong.py, line 1: SystemExit: 3"),
    (HEAD + "timezone = 'Mars/Base'", "wrong.py: timezone = 'Mars/Base' is no time zone"),
    (HEAD + "feeds = 'https://a.example/'", "wrong.py: feeds = 'https://a.example/' is no list of texts"),
    (HEAD + "name = 'has space'", "wrong.py: name = 'has space' is no name: write it like has_space"),
    (HEAD + "feeds = ['/feed.xml']", "wrong.py: feeds: '/feed.xml' is no whole address"),
]


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    newsroom = Newsroom(tmp_path)
    newsroom.add("good", "http://127.0.0.1:9/feed.xml")
    return newsroom


@pytest.mark.parametrize(("text", "told"), FILES)
def test_list_shows_the_others_and_names_file_and_line(newsroom: Newsroom, text: str, told: str) -> None:
    (newsroom.folder / "made" / "wrong.py").write_text(text)
    listed = newsroom.scrapy("list")
    assert (listed.returncode, listed.stdout) == (0, "good\n")
    [line] = listed.stderr.splitlines()
    assert line.startswith(f"left out: {newsroom.folder / 'made'}")
    assert told in line


@pytest.mark.parametrize("text", [FILES[0][0], FILES[-1][0]])
def test_the_crawl_of_that_publisher_says_that_it_is_left_out(newsroom: Newsroom, text: str) -> None:
    (newsroom.folder / "made" / "wrong.py").write_text(text)
    ran = newsroom.scrapy("crawl", "wrong")
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[1:] == ["scrapy crawl: wrong is left out, as its file has a mistake"]


def test_crawlall_goes_on_with_the_others_and_ends_with_a_failing_status(newsroom: Newsroom) -> None:
    (newsroom.folder / "made" / "wrong.py").write_text("def x(:")
    with (newsroom.folder / "made_settings.py").open("a") as settings:
        settings.write('FOLLOW = ["good", "wrong"]\n')
    ran = newsroom.scrapy("crawlall")
    assert ran.returncode == 1
    assert "1 publisher crawled" in ran.stderr
    assert any("wrong.py, line 1: SyntaxError" in line for line in ran.stderr.splitlines()[-3:])  # which cron mails
    assert newsroom.scrapy("crawlall", "--publisher", "good").returncode == 0


def test_a_folder_of_publishers_that_is_not_there_is_told_too(newsroom: Newsroom) -> None:
    with (newsroom.folder / "made_settings.py").open("a") as settings:
        settings.write('SPIDER_MODULES = ["made", "mayd"]\n')
    listed = newsroom.scrapy("list")
    assert (listed.stdout, listed.stderr) == (
        "good\n",
        "left out: mayd: ModuleNotFoundError: No module named 'mayd'\n",
    )


def test_runspider_names_the_line_of_its_file_or_the_wrong_fact(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    for (text, _), told in ((FILES[0], f"{tmp_path / 'one.py'}, line 1: SyntaxError"), (FILES[-1], "wrong: feeds: ")):
        (tmp_path / "one.py").write_text(text)
        ran = newsroom.scrapy("runspider", str(tmp_path / "one.py"))
        assert ran.returncode == 2
        [line] = ran.stderr.splitlines()
        assert line.startswith(f"scrapy runspider: {told}")


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[..., PublisherLoader]]:
    """Give a loader of invented files in the place of newsbot's own."""

    def loader(*modules: str, **files: str) -> PublisherLoader:
        for name, text in files.items():
            (tmp_path / f"{name}.py").write_text(text)
        monkeypatch.setattr(newsbot.publishers, "__path__", [str(tmp_path)])
        for name in files:
            monkeypatch.delitem(sys.modules, f"newsbot.publishers.{name}", raising=False)
        return PublisherLoader(Settings({"SPIDER_MODULES": [*modules, "newsbot.publishers"]}))

    yield loader
    for name in [name for name in sys.modules if name.startswith("newsbot.publishers.harbour")]:
        del sys.modules[name]


HARBOUR = HEAD.replace("'wrong'", "'harbour_{}'") + "allowed_domains = ['harbour-{}.example']\n"


def test_a_shipped_file_is_read_only_when_its_publisher_is_asked_for(shipped: Callable[..., PublisherLoader]) -> None:
    loader = shipped(harbour_a=HARBOUR.format("a", "a"), harbour_b="1 / 0")
    assert loader.list() == ["harbour_a", "harbour_b"]
    assert loader.load("harbour_a").name == "harbour_a"
    assert loader.load("harbour_a") is loader.load("harbour_a")
    assert "newsbot.publishers.harbour_b" not in sys.modules


def test_a_shipped_file_with_a_mistake_is_told_when_it_is_asked_for_and_left_out(
    shipped: Callable[..., PublisherLoader], capsys: pytest.CaptureFixture[str]
) -> None:
    loader = shipped(harbour_a=HARBOUR.format("a", "a"), harbour_b="1 / 0", harbour_c=HARBOUR.format("d", "d"))
    assert [spider.name for spider in all_spiders(loader)] == ["harbour_a"]
    assert loader.list() == ["harbour_a"]
    with pytest.raises(KeyError, match="Spider not found: harbour_b"):
        loader.load("harbour_b")
    assert loader.broken.keys() == {"harbour_b", "harbour_c"}
    broken, misnamed = capsys.readouterr().err.splitlines()
    assert broken.endswith("harbour_b.py, line 1: ZeroDivisionError: division by zero")
    assert misnamed.endswith("harbour_c.py: has no publisher that is named like it")


def test_a_request_finds_the_shipped_publisher_whose_domain_it_goes_to(
    shipped: Callable[..., PublisherLoader],
) -> None:
    loader = shipped(harbour_a=HARBOUR.format("a", "a"), harbour_b=HARBOUR.format("b", "b"))
    assert loader.find_by_request(Request("https://harbour-b.example/1")) == ["harbour_b"]


def test_of_two_publishers_of_one_name_the_last_one_counts_and_both_are_named(
    shipped: Callable[..., PublisherLoader],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "harbour_own.py").write_text(HARBOUR.format("a", "own"))
    monkeypatch.syspath_prepend(own)
    several = "harbour_a is the name of several publishers, in {} and {}: the last one counts\n"
    loader = shipped("harbour_own", harbour_a=HARBOUR.format("a", "a"))
    assert capsys.readouterr().err == several.format("harbour_own", "newsbot.publishers.harbour_a")
    assert loader.list() == ["harbour_a"]
    assert loader.load("harbour_a").__module__ == "newsbot.publishers.harbour_a"
    for _ in range(2):
        loader = PublisherLoader(Settings({"SPIDER_MODULES": ["newsbot.publishers", "harbour_own"]}))
    assert capsys.readouterr().err == several.format("newsbot.publishers.harbour_a", "harbour_own")
    assert loader.load("harbour_a").__module__ == "harbour_own"
    monkeypatch.delitem(sys.modules, "harbour_own")


def test_a_publisher_whose_file_names_no_source_is_told_and_fails(newsroom: Newsroom) -> None:
    (newsroom.folder / "made" / "empty.py").write_text(HEAD.replace("wrong", "empty") + "country = 'GB'\n")
    none = "its file names no source: feeds, sitemaps, news_sitemaps, wordpress or sections"
    crawl = newsroom.scrapy("crawl", "empty")
    assert (crawl.returncode, crawl.stderr.count(f"empty: {none}")) == (1, 1), crawl.stderr
    check = newsroom.scrapy("publishers", "--check", "empty")
    assert (check.returncode, check.stdout) == (1, f"empty  FAULT: {none}\n")

"""A publisher file with a mistake is told in one line, and keeps none of the others away."""

from pathlib import Path

import pytest

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

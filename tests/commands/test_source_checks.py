"""`scrapy publishers --check`: each source is asked once, and a line tells what it answered."""

import json
from collections.abc import Iterator
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom

NOBODY = "http://127.0.0.1:9/feed.xml"
"""Nothing listens there."""


class Checked(NamedTuple):
    """What a check of five publishers came to."""

    newsroom: Newsroom
    paper: DemoPublisher
    run: CompletedProcess[str]
    asked: dict[str, int]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checked]:
    newsroom = Newsroom(tmp_path_factory.mktemp("newsroom"))
    with DemoPublisher() as paper:
        more = {"sitemaps": [paper.url + "sitemap.xml"], "sections": {"politics": paper.url + "politics/"}}
        newsroom.add("post", paper.url + "feed.xml", "; ".join(f"{name} = {value!r}" for name, value in more.items()))
        newsroom.add("down", NOBODY)
        newsroom.add("lost", paper.url + "nothing.xml")
        newsroom.add("page", paper.url + "robots.txt")
        newsroom.add("unfit", paper.url + "atom.xml", "article_url = 'nothing/like/this'")
        run = newsroom.scrapy("publishers", "--check")
        yield Checked(newsroom, paper, run, dict(paper.requests))


def line_of(checked: Checked, start: str) -> str:
    (line,) = [line for line in checked.run.stdout.splitlines() if line.startswith(start)]
    return line


def test_a_good_source_is_told_with_what_it_names_and_how_new_that_is(checked: Checked) -> None:
    assert "post  feed  good: 15 articles, newest " in line_of(checked, "post  feed")
    assert line_of(checked, "post  feed").endswith(f" ago  {checked.paper.url}feed.xml")
    assert "good: 8 articles, newest " in line_of(checked, "post  section")
    assert "good: 4 listings, " in line_of(checked, "post  sitemap")


@pytest.mark.parametrize(
    ("publisher", "fault"),
    [
        ("down", "connection refused"),
        ("lost", "HTTP 404"),
        ("page", "no sitemap"),
        ("unfit", "no entry fits the publisher file: not an article address http"),
    ],
)
def test_a_source_that_is_of_no_use_says_why(checked: Checked, publisher: str, fault: str) -> None:
    assert f"{publisher}  feed  FAULT: {fault}" in line_of(checked, publisher)


def test_a_fault_is_an_exit_status(checked: Checked) -> None:
    assert (checked.run.returncode, checked.run.stderr) == (1, "")
    good = checked.newsroom.scrapy("publishers", "--check", "post", "--json")
    assert (good.returncode, good.stderr) == (0, "")
    told = json.loads(good.stdout)
    assert [(one["source"], one["good"]) for one in told] == [("feeds", True), ("sections", True), ("sitemaps", True)]


def test_each_source_is_asked_once_and_no_article(checked: Checked) -> None:
    asked = {path: number for path, number in checked.asked.items() if path != "/robots.txt"}
    assert asked == dict.fromkeys(("/feed.xml", "/atom.xml", "/sitemap.xml", "/politics/", "/nothing.xml"), 1)


def test_the_archive_keeps_what_was_found_and_no_crawl(checked: Checked) -> None:
    with Archive(checked.newsroom.folder / "newsbot.db", read_only=True) as archive:
        assert [one.fault for one in archive.source_checks.of("post")] == [None, None, None]
        assert [one.fault for one in archive.source_checks.of("lost")] == ["HTTP 404"]
    assert checked.newsroom.crawls() == []


def test_publishers_shows_it_for_those_that_were_never_crawled(checked: Checked) -> None:
    shown = checked.newsroom.scrapy("publishers").stdout.splitlines()
    assert [line.rpartition("  ")[2] for line in shown if line.startswith("post ")] == ["checked < 1 min ago"]
    (number,) = [number for number, line in enumerate(shown) if line.startswith("lost ")]
    assert "check failed" in shown[number]
    assert shown[number + 1].strip() == f"FAULT: HTTP 404 {checked.paper.url}nothing.xml"


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["--check", "pots"], "unknown publisher 'pots': did you mean post?"),
        (["--check", "--bogus"], "unknown option --bogus; -h lists them"),
        (["--json"], "--json goes with --check only"),
    ],
)
def test_a_wrong_argument_is_answered_in_one_line(checked: Checked, arguments: list[str], answer: str) -> None:
    run = checked.newsroom.scrapy("publishers", *arguments)
    assert (run.returncode, run.stderr) == (2, f"scrapy publishers: {answer}\n")

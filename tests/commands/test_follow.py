"""`scrapy follow`: a site's publisher file is written, and three of its articles are shown."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

import pytest

from newsbot.demo import DemoPublisher
from tests.commands.newsroom import Newsroom
from tests.mischief.server import MischievousServer

NOBODY = "http://127.0.0.2:9/"
"""Nothing listens there."""


class Followed(NamedTuple):
    """A newsroom in which the demo's paper was followed by its address."""

    newsroom: Newsroom
    paper: DemoPublisher
    run: CompletedProcess[str]

    @property
    def file(self) -> Path:
        return self.newsroom.folder / "made" / "harbour_post.py"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    newsroom = Newsroom(tmp_path_factory.mktemp("newsroom"))
    with DemoPublisher() as paper:
        yield Followed(newsroom, paper, newsroom.scrapy("follow", "--name", "harbour_post", paper.url))


def test_the_file_names_what_the_site_has(followed: Followed) -> None:
    assert followed.run.returncode == 0, followed.run.stderr
    written = followed.file.read_text("utf-8")
    for line in (
        'title = "The Harbour Post"',
        'language = "en"',
        f'feeds = ["{followed.paper.url}feed.xml", "{followed.paper.url}atom.xml"]',
        f'sitemaps = ["{followed.paper.url}sitemap.xml"]',
        f'news_sitemaps = ["{followed.paper.url}news-sitemap.xml"]',
    ):
        assert f"    {line}\n" in written


def test_three_articles_are_shown_in_ten_lines_at_most(followed: Followed) -> None:
    told, *articles = followed.run.stdout.splitlines()
    assert told == f"harbour_post: {followed.file}; 2 feeds, 1 sitemap, 1 news sitemap"
    assert len(articles) == 3
    assert all(line.endswith(" characters)") for line in articles)
    assert followed.run.stderr == f"harbour_post: nobody says its country: write that into {followed.file}\n"


def test_the_publisher_is_known_and_can_be_crawled(followed: Followed) -> None:
    crawl = followed.newsroom.scrapy("crawl", "harbour_post", "-a", "limit=2")
    assert crawl.returncode == 0, crawl.stderr
    assert " 2 stored, " in crawl.stderr


def test_a_second_time_nothing_is_asked_or_changed(followed: Followed) -> None:
    before = followed.file.read_bytes()
    followed.paper.forget()
    again = followed.newsroom.scrapy("follow", followed.paper.url)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout == f"{followed.paper.url} is known already: harbour_post (made.harbour_post)\n"
    assert followed.file.read_bytes() == before
    assert not followed.paper.requests


def test_a_list_of_feeds_is_followed_site_by_site(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    with DemoPublisher() as paper:
        feed = f'<outline text="Post by list" htmlUrl="{paper.url}" xmlUrl="{paper.url}feed.json"/>'
        other = f'<outline xmlUrl="{NOBODY}feed"/><outline xmlUrl="{NOBODY}feed"/><outline xmlUrl="feed.xml"/>'
        (tmp_path / "feeds.opml").write_text(f"<opml><body>{feed}{other}</body></opml>")
        dry = newsroom.scrapy("follow", "--dry-run", "feeds.opml")
    assert dry.returncode == 1
    assert f"{NOBODY}: nothing to follow: connection refused" in dry.stderr.splitlines()
    assert dry.stderr.splitlines()[0] == (
        "feeds.opml: 2 of 4 feeds taken, 1 is left out (named before), 1 is left out (without a whole address)"
    )
    assert '    title = "Post by list"\n' in dry.stdout
    assert f'"{paper.url}feed.json"' in dry.stdout
    assert [path.name for path in (tmp_path / "made").glob("*.py")] == ["__init__.py"]


def test_sites_whose_short_name_another_one_has_keep_no_other_of_the_list_away(
    followed: Followed, tmp_path: Path
) -> None:
    sites = [NOBODY, "http://harbour-post.invalid/", "http://tower.invalid/", "http://tower.co.uk.invalid/"]
    outlines = "".join(f'<outline xmlUrl="{site}feed"/>' for site in sites)
    (tmp_path / "feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    run = followed.newsroom.scrapy("follow", str(tmp_path / "feeds.opml"))
    assert run.returncode == 1
    assert sorted(line.partition(": ")[0] for line in run.stderr.splitlines()) == sorted(sites)


def test_a_name_goes_with_one_site_of_a_list(followed: Followed, tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text(
        f'<opml><body><outline xmlUrl="{NOBODY}"/><outline xmlUrl="http://b.invalid/"/></body></opml>'
    )
    run = followed.newsroom.scrapy("follow", "--name", "tower", str(tmp_path / "feeds.opml"))
    assert (run.returncode, run.stderr) == (
        2,
        "scrapy follow: takes the address of a site, or an OPML file; --name goes with one\n",
    )


def test_a_site_that_leads_to_a_known_one_gets_no_second_file(followed: Followed) -> None:
    before = sorted(followed.file.parent.iterdir())
    with MischievousServer() as server:
        moved = server.base.replace("127.0.0.1", "localhost") + "/"
        server.redirect("/", followed.paper.url)
        run = followed.newsroom.scrapy("follow", moved)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == f"{moved} is known already: harbour_post (made.harbour_post)\n"
    assert sorted(followed.file.parent.iterdir()) == before


def test_the_feeds_that_newsbot_writes_are_a_list_to_follow(followed: Followed, tmp_path: Path) -> None:
    followed.newsroom.scrapy("crawl", "harbour_post", "-a", "limit=2")
    feeds = followed.newsroom.scrapy("feeds", "feeds")
    assert feeds.returncode == 0, feeds.stderr
    other = Newsroom(tmp_path)
    dry = other.scrapy("follow", "--dry-run", str(followed.newsroom.folder / "feeds" / "feeds.opml"))
    assert (dry.returncode, dry.stdout.count("class ")) == (0, 1)
    assert f'    feeds = ["{followed.paper.url}feed.xml"' in dry.stdout


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ([], "takes the address of a site, or an OPML file; --name goes with one"),
        (
            ["--name", "a", "b.example", "c.example"],
            "takes the address of a site, or an OPML file; --name goes with one",
        ),
        (["--name", "die-zeit", "harbour.example"], "--name die-zeit is no name: write it like harbour_post"),
        (
            ["--name", "harbour_post", "other.example"],
            "there is a publisher harbour_post already; choose another --name",
        ),
        (["--name", "class", "harbour.example"], "--name class is no name: write it like harbour_post"),
        (["hello world"], "hello world is no address and no file"),
        (["https://hello world/"], "https://hello world/ is no address and no file"),
        (["publishers"], "publishers is no address and no file"),
        (["ftp://harbour.example/"], "ftp://harbour.example/ is no address and no file"),
        (["scrapy.cfg"], "scrapy.cfg: this is no OPML"),
        (["nobody.opml"], "nobody.opml: the list names no feed and no site"),
    ],
)
def test_a_wrong_argument_is_answered_in_one_line(followed: Followed, arguments: list[str], answer: str) -> None:
    (followed.newsroom.folder / "nobody.opml").write_text("<opml><body></body></opml>")
    run = followed.newsroom.scrapy("follow", *arguments)
    assert (run.returncode, run.stderr) == (2, f"scrapy follow: {answer}\n")


def test_whoever_names_a_publisher_that_has_a_file_is_told_how_it_is_followed(followed: Followed) -> None:
    run = followed.newsroom.scrapy("follow", "harbour_post")
    told = "harbour_post is known already (made.harbour_post): crawl it, or name it in the setting FOLLOW\n"
    assert (run.returncode, run.stdout, run.stderr) == (0, told, "")


def test_one_article_that_listings_name_in_several_ways_is_shown_once(followed: Followed) -> None:
    shown = [line.split("  ")[-1] for line in followed.run.stdout.splitlines()[1:]]
    assert len(set(shown)) == len(shown) >= 3


def test_why_nothing_can_be_followed_is_said(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    inside = newsroom.scrapy("follow", NOBODY, "-s", "ALLOW_PRIVATE_ADDRESSES=0")
    advice = "internal address (the setting ALLOW_PRIVATE_ADDRESSES allows it)"
    assert (inside.returncode, inside.stderr) == (1, f"{NOBODY}: nothing to follow: {advice}\n")
    with MischievousServer() as server:
        server.answer("/", "<html><p>Nothing here.</p></html>")
        empty = newsroom.scrapy("follow", server.base + "/")
    assert empty.stderr == f"{server.base}/: nothing to follow: no feed, sitemap or front page names an article\n"


@pytest.mark.parametrize("name", ["missing.opml", "./missing", "/no/such/list.xml"])
def test_a_file_that_is_missing_is_no_site(tmp_path: Path, name: str) -> None:
    ran = Newsroom(tmp_path).scrapy("follow", name)
    assert (ran.returncode, ran.stderr) == (2, f"scrapy follow: there is no file {name}\n")

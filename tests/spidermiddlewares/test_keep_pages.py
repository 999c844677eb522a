import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.archive import Archive
from newsbot.demo import DemoPublisher
from newsbot.demo.spider import HarbourPostSpider
from newsbot.items import Article
from newsbot.page import Page
from newsbot.spiders.site import SiteSpider
from newsbot.states import Cause
from newsbot.warc.ingest import Ingest
from newsbot.warc.records import Damage, RecordedPage, read_pages
from newsbot.warc.reextract import KeptPages
from tests.crawling import crawl, few_stories, visit
from tests.postgresql import server
from tests.scrapy_process import run_scrapy

SLUG = "harbour-wall-vote"
LIMIT = 1 << 24


@pytest.fixture
def paper() -> Iterator[DemoPublisher]:
    with DemoPublisher() as paper:
        few_stories(paper)
        yield paper


@pytest.fixture
def archive(paper: DemoPublisher, tmp_path: Path) -> Iterator[Archive]:
    """The archive of a crawl that kept its pages."""
    visit(paper, tmp_path, {"PAGES": str(tmp_path / "pages")})
    paper.forget()
    with Archive(tmp_path / "newsbot.db") as archive:
        yield archive


class ShoutingSpider(HarbourPostSpider):
    """The publisher's file after a rule was changed."""

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:
        return replace(super().correct(article, page), headline=(article.headline or "").upper())


class OtherSpider(HarbourPostSpider):
    name = "other"


def reextract(
    archive: Archive, folder: Path, spider: type[HarbourPostSpider] = HarbourPostSpider, **chosen: Any
) -> Ingest:
    ingest = Ingest(archive, now=lambda: datetime.now(UTC), cause=Cause.REEXTRACT)
    pages = KeptPages(archive.pages, folder / "pages", {spider.name: spider}, LIMIT)
    for _ in ingest.keep_all(pages.read(**chosen)):
        pass
    return ingest


def rows(archive: Archive, sql: str) -> list[tuple]:
    return [tuple(row) for row in archive.database.rows(sql)]


def test_every_article_page_is_kept_and_no_listing(archive, tmp_path):
    found = [one for path in (tmp_path / "pages").iterdir() for one in read_pages(path, LIMIT)]
    kept = {one.url for one in found if isinstance(one, RecordedPage)}
    articles = {article.url for article in archive.articles()}
    assert articles <= kept
    assert all(".html" in url for url in kept)
    assert not [one for one in found if isinstance(one, Damage)]


def test_without_the_setting_no_page_is_kept(paper, tmp_path):
    visit(paper, tmp_path, {"FEEDS": {}}, url=paper.url_of(SLUG))
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"newsbot.db"}


def test_reading_again_by_the_same_rules_changes_nothing(archive, tmp_path):
    tables = ("article", "revision", "url")
    before = [rows(archive, f"SELECT * FROM {table}") for table in tables]
    done = reextract(archive, tmp_path)
    assert [rows(archive, f"SELECT * FROM {table}") for table in tables] == before
    assert not done.damages


def test_a_mended_rule_makes_revisions_marked_so_and_no_request(archive, paper, tmp_path):
    reextract(archive, tmp_path, ShoutingSpider)
    headlines = [article.headline or "" for article in archive.articles()]
    assert headlines == [headline.upper() for headline in headlines]
    assert rows(archive, "SELECT DISTINCT cause, changed FROM revision") == [("reextract", '["headline"]')]
    assert not paper.requests


def test_the_newest_page_of_an_address_is_read(archive, paper, tmp_path):
    paper.change(SLUG, headline="Wall vote put off")
    visit(paper, tmp_path, {"PAGES": str(tmp_path / "pages")}, url=paper.url_of(SLUG))
    reextract(archive, tmp_path, ShoutingSpider)
    article = archive.at(paper.url_of(SLUG))
    assert article is not None
    assert article.headline == "WALL VOTE PUT OFF"


def test_pages_are_chosen_by_publisher_and_time(archive, tmp_path):
    assert not list(reextract(archive, tmp_path, ShoutingSpider, since=datetime.now(UTC) + timedelta(days=1)).board)
    assert not rows(archive, "SELECT * FROM revision")


def test_a_publisher_whose_file_is_gone_keeps_its_articles(archive, tmp_path):
    (counts,) = reextract(archive, tmp_path, OtherSpider).board
    assert set(counts.outcomes) == {("found", ""), ("failed", "no publisher file")}
    assert not rows(archive, "SELECT * FROM revision")


def test_pages_that_are_gone_are_reported_and_cost_nothing_else(archive, tmp_path):
    for path in (tmp_path / "pages").iterdir():
        path.unlink()
    done = reextract(archive, tmp_path)
    assert len(done.damages) == len(rows(archive, "SELECT url FROM page"))
    assert "no page of http://127.0.0.1" in str(done.damages[0])
    assert not rows(archive, "SELECT * FROM revision")


def test_a_full_disk_ends_the_crawl_and_leaves_whole_records(paper, tmp_path, file_size_limit):
    file_size_limit(20_000)
    stats = visit(paper, tmp_path, {"PAGES": str(tmp_path / "pages"), "ARCHIVE": "", "FEEDS": {}}).stats
    file_size_limit(None)
    assert stats["finish_reason"] == "pages_failed"
    found = [one for path in (tmp_path / "pages").iterdir() for one in read_pages(path, LIMIT)]
    assert any(isinstance(one, RecordedPage) for one in found)
    assert not [one for one in found if isinstance(one, Damage)]


def test_the_command_reads_kept_pages_again(paper, tmp_path):
    options = {"PAGES": str(tmp_path / "pages"), "ARCHIVE": str(tmp_path / "newsbot.db")}
    crawl(SiteSpider, options, url=paper.url_of(SLUG))
    settings = [part for name, value in options.items() for part in ("-s", f"{name}={value}")]
    done = run_scrapy("reextract", "--publisher", "site", *settings)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^127\.0\.0\.1 +\d+ +", done.stderr, re.MULTILINE), done.stderr
    with Archive(options["ARCHIVE"]) as archive:
        assert rows(archive, "SELECT * FROM revision") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no pages were kept"),
        (["-s", "PAGES=pages", "--since", "yesterday"], "argument --since: yesterday is no date"),
    ],
)
def test_a_wrong_argument_is_told(arguments, message):
    done = run_scrapy("reextract", *arguments)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_kept_page_is_explained_without_a_request(archive, paper, tmp_path):
    settings = ["-s", f"PAGES={tmp_path / 'pages'}", "-s", f"ARCHIVE={tmp_path / 'newsbot.db'}"]
    done = run_scrapy("explain", "--kept", paper.url_of(SLUG), *settings)
    assert done.returncode == 0, done.stderr
    assert (archive.at(paper.url_of(SLUG)).headline or "?") in done.stdout
    assert not paper.requests


def test_of_many_machines_each_keeps_its_pages_in_a_folder_of_its_own(paper, tmp_path, monkeypatch):
    monkeypatch.setattr("socket.gethostname", lambda: "press-a")
    with server().lent() as address:
        visit(paper, tmp_path, {"PAGES": str(tmp_path / "pages"), "ARCHIVE": address})
        with Archive(address) as archive:
            (file,) = rows(archive, "SELECT DISTINCT file FROM page")[0]
            assert (tmp_path / "pages" / file).parent == tmp_path / "pages" / "press-a"
            assert not reextract(archive, tmp_path, ShoutingSpider).damages
            assert rows(archive, "SELECT DISTINCT changed FROM revision") == [('["headline"]',)]


def test_pages_of_a_machine_whose_folder_is_not_here_are_left_alone_and_told(archive, tmp_path, caplog):
    with archive.transaction():
        archive.database.write("UPDATE page SET file = 'press-b/' || file")
    done = reextract(archive, tmp_path)
    assert not [*done.board, *done.damages]
    assert f"there is no folder {tmp_path}/pages/press-b" in caplog.text

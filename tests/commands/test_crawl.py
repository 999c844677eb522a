"""Scrapy's own commands in this project, as a user types them."""

import re
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.be_scrapy import change
from tests.commands.newsroom import Newsroom
from tests.mischief.server import MischievousServer, article, rss
from tests.scrapy_process import run_scrapy

LOCAL = ("-s", "ALLOW_PRIVATE_ADDRESSES=1", "-s", "AUTOTHROTTLE_ENABLED=0", "-s", "DOWNLOAD_DELAY=0", "-s", "ARCHIVE=")


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_scrapy(*arguments)


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        server.answer("/story.html", article("Harbour wall to be raised"))
        server.answer_xml("/feed.xml", rss(server.base + "/story.html"))
        yield server


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("newstim",), "scrapy crawl: unknown publisher 'newstim': did you mean newstime?"),
        (("newstime", "-a", "sections=politk"), "scrapy crawl: unknown section 'politk': did you mean politik?"),
        (("warc",), "scrapy crawl: crawl archives are read by `scrapy ingest FILES [-O articles.jsonl]`"),
        ((), "scrapy crawl: name a publisher (scrapy list has them), or site"),
        (("bbc", "taz"), "scrapy crawl: takes one; scrapy crawlall --publisher bbc,taz crawls several"),
        (("--nonsense",), "scrapy crawl: unknown option --nonsense; -h lists them"),
        (("site", "-a", "ulr=https://harbour.example/"), "scrapy crawl: unknown argument 'ulr': did you mean url?"),
        (("site",), "scrapy crawl: which site? Name it with -a url=https://any.example/, or pages with -a urls=FILE"),
    ],
)
def test_a_mistake_costs_one_line_and_a_status(arguments, line):
    ran = scrapy("crawl", *arguments)
    assert (ran.returncode, ran.stdout, ran.stderr.splitlines()) == (2, "", [line])


def test_parse_of_a_page_that_does_not_answer_fails():
    ran = scrapy("parse", "http://127.0.0.1:9/", *LOCAL, "-s", "RETRY_TIMES=0")
    assert ran.returncode == 1
    assert "No response downloaded for: http://127.0.0.1:9/" in ran.stderr


def test_parse_prints_the_article_of_any_page(server):
    ran = scrapy("parse", server.base + "/story.html", *LOCAL)
    assert ran.returncode == 0
    assert "'headline': 'Harbour wall to be raised'" in ran.stdout
    assert "Warning" not in ran.stderr


def test_a_publisher_in_a_file_of_its_own_runs_with_runspider(server, tmp_path: Path):
    file = tmp_path / "harbour.py"
    file.write_text(
        "from newsbot.spiders.publisher import PublisherSpider\n"
        "class Harbour(PublisherSpider):\n"
        f"    name = 'harbour'\n    allowed_domains = ['127.0.0.1']\n    feeds = ['{server.base}/feed.xml']\n"
    )
    ran = scrapy("runspider", str(file), "-O", str(tmp_path / "out.jsonl"), *LOCAL)
    assert ran.returncode == 0
    assert "Harbour wall to be raised" in (tmp_path / "out.jsonl").read_text()
    mistaken = scrapy("runspider", str(file), "-a", "limit=x")
    assert mistaken.returncode == 2
    assert mistaken.stderr == "scrapy runspider: limit=x is no number of articles: write it like 100\n"


def test_a_crawl_that_is_ended_before_it_is_done_has_a_status(server):
    server.answer("/", article("Front page of the day"))
    ended = scrapy("crawl", "site", "-a", f"url={server.base}/", "-s", "CLOSESPIDER_PAGECOUNT=1", *LOCAL)
    done = scrapy("crawl", "site", "-a", f"url={server.base}/", *LOCAL)
    assert (ended.returncode, done.returncode) == (1, 0)


def test_a_crawl_that_reaches_nothing_has_a_status(server, tmp_path: Path):
    file = tmp_path / "harbour.py"
    file.write_text(
        "from newsbot.spiders.publisher import PublisherSpider\n"
        "class Harbour(PublisherSpider):\n"
        f"    name = 'harbour'\n    allowed_domains = ['127.0.0.1']\n    feeds = ['{server.base}/lost.xml']\n"
    )
    ran = scrapy("runspider", str(file), *LOCAL)
    assert ran.returncode == 1
    assert "listings gone  1" in ran.stderr


def test_a_crawl_that_gets_no_answer_any_more_ends_with_a_line_and_a_status(server, tmp_path: Path):
    stories = [f"/story-{number}.html" for number in range(30)]
    for story in stories:
        server.reset(story)
    server.answer_xml("/feed.xml", rss(*(server.base + story for story in stories)))
    file = tmp_path / "harbour.py"
    file.write_text(
        "from newsbot.spiders.publisher import PublisherSpider\n"
        "class Harbour(PublisherSpider):\n"
        f"    name = 'harbour'\n    allowed_domains = ['127.0.0.1']\n    feeds = ['{server.base}/feed.xml']\n"
    )
    ran = scrapy("runspider", str(file), "-s", "RETRY_TIMES=0", *LOCAL)
    assert ran.returncode == 1
    assert (
        "harbour: no answer to 20 requests in a row, the last: connection failed; "
        "the crawl ends, the next one goes on from there"
    ) in ran.stderr
    assert sum(server.requests[story] > 0 for story in stories) < 30
    assert "Traceback" not in ran.stderr


def test_list_names_publishers_and_the_spiders_that_need_none():
    names = scrapy("list").stdout.split()
    assert {"newstime", "site"} <= set(names)
    assert len(names) == len(set(names))


def test_a_publisher_that_needs_a_browser_names_the_pip_command_where_playwright_is_not_here(tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    newsroom.add("post", "http://127.0.0.1:9/feed.xml", "javascript = True")
    ran = newsroom.scrapy("crawl", "post", before=partial(change, "newsbot.downloader.browser", {"is_installed": bool}))
    assert (ran.returncode, ran.stdout) == (2, "")
    needs = "publishers with javascript = True need Playwright"
    assert re.fullmatch(rf"scrapy crawl: {needs}: pip install -r \S*requirements-browser\.txt\n", ran.stderr)


PLAIN = """
import scrapy

class Plain(scrapy.Spider):
    name, start_urls = "plain", ["{url}"]

    def parse(self, response):
        yield {{"title": response.css("h1::text").get()}}
"""


def test_another_spider_of_the_project_yields_items_of_its_own(server: MischievousServer, tmp_path: Path) -> None:
    newsroom = Newsroom(tmp_path)
    (tmp_path / "made" / "plain.py").write_text(PLAIN.format(url=server.base + "/story.html"))
    ran = newsroom.scrapy("crawl", "plain", "-O", "titles.jsonl")
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False), ran.stderr
    assert (tmp_path / "titles.jsonl").read_text() == '{"title":"Harbour wall to be raised"}\n'

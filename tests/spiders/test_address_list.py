"""`crawl site -a urls=FILE`: the pages of a list are read, each by its publisher's file, and nothing else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import UsageError

from newsbot.archive import Archive
from newsbot.spiders import address_list
from newsbot.spiders.address_file import whole_name
from newsbot.spiders.site import SiteSpider
from tests.mischief.crawl import Heard, crawl
from tests.mischief.server import MischievousServer, own_article

RAIN, SNOW, HAIL = "/politics/rain-on-the-harbour", "/politics/snow-on-the-harbour", "/politics/hail-on-the-harbour"


@pytest.fixture
def server() -> Iterator[MischievousServer]:
    with MischievousServer() as server:
        for path in (RAIN, SNOW, HAIL):
            server.answer(path, own_article(path.rpartition("/")[2].replace("-", " ").capitalize()))
        yield server


@pytest.fixture
def read(server: MischievousServer, tmp_path: Path) -> Any:
    """Crawl a list of paths (or whole lines) of the server, into an archive."""

    def _read(*lines: str, again: str = "no", **settings: Any) -> Heard:
        file = tmp_path / "list.txt"
        file.write_text("".join(f"{server.base}{line}\n" if line.startswith("/") else f"{line}\n" for line in lines))
        arguments = {"urls": str(file), "again": again}
        return crawl(arguments=arguments, spider=SiteSpider, **{"ARCHIVE": str(tmp_path / "n.db"), **settings})

    return _read


def paths(heard: Heard, server: MischievousServer) -> list[str]:
    return sorted(article["url"].removeprefix(server.base) for article in heard.articles)


def test_the_articles_of_the_list_are_read_and_nothing_else_is_asked_for(server, read):
    heard = read(RAIN, SNOW)
    assert paths(heard, server) == [RAIN, SNOW]
    assert set(server.requests) == {"/robots.txt", RAIN, SNOW}
    assert heard.end == "finished"


def test_what_the_archive_knows_is_skipped_and_counted(server, read):
    read(RAIN)
    heard = read(RAIN, SNOW)
    assert paths(heard, server) == [SNOW]
    assert server.requests[RAIN] == 1
    assert "list.txt: 2 addresses, 1 known already" in heard.log


def test_what_the_archive_knows_is_read_again_on_request(server, read):
    read(RAIN)
    server.answer(RAIN, own_article("Rain on the harbour, and wind"))
    assert [article["headline"] for article in read(RAIN, again="yes").articles] == ["Rain on the harbour, and wind"]


def test_an_address_that_stands_twice_is_asked_for_once(server, read):
    read(RAIN, RAIN + "?utm_source=list", RAIN, ARCHIVE="")
    assert server.requests[RAIN] == 1


def test_a_line_that_is_no_address_is_told_by_its_number_and_the_rest_is_read(server, read):
    heard = read(RAIN, "", "rain", SNOW)
    assert paths(heard, server) == [RAIN, SNOW]
    assert "list.txt: line 3 is no web address: rain" in heard.log
    assert "2 addresses, 0 known already, 1 lines that are none" in heard.log


def test_of_many_lines_that_are_no_address_the_first_are_told(read):
    heard = read(RAIN, *["rain"] * 100)
    assert heard.log.count("is no web address") == address_list.TOLD
    assert "100 lines that are none" in heard.log


def test_a_failed_page_is_told_and_kept_for_its_next_try(server, read, tmp_path):
    heard = read("/lost", RAIN)
    assert heard.outcome(server.base + "/lost") == "gone: HTTP 404"
    with Archive(tmp_path / "n.db") as archive:
        assert archive.why(server.base + "/lost").publisher == "127.0.0.1"


def test_a_page_is_read_by_the_file_of_its_publisher(server, read, tmp_path, monkeypatch):
    (tmp_path / "own_publishers.py").write_text(
        "from newsbot.spiders.publisher import PublisherSpider\n"
        "class Harbour(PublisherSpider):\n"
        "    name, title, country = 'harbour', 'Harbour Post', 'GB'\n"
        "    allowed_domains = ['127.0.0.1']\n    selectors = {'kicker': 'h1'}\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    heard = read(RAIN, elsewhere + SNOW, SPIDER_MODULES=["own_publishers", "newsbot.spiders"])
    found = {article["url"]: (article["publisher"], article["kicker"]) for article in heard.articles}
    assert found == {
        server.base + RAIN: ("harbour", "Rain on the harbour"),
        elsewhere + SNOW: ("localhost", None),
    }
    with Archive(tmp_path / "n.db") as archive:
        assert archive.crawls.titles() == {"harbour": "Harbour Post"}
        assert archive.why(server.base + RAIN).publisher == "harbour"


def test_an_address_that_leads_to_something_else_is_no_article(server, read):
    server.redirect("/politics/an-old-story-of-the-pier", RAIN)
    heard = read("/politics/an-old-story-of-the-pier")
    assert heard.articles == []
    assert [outcome[2] for outcome in heard.outcomes] == ["redirects to another page"]


def test_the_list_is_read_no_further_than_its_requests_can_wait(server, read, monkeypatch):
    monkeypatch.setattr(address_list, "WAITING", 3)
    monkeypatch.setattr(address_list, "LOOK", 0.001)
    most = []

    def note(self: Any, line: Any) -> Any:
        most.append(len(self.crawler.engine.scheduler))
        return request(self, line)

    request = address_list.AddressListSpider._request
    monkeypatch.setattr(address_list.AddressListSpider, "_request", note)
    stories = [f"/politics/story-of-the-harbour-{number}" for number in range(30)]
    for story in stories:
        server.answer(story, own_article(f"Story of the harbour {story[-2:]}"))
    assert paths(read(*stories), server) == sorted(stories)
    assert max(most) <= 3


def test_a_server_that_gives_no_answer_is_left_alone_and_the_others_are_read(server, read):
    dead = [f"/story-{number}" for number in range(40)]
    for path in dead:
        server.reset(path)
    elsewhere = server.base.replace("127.0.0.1", "localhost")
    heard = read(*(elsewhere + path for path in dead), RAIN, RETRY_TIMES=0)
    assert paths(heard, server) == [RAIN]
    assert "localhost: no answer to 20 requests in a row; left alone for an hour" in heard.log
    assert sum(server.requests[path] for path in dead) < 30
    assert heard.end == "finished"


def test_a_limit_ends_the_crawl(server, tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("".join(f"{server.base}{path}\n" for path in (RAIN, SNOW, HAIL)))
    heard = crawl(arguments={"urls": str(file), "limit": "1"}, spider=SiteSpider)
    assert (len(heard.articles), heard.end) == (1, "limit")


def test_a_table_without_a_single_address_is_a_failure(read):
    heard = read("title,url", "Rain,")
    assert heard.end == "list_failed"
    assert "list.txt: there is no address in it" in heard.log


@pytest.mark.parametrize(
    ("arguments", "text", "why"),
    [
        ({}, "", "urls=list.txt: there is no address in it"),
        ({}, "url\n", "urls=list.txt: there is no address in it"),
        ({}, None, "urls=list.txt: No such file or directory"),
        ({}, "title,link\n", "urls=list.txt: line 1 is no web address, and names no column 'url': title,link"),
        ({"url": "https://a.example/"}, "", "url names a site, and urls a list of pages: give one of them"),
        ({"again": "maybe"}, "", "again=maybe: write again=yes or again=no"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_line_before_anything_starts(arguments, text, why, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if text is not None:
        Path("list.txt").write_text(text)
    with pytest.raises(UsageError, match=f"^{why}$"):
        SiteSpider.check_arguments({"urls": "list.txt", **arguments})


def test_a_list_is_the_same_one_however_its_file_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert whole_name("list.txt") == whole_name("./list.txt") == whole_name(str(tmp_path / "list.txt"))
    assert whole_name("list.txt") != whole_name("other.txt")


def test_what_comes_on_standard_input_is_a_list_of_its_process_alone(monkeypatch):
    own = whole_name("-")
    monkeypatch.setattr("os.getpid", lambda: 1)
    assert whole_name("-") not in (own, whole_name("list.txt"))

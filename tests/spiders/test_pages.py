"""What the spider makes of a page that was answered, and when a crawl has as many articles as were asked for."""

import asyncio
from typing import Any

import pytest
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Request

from newsbot.items import Article
from newsbot.page_bounds import LARGE
from newsbot.signals import url_outcome
from newsbot.sources import Entry
from newsbot.spiders.article_limit import ArticleLimit
from newsbot.spiders.publisher import PublisherSpider, turn_of
from tests.crawling import Reactor
from tests.mischief.server import article as page_of

URL = "https://harbour.example/story-1"
FEED = "https://harbour.example/feed.xml"


class Harbour(PublisherSpider):
    name = "harbour"
    language = "en"
    allowed_domains = ["harbour.example"]


def read(
    body: str = "", kind: str | None = "text/html", arguments: dict[str, str] | None = None, **meta: Any
) -> tuple[list[Article], list[str]]:
    """Return the articles that the spider makes of a page, and what it tells."""
    crawler, told, made = Crawler(Harbour, {"LOOK_BACK_DAYS": 30}), [], []

    def hear(state: str, reason: str) -> None:
        told.append(f"{state}: {reason}")

    async def parse() -> None:
        spider = Harbour.from_crawler(crawler, **(arguments or {}))
        headers = {} if kind is None else {"Content-Type": kind}
        response = HtmlResponse(
            URL, body=(body or page_of()).encode(), headers=headers, request=Request(URL, meta=meta)
        )
        made.extend([article async for article in spider.parse(response)])

    crawler.signals.connect(hear, url_outcome)
    Reactor.run(parse(), 20)
    return made, told


@pytest.mark.parametrize(
    "kind",
    ["text/html; charset=utf-8", "application/xhtml+xml", "Text/HTML", "text/plain", " application/octet-stream", None],
)
def test_what_the_server_calls_a_page_or_does_not_name_is_read(kind: str | None) -> None:
    made, told = read(kind=kind)
    assert (len(made), told) == (1, [])


@pytest.mark.parametrize("kind", ["image/png", "application/pdf; name=a.html", "application/json"])
def test_what_the_server_does_not_call_a_page_is_not_read(kind: str) -> None:
    assert read(kind=kind) == ([], ["not_article: not a page"])


def test_an_article_knows_the_listing_that_led_to_it() -> None:
    ((found,), _) = read(entry=Entry(URL, FEED))
    ((requested_url,), _) = read()
    assert (found.discovered_via, requested_url.discovered_via) == (FEED, None)


def test_what_is_reserved_elsewhere_than_on_the_page_is_added_to_what_the_page_reserves() -> None:
    body = page_of(extra='<meta name="robots" content="noai">')
    ((article,), _) = read(body, rights=("noai", "tdm-reservation"))
    assert article.rights == ["noai", "tdm-reservation"]


def test_the_pages_own_date_decides_whether_it_was_asked_for() -> None:
    assert read(arguments={"since": "2026-11-21"}) == ([], ["filtered: before since"])
    assert read(arguments={"until": "2026-11-19"}) == ([], ["filtered: after until"])
    made, told = read(arguments={"since": "2026-11-20", "until": "2026-11-20"})
    assert (len(made), told) == (1, [])


def test_a_page_that_is_no_article_is_told_with_the_reason() -> None:
    made, told = read("<html><body></body></html>")
    assert made == []
    assert [line.split(":")[0] for line in told] == ["not_article"]


class Engine:
    """What `ArticleLimit` needs of Scrapy's engine."""

    def __init__(self) -> None:
        self.paused = False
        self.ended: list[str] = []

    def pause(self) -> None:
        self.paused = True

    def unpause(self) -> None:
        self.paused = False

    async def close_spider_async(self, *, reason: str) -> None:
        self.ended.append(reason)


class Limited:
    """A crawl that is to end after so many articles."""

    def __init__(self, number: int) -> None:
        self.crawler = Crawler(Harbour)
        self.engine = Engine()
        self.crawler.engine = self.engine  # type: ignore[assignment]
        self.limit = ArticleLimit(self.crawler, number)

    def happens(self, *named: object) -> None:
        """Send Scrapy's signals."""

        async def send() -> None:
            for signal in named:
                self.crawler.signals.send_catch_log(signal)

        Reactor.run(send(), 10)

    def state(self) -> tuple[bool, list[str]]:
        """Return whether the crawl rests, and why it was ended."""
        return self.engine.paused, self.engine.ended


def test_no_more_pages_are_asked_for_while_those_being_read_may_be_the_last() -> None:
    crawl = Limited(2)
    with crawl.limit.reading():
        assert not crawl.engine.paused
        with crawl.limit.reading():
            assert crawl.engine.paused
        assert not crawl.engine.paused
    assert crawl.state() == (False, [])


def test_a_page_that_breaks_is_no_longer_being_read() -> None:
    crawl = Limited(1)
    with pytest.raises(ZeroDivisionError), crawl.limit.reading():
        raise ZeroDivisionError
    assert not crawl.engine.paused


def test_as_many_articles_as_were_asked_for_are_let_through_and_a_refused_one_makes_room() -> None:
    crawl = Limited(2)
    assert [crawl.limit.admits() for _ in range(3)] == [True, True, False]
    assert crawl.engine.paused
    for refused in (signals.item_dropped, signals.item_error):
        crawl.happens(refused)
        assert crawl.engine.paused is False
        assert [crawl.limit.admits() for _ in range(2)] == [True, False]
        assert crawl.engine.paused


def test_the_crawl_ends_with_the_last_article_that_is_kept_and_only_once() -> None:
    crawl = Limited(2)
    assert crawl.limit.admits()
    assert crawl.limit.admits()
    crawl.happens(signals.item_scraped)
    assert crawl.state() == (True, [])
    assert not crawl.limit.admits()
    crawl.happens(signals.item_scraped)
    assert crawl.state() == (False, ["limit"])  # a paused engine would not end
    assert not crawl.limit.admits()


def test_two_large_pages_are_read_at_a_time_and_small_ones_meanwhile():
    most = []

    async def read(size: int, reading: list[int]) -> None:
        async with turn_of(size):
            reading.append(size)
            most.append(sum(one > LARGE for one in reading))
            for _ in range(5):
                await asyncio.sleep(0)
            reading.remove(size)

    async def read_all() -> None:
        reading: list[int] = []
        await asyncio.gather(*(read(LARGE + 1, reading) for _ in range(6)), read(1, reading))

    asyncio.run(read_all())
    assert max(most) == 2
    assert len(most) == 7


def test_a_page_with_more_markup_than_is_parsed_is_told_with_its_reason():
    assert read("<p>a" * 2**18) == ([], ["not_article: too large to read"])

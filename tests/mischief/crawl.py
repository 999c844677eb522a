"""Crawl made-up publishers, and hear what became of every URL."""

import logging
from dataclasses import dataclass, field
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Request
from scrapy.settings import Settings

from newsbot.items import as_json
from newsbot.signals import listing_outcome, url_outcome
from newsbot.spiders.publisher import PublisherSpider
from tests.crawling import ON_LOOPBACK, Reactor

FAST = {"ARCHIVE": "", "RETRY_TIMES": 3, "RETRY_PAUSE": 0.01, "TDMREP_ENABLED": False}


@dataclass
class Heard:
    """What a crawl told."""

    outcomes: list[tuple[str, str, str]] = field(default_factory=list)
    """(URL, state, reason), without "found" and "stored"."""
    found: list[str] = field(default_factory=list)
    listings: list[tuple[str, str, str, int]] = field(default_factory=list)
    """(URL, state, reason, entries)."""
    articles: list[dict[str, Any]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    """URLs in the order in which they were asked for."""
    end: str = ""
    log: str = ""

    def outcome(self, url: str) -> str:
        """Return "state: reason" of *url*, which must be told exactly once; an article that came out is "stored"."""
        told = [f"{state}: {reason}" for address, state, reason in self.outcomes if address == url]
        told += ["stored" for article in self.articles if article["url"] == url]
        assert len(told) == 1, f"{url} was told {len(told)} times: {told}"
        return told[0]

    def listing(self, url: str) -> str:
        """Return "state: reason" or "read: entries" of the listing at *url*, which must be told exactly once."""
        told = [
            f"{state}: {entries if state == 'read' else reason}"
            for address, state, reason, entries in self.listings
            if address == url
        ]
        assert len(told) == 1, f"{url} was told {len(told)} times: {told}"
        return told[0]

    def hear_url(self, url: str, state: str, reason: str) -> None:
        if state == "found":
            self.found.append(url)
        elif state != "stored":
            self.outcomes.append((url, state, reason))

    def hear_listing(self, url: str, state: str, reason: str, entries: int) -> None:
        self.listings.append((url, state, reason, entries))

    def hear_article(self, item: Any) -> None:
        self.articles.append(as_json(item))

    def hear_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def hear_end(self, reason: str) -> None:
        self.end = reason


class Log(logging.Handler):
    """What a user would read: a crawl's log as text, with tracebacks."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def crawl(
    facts: dict[str, Any] | None = None,
    arguments: dict[str, str] | None = None,
    spider: type[PublisherSpider] = PublisherSpider,
    seconds: float = 60,
    **settings: Any,
) -> Heard:
    """Crawl the publisher with these *facts*, with the fastest settings that are still the real ones."""
    if facts is not None:
        spider = type("HarbourSpider", (spider,), {"name": "harbour", "language": "en", **facts})
    merged = Settings()
    merged.setmodule("newsbot.settings", priority="project")
    merged.setdict(ON_LOOPBACK | FAST | settings, priority="cmdline")
    heard, log = Heard(), Log()

    async def run() -> None:
        runner = AsyncCrawlerRunner(merged)
        crawler = runner.create_crawler(spider)
        crawler.signals.connect(heard.hear_url, url_outcome)
        crawler.signals.connect(heard.hear_listing, listing_outcome)
        crawler.signals.connect(heard.hear_article, signals.item_scraped)
        crawler.signals.connect(heard.hear_request, signals.request_reached_downloader)
        crawler.signals.connect(heard.hear_end, signals.spider_closed)
        await runner.crawl(crawler, **(arguments or {}))

    level = logging.root.level
    logging.root.addHandler(log)
    logging.root.setLevel(logging.INFO)
    try:
        Reactor.run(run(), seconds)
    finally:
        logging.root.setLevel(level)
        logging.root.removeHandler(log)
    heard.log = "\n".join(log.lines)
    return heard

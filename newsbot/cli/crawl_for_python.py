"""BY HAND: the process behind `newsbot.crawl`: reads what to crawl from its standard input, and writes articles.

A line of its standard output is an article or the end, as JSON; what anything else prints goes to standard error. When
its standard input ends, nobody wants articles any more.
"""

import asyncio
import os
import signal
from collections.abc import Mapping
from typing import Any, ClassVar

import orjson
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import DropItem, UsageError

from newsbot.archive.rows import dumps
from newsbot.items import Article
from newsbot.states import UrlState
from newsbot.states.crawl_ends import CrawlOutcome, FinishReason

OWN_SETTINGS: Mapping[str, Any] = {
    "ARCHIVE": "",
    "LOG_LEVEL": "WARNING",
    "LIVE_PROGRESS": False,
    "HEALTH_ENABLED": False,
    "SCRAPER_SLOT_MAX_ACTIVE_SIZE": 1_000_000,
}
"""Where the caller sets nothing else. Without an archive every article comes, whenever one asks; few pages are read
before somebody wants them."""
GRACE = 4.0
"""Seconds in which the crawl ends in order, once nobody wants it."""


class UnknownPublisher(Exception):
    """The message names who may have been meant."""


class HandOver:
    """Pipeline: write each article, and wait until there is room for it."""

    out: ClassVar[int] = 1
    turn: ClassVar[asyncio.Lock | None] = None
    crawlers: ClassVar[list[Crawler]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "HandOver":
        cls.crawlers.append(crawler)
        return cls()

    async def process_item(self, item: Article) -> Article:
        kind = type(self)
        kind.turn = kind.turn or asyncio.Lock()
        async with kind.turn:
            try:
                await asyncio.to_thread(_write, kind.out, b'{"article":' + dumps(item).encode() + b"}\n")
            except BrokenPipeError:
                raise DropItem("nobody wants it", log_level="DEBUG") from None
        return item


def main() -> None:
    """Crawl what standard input asks for."""
    HandOver.out = os.dup(1)
    os.dup2(2, 1)
    asked = orjson.loads(_first_line(0))
    try:
        kind, message = "", ""
        failures = _crawl(asked)
        if failures:
            kind, message = "failed", "; ".join(failures)
    except UnknownPublisher as error:
        kind, message = "unknown", str(error)
    except UsageError as error:
        kind, message = "wrong", str(error)
    end = orjson.dumps({"end": kind or "finished", "message": message})
    try:
        _write(HandOver.out, end + b"\n")
    except BrokenPipeError:
        return


def _crawl(asked: Mapping[str, Any]) -> list[str]:
    """Crawl the publishers side by side; return why each that failed did so."""
    from newsbot.scheduling.crawl_round import Round

    settings = _settings(asked["settings"])
    process = AsyncCrawlerProcess(settings)
    names, arguments = list(dict.fromkeys(asked["publishers"])), asked["arguments"]
    for name in names:
        _check(name, arguments, process)
    round_ = Round(process, settings.getint("PUBLISHERS_AT_ONCE"), float("inf"))
    round_.arguments_of = lambda _: arguments
    _end_with_input()
    round_.run(names)
    failures = dict.fromkeys(round_.broken, "the crawl broke off")
    failures |= {crawler.spidercls.name: why for crawler in HandOver.crawlers if (why := _failure(crawler))}
    return [f"{name}: {why}" for name, why in failures.items()]


def _settings(own: Mapping[str, Any]) -> Any:
    from scrapy.utils.conf import closest_scrapy_cfg
    from scrapy.utils.project import get_project_settings

    from newsbot.cli.credentials import refuse_wrong_credentials
    from newsbot.cli.main import SETTINGS, VARIABLE
    from newsbot.cli.wrong_settings import refuse_wrong_settings

    if not closest_scrapy_cfg():
        os.environ.setdefault(VARIABLE, SETTINGS)
    settings = get_project_settings()
    settings.setdict(dict(OWN_SETTINGS) | dict(own), priority="cmdline")
    settings.set("ITEM_PIPELINES", settings.getdict("ITEM_PIPELINES") | {HandOver: 1000}, priority="cmdline")
    refuse_wrong_settings(settings)
    refuse_wrong_credentials(settings)
    return settings


def _check(name: str, arguments: Mapping[str, str], process: AsyncCrawlerProcess) -> None:
    """Raise UnknownPublisher, or UsageError for wrong arguments."""
    from newsbot.names import names_like

    loader = process.spider_loader
    if name not in loader.list():
        raise UnknownPublisher(f"unknown publisher {name!r}: {names_like(name, loader.list())}")
    if check := getattr(loader.load(name), "check_arguments", None):
        check(arguments)


def _failure(crawler: Crawler) -> str | None:
    """Return why a crawl failed, None for one that came to its end and got anything at all."""
    from newsbot.scheduling.due import something_came, something_was_asked_for

    assert crawler.stats
    counts = crawler.stats.get_stats()
    if told := counts.get("newsbot/failure"):
        return str(told)
    reason = FinishReason.of(counts.get("finish_reason"))
    nothing_came = something_was_asked_for(counts) and not something_came(counts)
    if reason.is_complete and not nothing_came:
        return None
    if nothing_came:
        return f"nothing came: {_most_frequent(counts)}"
    return f"ended before its end: {counts.get('finish_reason') or CrawlOutcome.KILLED}"


def _most_frequent(counts: Mapping[str, Any]) -> str:
    """Return the reason for which most requests failed."""
    of_listings, of_pages = "newsbot/listing/", f"newsbot/{UrlState.FAILED}/"
    told = [key for key in counts if key.startswith(of_pages) or (key.startswith(of_listings) and key.count("/") > 2)]
    return max(told, key=lambda key: counts[key], default="no answer").rpartition("/")[2]


def _end_with_input() -> None:
    """End the crawl when standard input ends: whoever asked for it has gone."""
    loop = asyncio.get_event_loop()

    def read() -> None:
        if not os.read(0, 4096):
            loop.remove_reader(0)
            loop.call_later(GRACE, os._exit, 1)
            os.kill(os.getpid(), signal.SIGTERM)

    loop.add_reader(0, read)


def _first_line(descriptor: int) -> bytes:
    line = b""
    while not line.endswith(b"\n") and (chunk := os.read(descriptor, 65_536)):
        line += chunk
    return line


def _write(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]


if __name__ == "__main__":
    from newsbot.cli import crawl_for_python  # the module that the settings name, of which this is a second one

    crawl_for_python.main()

"""Real crawls inside the test process: Scrapy's reactor runs in one thread for all tests."""

import asyncio
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings
from scrapy.spiders import Spider
from scrapy.utils.reactor import install_reactor

from newsbot.demo import DemoPublisher
from newsbot.demo.spider import HarbourPostSpider
from newsbot.urls import canonical

ON_LOOPBACK = {
    "ALLOW_PRIVATE_ADDRESSES": True,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RETRY_TIMES": 0,
    "LOG_ENABLED": False,
    "LOG_INSTALL_ROOT_HANDLER": False,
}


class Reactor:
    """Scrapy's reactor, started on first use; it ends with the process."""

    _loop: asyncio.AbstractEventLoop | None = None

    @classmethod
    def run(cls, coroutine: Any, seconds: float) -> None:
        """Run *coroutine* in the reactor's thread, for so many seconds at most."""
        if cls._loop is None:
            cls._start()
        assert cls._loop is not None
        asyncio.run_coroutine_threadsafe(coroutine, cls._loop).result(seconds)

    @classmethod
    def _start(cls) -> None:
        loop: Future[asyncio.AbstractEventLoop] = Future()

        def work() -> None:
            install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
            from twisted.internet import reactor

            running: Any = reactor
            running.callLater(0, lambda: loop.set_result(asyncio.get_running_loop()))
            running.run(installSignalHandlers=False)

        threading.Thread(target=work, name="reactor", daemon=True).start()
        cls._loop = loop.result(10)


def crawl(spider: type[Spider], settings: dict[str, Any], seconds: float = 60, **arguments: Any) -> Crawler:
    """Crawl with the project's settings and those given on top; return the crawler, whose `stats` tell the rest."""
    crawler = Crawler(spider, project_settings(settings))
    Reactor.run(crawler.crawl_async(**arguments), seconds)
    return crawler


def project_settings(settings: dict[str, Any]) -> Settings:
    """Return the project's settings, made fit for loopback, with *settings* on top."""
    merged = Settings()
    merged.setmodule("newsbot.settings", priority="project")
    merged.setdict(ON_LOOPBACK | settings, priority="cmdline")
    return merged


def crawl_and_end(base: str, settings: dict[str, Any]) -> None:
    """Crawl the demo publisher at *base* in this process, which can do nothing else then."""
    process = AsyncCrawlerProcess(project_settings(settings))
    process.crawl(HarbourPostSpider, base=base)
    process.start(install_signal_handlers=False)


def few_stories(paper: DemoPublisher, number: int = 12) -> None:
    """Leave *paper* its newest stories alone: a crawl takes its time for pages, most tests need a few of them."""
    newest = {story.slug for story in paper.newest()[:number]}
    for slug in paper.stories.keys() - newest:
        del paper.stories[slug]


ADDRESS = "archive.address"
"""File in a test's folder that says where its archive is, if that is no file."""


def archive_of(folder: Path) -> str:
    """Return where the archive of *folder* is: the database that a file names, else ``newsbot.db``."""
    named = folder / ADDRESS
    return named.read_text() if named.exists() else str(folder / "newsbot.db")


def files_in(folder: Path) -> dict[str, Any]:
    """Return the settings that crawl into the archive of *folder*, and ``articles.jsonl`` there."""
    return {"ARCHIVE": archive_of(folder), "FEEDS": {str(folder / "articles.jsonl"): {"format": "jsonlines"}}}


@dataclass
class Visit:
    """A crawl of the demo publisher, seen from both sides."""

    requests: dict[str, int]
    """Path -> how often it was asked during the crawl."""
    answers: dict[tuple[str, int], int]
    """(path, status) -> how often it was answered so."""
    stats: dict[str, Any] = field(default_factory=dict)

    @property
    def articles(self) -> list[str]:
        """Canonical paths of article pages that were asked for; which listing's way of writing them is up to chance."""
        paths = (urlsplit(canonical(f"http://localhost{target}")).path for target in self.requests)
        return sorted(path for path in paths if path.endswith(".html"))


def visit(paper: DemoPublisher, folder: Path, settings: dict[str, Any] | None = None, **arguments: Any) -> Visit:
    """Crawl *paper* into ``newsbot.db`` and ``articles.jsonl`` in *folder*."""
    requests, answers = paper.requests.copy(), paper.answers.copy()
    crawler = crawl(HarbourPostSpider, files_in(folder) | (settings or {}), base=paper.base, **arguments)
    stats = crawler.stats
    assert stats is not None
    return Visit(dict(paper.requests - requests), dict(paper.answers - answers), stats.get_stats())

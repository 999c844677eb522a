"""Crawl in a process of its own, as a user would, and hear what became of every URL."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]
FAST = {
    "ARCHIVE": "",
    "ALLOW_PRIVATE_ADDRESSES": True,
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "RETRY_PAUSE": 0.01,
    "TDMREP_ENABLED": False,
}


@dataclass
class Heard:
    """What a crawl told."""

    outcomes: list[tuple[str, str, str]]
    """(URL, state, reason), without "found"."""
    found: list[str]
    listings: list[tuple[str, str, str, int]]
    """(URL, state, reason, entries)."""
    articles: list[dict[str, Any]]
    requests: list[str]
    """URLs in the order in which they were asked for."""
    end: str
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


def crawl(
    facts: dict[str, Any] | None = None,
    arguments: dict[str, str] | None = None,
    spider: str = "newsbot.spiders.publisher:PublisherSpider",
    **settings: Any,
) -> Heard:
    """Crawl the publisher with these *facts*, with the fastest settings that are still the real ones."""
    asked = {"facts": facts, "arguments": arguments or {}, "spider": spider, "settings": FAST | settings}
    ran = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", __file__],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=100,
        cwd=PROJECT,
        check=False,
        env={"PYTHONPATH": str(PROJECT), "PATH": "/usr/bin:/bin", "SCRAPY_SETTINGS_MODULE": "newsbot.settings"},
    )
    assert ran.returncode == 0, ran.stderr
    return Heard(**json.loads(ran.stdout.splitlines()[-1]), log=ran.stderr)


def main() -> None:
    """Crawl as stdin says, and write what was heard to stdout."""
    from scrapy import signals
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.utils.misc import load_object
    from scrapy.utils.project import get_project_settings

    from newsbot.items import as_json
    from newsbot.signals import listing_outcome, url_outcome

    asked = json.load(sys.stdin)
    module, _, name = asked["spider"].partition(":")
    spider = load_object(f"{module}.{name}")
    if asked["facts"] is not None:
        spider = type("HarbourSpider", (spider,), {"name": "harbour", "language": "en", **asked["facts"]})
    settings = get_project_settings()
    settings.setdict(asked["settings"], priority="cmdline")
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(spider)
    heard: dict[str, Any] = {name: [] for name in ("outcomes", "found", "listings", "articles", "requests")}

    def hear_url(url: str, state: str, reason: str) -> None:
        if state == "found":
            heard["found"].append(url)
        elif state != "stored":
            heard["outcomes"].append((url, state, reason))

    def hear_listing(url: str, state: str, reason: str, entries: int) -> None:
        heard["listings"].append((url, state, reason, entries))

    def hear_article(item: Any) -> None:
        heard["articles"].append(as_json(item))

    def hear_request(request: Any) -> None:
        heard["requests"].append(request.url)

    crawler.signals.connect(hear_url, url_outcome)
    crawler.signals.connect(hear_listing, listing_outcome)
    crawler.signals.connect(hear_article, signals.item_scraped)
    crawler.signals.connect(hear_request, signals.request_reached_downloader)
    process.crawl(crawler, **asked["arguments"])
    process.start()
    print(json.dumps({**heard, "end": crawler.stats.get_value("finish_reason")}))


if __name__ == "__main__":
    main()

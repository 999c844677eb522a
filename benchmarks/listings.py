"""Measure what listings cost: a sitemap of 50,000 addresses, its entries in the spider, a feed of 100 entries.

    python -m benchmarks.listings [--rounds 5]

Processor time, of each the best of the rounds; memory is what reading adds to the greatest resident size of a
process of its own (Linux). Each address of the sitemap changed "now", as sites write whose software takes the moment of
writing the file for it.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.http import Request, TextResponse
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from newsbot import read_listing
from newsbot.spiders.site import SiteSpider

SITE = "https://www.harbour.example"
NOW = datetime.now(UTC).replace(microsecond=0)
SIZES = (10_000, 50_000)
FOLLOWED = 5_000


def sitemap(number: int) -> bytes:
    """Return a sitemap of *number* articles, half of them with a day of former years in their address."""
    days = (f"/{NOW.year - 1 - at % 9}/03/{1 + at % 28:02}" if at % 2 else "/politics" for at in range(number))
    urls = (f"<loc>{SITE}{day}/story-of-the-harbour-{at}</loc>" for at, day in enumerate(days))
    return (
        "<urlset>" + "".join(f"<url>{url}<lastmod>{NOW.isoformat()}</lastmod></url>" for url in urls) + "</urlset>"
    ).encode()


def feed(number: int) -> bytes:
    text = "The old harbour wall will be raised by a metre before the winter storms. " * 4
    items = (
        f"<item><title>Story {at} of the harbour</title><link>{SITE}/politics/story-of-the-harbour-{at}</link>"
        f"<pubDate>Fri, 20 Nov 2026 08:{at % 60:02}:00 GMT</pubDate><description>{text}</description></item>"
        for at in range(number)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'.encode()


def best(work: Callable[[], Any], rounds: int) -> float:
    """Return the least processor time of *work*, in milliseconds."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return 1000 * min(taken)


def follow(number: int) -> None:
    """Make requests or reasons of the entries of a sitemap, as a crawl does."""
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    crawler = get_crawler(SiteSpider, settings_dict={"ARCHIVE": "", "LOG_ENABLED": False})
    crawler.settings = settings
    spider = SiteSpider.from_crawler(crawler, url=f"{SITE}/")
    spider.look_back_from(NOW)
    response = TextResponse(f"{SITE}/all.xml", request=Request(f"{SITE}/all.xml", meta={"source": "sitemaps"}))
    for _ in spider.follow(LISTING[number], response):
        pass


LISTING: dict[int, Any] = {}


def memory(number: int) -> int:
    """Return the megabytes of a process that reads a sitemap of *number* addresses and holds its entries."""
    command = f"from benchmarks.listings import read_and_tell; read_and_tell({number})"
    return int(subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True).stdout)


def read_and_tell(number: int) -> None:
    body = sitemap(number)
    before = greatest_size()
    listing = read_listing(body, f"{SITE}/all.xml")
    assert len(listing.entries) == number
    print((greatest_size() - before) // 1024)


def greatest_size() -> int:
    """Return the greatest resident size of this process, in kB; that of `resource` is its parent's too."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    for number in SIZES:
        body = sitemap(number)
        taken = best(lambda body=body: read_listing(body, f"{SITE}/all.xml"), rounds)  # type: ignore[misc]
        print(f"sitemap of {number:6}: {taken:7.0f} ms, {taken / number * 1000:5.1f} µs an entry; {memory(number)} MB")
    LISTING[FOLLOWED] = read_listing(sitemap(FOLLOWED), f"{SITE}/all.xml")
    taken = best(lambda: follow(FOLLOWED), rounds)
    print(f"its entries followed: {taken / FOLLOWED * 1000:5.1f} µs an entry")
    body = feed(100)
    taken = best(lambda: read_listing(body, f"{SITE}/feed"), 4 * rounds)
    print(f"feed of 100 entries: {taken:5.1f} ms")
    try:
        import feedparser
    except ImportError:
        return
    taken = best(lambda: feedparser.parse(body), rounds)
    print(f"the same by feedparser {feedparser.__version__}: {taken:5.1f} ms")


if __name__ == "__main__":
    main()

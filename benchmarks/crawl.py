"""Measure what newsbot costs a crawl: its pages a second against those of a bare spider that yields only the title.

    python -m benchmarks.crawl [../shared/real-pages] [--pages 600] [--rounds 3]

A site on loopback serves pages made of the folder's, named in a sitemap. `scrapy crawl site` reads them into an archive
and JSON lines; the bare spider writes their titles to JSON lines. Both run as fast as they can with the same
concurrency, by turns; the server counts from the first page asked for to the last. The median of the rounds counts.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from threading import Thread
from typing import Any

from benchmarks.ingest import made_pages

UNTHROTTLED = {
    "CONCURRENT_REQUESTS": "16",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "16",
    "DOWNLOAD_DELAY": "0",
    "AUTOTHROTTLE_ENABLED": "False",
    "ROBOTSTXT_OBEY": "True",
    "LOG_LEVEL": "ERROR",
}
BARE = """
import re, scrapy
class Bare(scrapy.Spider):
    name = "bare"
    async def start(self):
        yield scrapy.Request("{site}/sitemap.xml")
    def parse(self, response):
        for address in re.findall("<loc>(.*?)</loc>", response.text):
            yield scrapy.Request(address, self.title)
    def title(self, response):
        yield {{"title": response.css("title::text").get()}}
"""


class Site(ThreadingHTTPServer):
    """Pages under made addresses, a sitemap of them, and the times at which they are asked for."""

    daemon_threads = True

    def __init__(self, bodies: list[bytes]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server_port}"
        self.pages = {f"/news/2026/the-story-of-the-harbour-{n}.html": body for n, body in enumerate(bodies)}
        today = datetime.now(UTC).date()
        entries = (f"<url><loc>{self.base}{path}</loc><lastmod>{today}</lastmod></url>" for path in self.pages)
        urls = "".join(entries)
        self.pages["/sitemap.xml"] = (
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
        )
        self.pages["/robots.txt"] = f"User-agent: *\nSitemap: {self.base}/sitemap.xml".encode()
        self.pages["/"] = b"<title>The Harbour Post</title><h1>The Harbour Post</h1>"
        self.arguments: list[float] = []


class Handler(BaseHTTPRequestHandler):
    """Answers with the site's pages."""

    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        body = self.server.pages.get(self.path)
        if self.path.startswith("/news/"):
            self.server.arguments.append(time.monotonic())
        self.send_response(200 if body is not None else 404)
        kind = "application/xml" if self.path.endswith(".xml") else "text/html; charset=utf-8"
        self.send_header("Content-Type", "text/plain" if self.path.endswith(".txt") else kind)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/real-pages"))
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    site = Site([page.body for page in islice(made_pages(args.folder), args.pages)])
    Thread(target=site.serve_forever, daemon=True).start()
    speeds: dict[str, list[float]] = {"newsbot": [], "bare spider": []}
    with tempfile.TemporaryDirectory() as folder:
        spider = Path(folder, "bare.py")
        spider.write_text(BARE.format(site=site.base))
        for turn in range(args.rounds):
            archive, lines = Path(folder, f"{turn}.db"), Path(folder, f"{turn}.jsonl")
            own = ["crawl", "site", "-a", f"url={site.base}/", "-s", f"ARCHIVE={archive}", "-O", str(lines)]
            speeds["newsbot"].append(pages_a_second(site, [*own, "-s", "ALLOW_PRIVATE_ADDRESSES=True"], Path.cwd()))
            bare = ["runspider", str(spider), "-O", str(lines)]
            speeds["bare spider"].append(pages_a_second(site, bare, Path(folder)))
            print(f"round {turn + 1}:", ", ".join(f"{name} {rates[-1]:.1f} pages/s" for name, rates in speeds.items()))
    ratios = [own / bare for own, bare in zip(*speeds.values(), strict=True)]
    print(f"newsbot crawls at {statistics.median(ratios):.2f} of a bare spider's speed (to reach: 0.6)")


def pages_a_second(site: Site, command: list[str], project: Path) -> float:
    """Return how many of its pages a second *site* was asked for by `scrapy` with *command* in the folder *project*."""
    site.arguments.clear()
    settings = [part for name, value in UNTHROTTLED.items() for part in ("-s", f"{name}={value}")]
    whole = [sys.executable, "-m", "scrapy", *command, *settings]
    run = subprocess.run(whole, cwd=project, capture_output=True, text=True, check=False)
    if run.returncode or len(site.arguments) < len(site.pages) - 3:
        raise SystemExit(f"{len(site.arguments)} pages read\n{run.stdout[-2000:]}{run.stderr[-3000:]}")
    return (len(site.arguments) - 1) / (site.arguments[-1] - site.arguments[0])


if __name__ == "__main__":
    main()

"""REQUEST: `scrapy crawl site -a url=https://any.example/`: a site without a publisher file."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Self
from urllib.parse import urljoin

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Request, Response

from newsbot.responses import page_of
from newsbot.sources import Listing
from newsbot.sources.front_page import declared_feeds, section_links
from newsbot.spiders.arguments import usage_error
from newsbot.spiders.publisher import PublisherSpider
from newsbot.states import ANY_SITE
from newsbot.urls import site_of

USUAL_FEEDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml", "/news-sitemap.xml", "/sitemap-news.xml")


class SiteSpider(PublisherSpider):
    """Finds the listings of any site by itself: those that its front page and robots.txt name, else the usual ones."""

    name = ANY_SITE
    title = "any site"
    facts = None

    def __init__(self, **arguments: str) -> None:
        self.check_arguments(arguments)
        super().__init__(**arguments)
        self.front_page = self.arguments.url or ""
        self.allowed_domains = [site_of(self.front_page)]
        self.publisher_name = self.allowed_domains[0] or self.name
        self.robots_sitemaps: list[str] = []

    @classmethod
    def check_arguments(cls, arguments: Mapping[str, str]) -> None:
        if "url" not in arguments:
            raise usage_error("which site? Name it with -a url=https://any.example/")
        for name in ("sections", "sources"):
            if name in arguments:
                raise usage_error(f"{name} is for publishers (see `scrapy list`); site finds its listings by itself")
        super().check_arguments(arguments)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.robots_parsed, signals.robots_parsed)
        return spider

    def robots_parsed(self, robotparser: Any) -> None:
        """Keep the sitemaps that robots.txt names; Scrapy's wrapper of the parser does not hand them out."""
        self.robots_sitemaps.extend(robotparser.rp.sitemaps)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the front page, which leads to all else."""
        self.look_back_from(datetime.now(UTC))
        for request in self.listing_request(self.front_page, "sections", is_front=True):
            yield request

    def follow(self, listing: Listing, response: Response) -> Iterator[Request]:
        """Follow *listing*; from the front page, also the listings of the site."""
        yield from super().follow(listing, response)
        if response.meta.get("is_front"):
            page = page_of(response)
            yield from self._listings("feeds", declared_feeds(page), USUAL_FEEDS, response.url)
            yield from self._listings("sitemaps", self.robots_sitemaps, USUAL_SITEMAPS, response.url)
            for name, url in section_links(page).items():
                yield from self.listing_request(url, "sections", section=name)

    def _listings(self, source: str, named: list[str], usual: tuple[str, ...], base: str) -> Iterator[Request]:
        for address in named or usual:
            yield from self.listing_request(urljoin(base, address), source, is_guess=not named)

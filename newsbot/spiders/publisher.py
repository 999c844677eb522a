"""REQUEST: PublisherSpider, the base of every publisher file: facts in, requests for listings and articles out."""

import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar

import scrapy
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from newsbot.items import Article, NotAnArticle
from newsbot.loaders import read_article
from newsbot.page import Page
from newsbot.signals import tell
from newsbot.sources import Entry


class PublisherSpider(scrapy.Spider):
    """A publisher; subclasses state facts, and code only where a site truly needs it."""

    title: ClassVar[str] = ""
    """The publisher's name as readers know it."""
    country: ClassVar[str] = ""
    """ISO 3166-1, two letters."""
    language: ClassVar[str] = ""
    """BCP 47."""
    timezone: ClassVar[str] = "UTC"
    """IANA name; dates without an offset are in it."""
    allowed_domains: ClassVar[list[str]] = []

    sections: ClassVar[dict[str, str]] = {}
    """Section's name -> address of its page."""
    feeds: ClassVar[list[str]] = []
    """RSS, Atom, JSON Feed."""
    sitemaps: ClassVar[list[str]] = []
    """May hold a date: ``https://x.example/sitemap-{date:%Y-%m}.xml``."""
    news_sitemaps: ClassVar[list[str]] = []
    article_url: ClassVar[str | None] = None
    """Regular expression, searched in the address; what it does not find is no article."""

    selectors: ClassVar[dict[str, str]] = {}
    """Article field -> CSS, where structured data and the generic extractor go wrong."""
    drop: ClassVar[list[str]] = []
    """CSS of what is no part of the article."""
    every: ClassVar[str | None] = None
    """Fixed interval between crawls, such as ``30m``; learned from the publisher where None."""

    @classmethod
    def correct(cls, article: Article, page: Page) -> Article:  # noqa: ARG003
        """Return *article* with what only this publisher's pages need; override it where facts do not suffice."""
        return article

    async def start(self) -> AsyncIterator[Any]:
        for url in self.sections.values():
            yield Request(url, callback=self.parse_section, dont_filter=True, meta={"listing": True})

    def parse_section(self, response: Response) -> Iterator[Request]:
        """Ask for every article that the section page links to."""
        for href in response.css("a::attr(href)").getall():
            url = response.urljoin(href)
            if self.article_url and re.search(self.article_url, url):
                entry = Entry(url, listing=response.url)
                yield Request(url, callback=self.parse, errback=self.failed, meta={"entry": entry})

    def parse(self, response: Response, **_: Any) -> Iterator[Article]:
        """Yield the article that the page is; what is none is told with its reason."""
        entry = response.meta.get("entry")
        headers = {name.decode("latin-1"): b", ".join(v).decode("latin-1") for name, v in response.headers.items()}
        page = Page(response.body, response.url, headers)
        try:
            article = read_article(page, type(self), entry, seen_at=datetime.now(UTC))
        except NotAnArticle as error:
            tell(self.crawler, response.url, "not_article", error.reason, entry=entry, response=response)
            return
        article.discovered_via = entry.listing if entry else None
        yield article

    def failed(self, failure: Failure) -> None:
        """Tell why the article could not be fetched."""
        request = failure.request  # type: ignore[attr-defined]
        reason = type(failure.value).__name__
        tell(self.crawler, request.url, "failed", reason, entry=request.meta.get("entry"))

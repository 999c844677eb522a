"""BY HAND: the demo publisher's file, as `newsbot/publishers/` would hold it if it stood on the internet."""

from typing import Any

from newsbot.spiders.publisher import PublisherSpider

PORT = 8327
"""Where `scrapy demo` serves the paper, so that a second run finds the same addresses."""


class HarbourPostSpider(PublisherSpider):
    name = "harbour_post"
    title = "The Harbour Post"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["127.0.0.1"]

    article_url = r"/(?:politics|business|culture|world)/[\w-]+\.html"

    def __init__(self, *args: Any, base: str = f"http://127.0.0.1:{PORT}", **kwargs: Any) -> None:
        """Follow the paper at *base* (scheme, host and port)."""
        self.sections = {name: f"{base}/{name.lower()}/" for name in ("Politics", "Business", "Culture", "World")}
        self.feeds = [f"{base}/{name}" for name in ("feed.xml", "feed.rdf", "atom.xml", "feed.json")]
        self.sitemaps = [f"{base}/sitemap.xml"]
        self.news_sitemaps = [f"{base}/news-sitemap.xml"]
        super().__init__(*args, **kwargs)

"""SOURCE: Wired."""

from newsbot.spiders.publisher import PublisherSpider


class WiredSpider(PublisherSpider):
    name = "wired"
    title = "Wired"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["wired.com"]

    feeds = ["https://www.wired.com/feed/rss"]
    sitemaps = ["https://www.wired.com/sitemap.xml", "https://www.wired.com/sitemap-archive-1.xml"]
    news_sitemaps = ["https://www.wired.com/feed/google-latest-news/sitemap-google-news"]

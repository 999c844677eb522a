"""SOURCE: Reuters."""

from newsbot.spiders.publisher import PublisherSpider


class ReutersSpider(PublisherSpider):
    name = "reuters"
    title = "Reuters"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["reuters.com"]

    sitemaps = ["https://www.reuters.com/arc/outboundfeeds/sitemap-index/?outputType=xml"]
    news_sitemaps = ["https://www.reuters.com/arc/outboundfeeds/news-sitemap-index/?outputType=xml"]

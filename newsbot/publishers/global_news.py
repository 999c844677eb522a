"""SOURCE: Global News."""

from newsbot.spiders.publisher import PublisherSpider


class GlobalNewsSpider(PublisherSpider):
    name = "global_news"
    title = "Global News"
    country = "CA"
    language = "en"
    timezone = "America/Toronto"
    allowed_domains = ["globalnews.ca"]

    sitemaps = ["https://globalnews.ca/sitemap.xml"]
    news_sitemaps = ["https://globalnews.ca/news-sitemap.xml"]

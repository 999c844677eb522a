"""SOURCE: The Washington Post."""

from newsbot.spiders.publisher import PublisherSpider


class WashingtonPostSpider(PublisherSpider):
    name = "washington_post"
    title = "The Washington Post"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["washingtonpost.com"]

    feeds = ["https://feeds.washingtonpost.com/rss/world", "https://feeds.washingtonpost.com/rss/national"]
    sitemaps = ["https://www.washingtonpost.com/sitemaps/sitemap.xml.gz"]
    news_sitemaps = ["https://www.washingtonpost.com/sitemaps/news-sitemap.xml.gz"]

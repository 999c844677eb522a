"""SOURCE: Rolling Stone."""

from newsbot.spiders.publisher import PublisherSpider


class RollingStoneSpider(PublisherSpider):
    name = "rolling_stone"
    title = "Rolling Stone"
    country = "US"
    language = "en"
    timezone = "America/New_York"
    allowed_domains = ["rollingstone.com"]

    sitemaps = ["https://www.rollingstone.com/sitemap_index.xml"]
    news_sitemaps = ["https://www.rollingstone.com/news-sitemap.xml"]

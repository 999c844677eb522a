"""SOURCE: Mexico News Daily."""

from newsbot.spiders.publisher import PublisherSpider


class MexicoNewsDailySpider(PublisherSpider):
    name = "mexico_news_daily"
    title = "Mexico News Daily"
    country = "MX"
    language = "en"
    timezone = "America/Mexico_City"
    allowed_domains = ["mexiconewsdaily.com"]

    sitemaps = ["https://mexiconewsdaily.com/sitemap_index.xml"]

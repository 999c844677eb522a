"""SOURCE: Daily Express."""

from newsbot.spiders.publisher import PublisherSpider


class DailyExpressSpider(PublisherSpider):
    name = "daily_express"
    title = "Daily Express"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["express.co.uk"]

    sitemaps = ["https://www.express.co.uk/sitemap.xml"]
    news_sitemaps = ["https://www.express.co.uk/googlenews.xml"]

"""SOURCE: Daily Maverick."""

from newsbot.spiders.publisher import PublisherSpider


class DailyMaverickSpider(PublisherSpider):
    name = "daily_maverick"
    title = "Daily Maverick"
    country = "ZA"
    language = "en"
    timezone = "Africa/Johannesburg"
    allowed_domains = ["dailymaverick.co.za"]

    sitemaps = ["https://www.dailymaverick.co.za/sitemap_index.xml"]
    news_sitemaps = ["https://www.dailymaverick.co.za/news-sitemap.xml"]

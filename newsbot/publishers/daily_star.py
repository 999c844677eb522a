"""SOURCE: Daily Star."""

from newsbot.spiders.publisher import PublisherSpider


class DailyStarSpider(PublisherSpider):
    name = "daily_star"
    title = "Daily Star"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["dailystar.co.uk"]

    sitemaps = ["https://www.dailystar.co.uk/sitemaps/sitemap_index.xml"]
    news_sitemaps = ["https://www.dailystar.co.uk/map_news.xml"]

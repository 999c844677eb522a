"""SOURCE: Daily Mirror."""

from newsbot.spiders.publisher import PublisherSpider


class DailyMirrorSpider(PublisherSpider):
    name = "daily_mirror"
    title = "Daily Mirror"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["mirror.co.uk"]

    sitemaps = ["https://www.mirror.co.uk/sitemaps/sitemap_index.xml"]
    news_sitemaps = ["https://www.mirror.co.uk/map_news.xml"]

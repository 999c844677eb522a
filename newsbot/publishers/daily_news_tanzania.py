"""SOURCE: Daily News."""

from newsbot.spiders.publisher import PublisherSpider


class DailyNewsTanzaniaSpider(PublisherSpider):
    name = "daily_news_tanzania"
    title = "Daily News"
    country = "TZ"
    language = "en"
    timezone = "Africa/Dar_es_Salaam"
    allowed_domains = ["dailynews.co.tz"]

    sitemaps = ["https://dailynews.co.tz/sitemap_index.xml"]

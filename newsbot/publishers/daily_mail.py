"""SOURCE: Daily Mail."""

from newsbot.spiders.publisher import PublisherSpider


class DailyMailSpider(PublisherSpider):
    name = "daily_mail"
    title = "Daily Mail"
    country = "GB"
    language = "en"
    timezone = "Europe/London"
    allowed_domains = ["dailymail.co.uk"]

    sitemaps = ["https://www.dailymail.co.uk/sitemap-articles-year~{date:%Y}.xml"]
    news_sitemaps = ["https://www.dailymail.co.uk/google-news-sitemap.xml"]

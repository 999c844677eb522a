"""SOURCE: Tages-Anzeiger."""

from newsbot.spiders.publisher import PublisherSpider


class TagesAnzeigerSpider(PublisherSpider):
    name = "tages_anzeiger"
    title = "Tages-Anzeiger"
    country = "CH"
    language = "de"
    timezone = "Europe/Zurich"
    allowed_domains = ["tagesanzeiger.ch"]

    sitemaps = ["https://www.tagesanzeiger.ch/sitemaps/sitemapindex.xml"]
    news_sitemaps = ["https://www.tagesanzeiger.ch/sitemaps/news.xml"]

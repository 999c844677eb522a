"""SOURCE: Salzburger Nachrichten."""

from newsbot.spiders.publisher import PublisherSpider


class SalzburgerNachrichtenSpider(PublisherSpider):
    name = "salzburger_nachrichten"
    title = "Salzburger Nachrichten"
    country = "AT"
    language = "de"
    timezone = "Europe/Vienna"
    allowed_domains = ["sn.at"]

    sitemaps = ["https://www.sn.at/portal-artikel.sitemap.xml"]
    news_sitemaps = ["https://www.sn.at/news-artikel.sitemap.xml"]

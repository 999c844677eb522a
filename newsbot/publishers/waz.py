"""SOURCE: Westdeutsche Allgemeine Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class WazSpider(PublisherSpider):
    name = "waz"
    title = "Westdeutsche Allgemeine Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["waz.de"]

    news_sitemaps = ["https://www.waz.de/sitemaps/news.xml"]

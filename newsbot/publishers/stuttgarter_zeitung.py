"""SOURCE: Stuttgarter Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class StuttgarterZeitungSpider(PublisherSpider):
    name = "stuttgarter_zeitung"
    title = "Stuttgarter Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["stuttgarter-zeitung.de"]

    sitemaps = ["https://www.stuttgarter-zeitung.de/sitemap.xml"]
    news_sitemaps = ["https://www.stuttgarter-zeitung.de/sitemap-news.xml"]

"""SOURCE: Bild."""

from newsbot.spiders.publisher import PublisherSpider


class BildSpider(PublisherSpider):
    name = "bild"
    title = "Bild"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["bild.de"]

    feeds = ["https://www.bild.de/feed/alles.xml"]
    sitemaps = ["https://www.bild.de/sitemap-index.xml"]
    news_sitemaps = ["https://www.bild.de/sitemap-news.xml"]

"""SOURCE: Berliner Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class BerlinerZeitungSpider(PublisherSpider):
    name = "berliner_zeitung"
    title = "Berliner Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["berliner-zeitung.de"]

    feeds = ["https://www.berliner-zeitung.de/feed.xml"]
    sitemaps = ["https://www.berliner-zeitung.de/sitemap.xml"]
    news_sitemaps = ["https://www.berliner-zeitung.de/news-sitemap.xml"]

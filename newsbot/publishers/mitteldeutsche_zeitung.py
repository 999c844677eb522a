"""SOURCE: Mitteldeutsche Zeitung."""

from newsbot.spiders.publisher import PublisherSpider


class MitteldeutscheZeitungSpider(PublisherSpider):
    name = "mitteldeutsche_zeitung"
    title = "Mitteldeutsche Zeitung"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["mz.de"]

    sitemaps = ["https://www.mz.de/sitemaps/sitemap-ressort-index.xml"]
    news_sitemaps = ["https://www.mz.de/sitemaps/newssitemap-index.xml"]

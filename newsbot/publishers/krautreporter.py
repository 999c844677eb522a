"""SOURCE: Krautreporter."""

from newsbot.spiders.publisher import PublisherSpider


class KrautreporterSpider(PublisherSpider):
    name = "krautreporter"
    title = "Krautreporter"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["krautreporter.de"]

    feeds = ["https://krautreporter.de/feeds.rss"]
    sitemaps = ["https://krautreporter.de/sitemap.xml"]

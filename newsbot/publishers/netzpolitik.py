"""SOURCE: netzpolitik.org."""

from newsbot.spiders.publisher import PublisherSpider


class NetzpolitikSpider(PublisherSpider):
    name = "netzpolitik"
    title = "netzpolitik.org"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["netzpolitik.org"]

    feeds = ["https://netzpolitik.org/feed/"]
    sitemaps = ["https://netzpolitik.org/sitemap.xml"]

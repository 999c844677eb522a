"""SOURCE: Jyllands-Posten."""

from newsbot.spiders.publisher import PublisherSpider


class JyllandsPostenSpider(PublisherSpider):
    name = "jyllands_posten"
    title = "Jyllands-Posten"
    country = "DK"
    language = "da"
    timezone = "Europe/Copenhagen"
    allowed_domains = ["jyllands-posten.dk"]

    sitemaps = ["https://jyllands-posten.dk/sitemapindex.xml"]

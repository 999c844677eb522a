"""SOURCE: Sermitsiaq."""

from newsbot.spiders.publisher import PublisherSpider


class SermitsiaqSpider(PublisherSpider):
    name = "sermitsiaq"
    title = "Sermitsiaq"
    country = "GL"
    language = "da"
    timezone = "America/Nuuk"
    allowed_domains = ["sermitsiaq.ag"]

    sitemaps = ["https://www.sermitsiaq.ag/sitemap.xml"]

"""SOURCE: Tageblatt."""

from newsbot.spiders.publisher import PublisherSpider


class TageblattSpider(PublisherSpider):
    name = "tageblatt"
    title = "Tageblatt"
    country = "LU"
    language = "de"
    timezone = "Europe/Luxembourg"
    allowed_domains = ["tageblatt.lu"]

    sitemaps = ["https://www.tageblatt.lu/Sitemap_Index.xml.gz"]

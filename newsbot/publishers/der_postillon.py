"""SOURCE: Der Postillon."""

from newsbot.spiders.publisher import PublisherSpider


class DerPostillonSpider(PublisherSpider):
    name = "der_postillon"
    title = "Der Postillon"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["der-postillon.com"]

    sitemaps = ["https://www.der-postillon.com/sitemap.xml"]

"""SOURCE: La Repubblica."""

from newsbot.spiders.publisher import PublisherSpider


class LaRepubblicaSpider(PublisherSpider):
    name = "la_repubblica"
    title = "La Repubblica"
    country = "IT"
    language = "it"
    timezone = "Europe/Rome"
    allowed_domains = ["repubblica.it"]

    feeds = ["https://www.repubblica.it/rss/homepage/rss2.0.xml"]
    sitemaps = ["https://www.repubblica.it/sitemap-{date:%Y-%m}.xml"]

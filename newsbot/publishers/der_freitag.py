"""SOURCE: der Freitag."""

from newsbot.spiders.publisher import PublisherSpider


class DerFreitagSpider(PublisherSpider):
    name = "der_freitag"
    title = "der Freitag"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["freitag.de"]

    feeds = ["https://www.freitag.de/@@RSS"]
    sitemaps = ["https://www.freitag.de/sitemap.xml"]
    article_url = r"/autoren/[^/?#]+/[^/?#]+"

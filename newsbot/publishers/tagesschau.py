"""SOURCE: tagesschau.de."""

from newsbot.spiders.publisher import PublisherSpider


class TagesschauSpider(PublisherSpider):
    name = "tagesschau"
    title = "tagesschau.de"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["tagesschau.de"]

    feeds = ["https://www.tagesschau.de/xml/rss2/"]

"""SOURCE: Westdeutscher Rundfunk."""

from newsbot.spiders.publisher import PublisherSpider


class WdrSpider(PublisherSpider):
    name = "wdr"
    title = "Westdeutscher Rundfunk"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["wdr.de"]

    feeds = ["https://www1.wdr.de/uebersicht-100.feed"]

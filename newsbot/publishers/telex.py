"""SOURCE: Telex."""

from newsbot.spiders.publisher import PublisherSpider


class TelexSpider(PublisherSpider):
    name = "telex"
    title = "Telex"
    country = "HU"
    language = "hu"
    timezone = "Europe/Budapest"
    allowed_domains = ["telex.hu"]

    feeds = ["https://telex.hu/rss"]

"""SOURCE: Stern."""

from newsbot.spiders.publisher import PublisherSpider


class SternSpider(PublisherSpider):
    name = "stern"
    title = "Stern"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["stern.de"]

    feeds = ["https://www.stern.de/feed/standard/alle-nachrichten/"]

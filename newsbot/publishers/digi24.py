"""SOURCE: Digi24."""

from newsbot.spiders.publisher import PublisherSpider


class Digi24Spider(PublisherSpider):
    name = "digi24"
    title = "Digi24"
    country = "RO"
    language = "ro"
    timezone = "Europe/Bucharest"
    allowed_domains = ["digi24.ro"]

    feeds = ["https://www.digi24.ro/rss"]

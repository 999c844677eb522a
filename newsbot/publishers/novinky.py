"""SOURCE: Novinky.cz."""

from newsbot.spiders.publisher import PublisherSpider


class NovinkySpider(PublisherSpider):
    name = "novinky"
    title = "Novinky.cz"
    country = "CZ"
    language = "cs"
    timezone = "Europe/Prague"
    allowed_domains = ["novinky.cz"]

    feeds = ["http://www.novinky.cz/rss/"]

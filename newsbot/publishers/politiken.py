"""SOURCE: Politiken."""

from newsbot.spiders.publisher import PublisherSpider


class PolitikenSpider(PublisherSpider):
    name = "politiken"
    title = "Politiken"
    country = "DK"
    language = "da"
    timezone = "Europe/Copenhagen"
    allowed_domains = ["politiken.dk"]

    feeds = ["https://politiken.dk/rss/senestenyt.rss"]

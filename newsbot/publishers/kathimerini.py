"""SOURCE: Η Καθημερινή."""

from newsbot.spiders.publisher import PublisherSpider


class KathimeriniSpider(PublisherSpider):
    name = "kathimerini"
    title = "Η Καθημερινή"
    country = "GR"
    language = "el"
    timezone = "Europe/Athens"
    allowed_domains = ["kathimerini.gr"]

    feeds = ["https://www.kathimerini.gr/feed/"]

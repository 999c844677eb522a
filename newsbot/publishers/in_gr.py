"""SOURCE: in.gr."""

from newsbot.spiders.publisher import PublisherSpider


class InGrSpider(PublisherSpider):
    name = "in_gr"
    title = "in.gr"
    country = "GR"
    language = "el"
    timezone = "Europe/Athens"
    allowed_domains = ["in.gr"]

    feeds = ["https://www.in.gr/feed/"]

"""SOURCE: N1."""

from newsbot.spiders.publisher import PublisherSpider


class N1SerbiaSpider(PublisherSpider):
    name = "n1_serbia"
    title = "N1"
    country = "RS"
    language = "sr"
    timezone = "Europe/Belgrade"
    allowed_domains = ["n1info.rs"]

    feeds = ["https://n1info.rs/feed/"]

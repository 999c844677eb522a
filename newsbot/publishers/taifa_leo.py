"""SOURCE: Taifa Leo."""

from newsbot.spiders.publisher import PublisherSpider


class TaifaLeoSpider(PublisherSpider):
    name = "taifa_leo"
    title = "Taifa Leo"
    country = "KE"
    language = "sw"
    timezone = "Africa/Nairobi"
    allowed_domains = ["taifaleo.nation.co.ke"]

    feeds = ["https://taifaleo.nation.co.ke/feed/"]

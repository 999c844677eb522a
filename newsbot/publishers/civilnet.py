"""SOURCE: ՍիվիլՆեթ."""

from newsbot.spiders.publisher import PublisherSpider


class CivilnetSpider(PublisherSpider):
    name = "civilnet"
    title = "ՍիվիլՆեթ"
    country = "AM"
    language = "hy"
    timezone = "Asia/Yerevan"
    allowed_domains = ["civilnet.am"]

    feeds = ["http://civilnet.am/feed/"]

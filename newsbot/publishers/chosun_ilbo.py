"""SOURCE: 조선일보."""

from newsbot.spiders.publisher import PublisherSpider


class ChosunIlboSpider(PublisherSpider):
    name = "chosun_ilbo"
    title = "조선일보"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["chosun.com"]

    feeds = ["https://www.chosun.com/arc/outboundfeeds/rss/?outputType=xml"]

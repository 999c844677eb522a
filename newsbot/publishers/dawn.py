"""SOURCE: Dawn."""

from newsbot.spiders.publisher import PublisherSpider


class DawnSpider(PublisherSpider):
    name = "dawn"
    title = "Dawn"
    country = "PK"
    language = "en"
    timezone = "Asia/Karachi"
    allowed_domains = ["dawn.com"]

    feeds = ["https://www.dawn.com/feeds/home"]

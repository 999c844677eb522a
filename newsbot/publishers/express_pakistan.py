"""SOURCE: ایکسپریس."""

from newsbot.spiders.publisher import PublisherSpider


class ExpressPakistanSpider(PublisherSpider):
    name = "express_pakistan"
    title = "ایکسپریس"
    country = "PK"
    language = "ur"
    timezone = "Asia/Karachi"
    allowed_domains = ["express.pk"]

    feeds = ["https://www.express.pk/feed/"]

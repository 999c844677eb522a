"""SOURCE: প্রথম আলো."""

from newsbot.spiders.publisher import PublisherSpider


class ProthomAloSpider(PublisherSpider):
    name = "prothom_alo"
    title = "প্রথম আলো"
    country = "BD"
    language = "bn"
    timezone = "Asia/Dhaka"
    allowed_domains = ["prothomalo.com"]

    feeds = ["https://www.prothomalo.com/feed/"]

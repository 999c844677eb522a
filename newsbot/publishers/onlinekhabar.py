"""SOURCE: अनलाइनखबर."""

from newsbot.spiders.publisher import PublisherSpider


class OnlinekhabarSpider(PublisherSpider):
    name = "onlinekhabar"
    title = "अनलाइनखबर"
    country = "NP"
    language = "ne"
    timezone = "Asia/Kathmandu"
    allowed_domains = ["onlinekhabar.com"]

    feeds = ["http://www.onlinekhabar.com/feed/"]

"""SOURCE: هسبريس."""

from newsbot.spiders.publisher import PublisherSpider


class HespressSpider(PublisherSpider):
    name = "hespress"
    title = "هسبريس"
    country = "MA"
    language = "ar"
    timezone = "Africa/Casablanca"
    allowed_domains = ["hespress.com"]

    feeds = ["https://www.hespress.com/feed"]

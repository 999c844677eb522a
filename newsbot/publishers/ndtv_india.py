"""SOURCE: एनडीटीवी इंडिया."""

from newsbot.spiders.publisher import PublisherSpider


class NdtvIndiaSpider(PublisherSpider):
    name = "ndtv_india"
    title = "एनडीटीवी इंडिया"
    country = "IN"
    language = "hi"
    timezone = "Asia/Kolkata"
    allowed_domains = ["ndtv.in"]

    feeds = ["https://feeds.feedburner.com/ndtvkhabar-latest"]

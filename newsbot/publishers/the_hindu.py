"""SOURCE: The Hindu."""

from newsbot.spiders.publisher import PublisherSpider


class TheHinduSpider(PublisherSpider):
    name = "the_hindu"
    title = "The Hindu"
    country = "IN"
    language = "en"
    timezone = "Asia/Kolkata"
    allowed_domains = ["thehindu.com"]

    feeds = ["https://www.thehindu.com/feeder/default.rss"]

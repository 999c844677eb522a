"""SOURCE: וואלה."""

from newsbot.spiders.publisher import PublisherSpider


class WallaSpider(PublisherSpider):
    name = "walla"
    title = "וואלה"
    country = "IL"
    language = "he"
    timezone = "Asia/Jerusalem"
    allowed_domains = ["walla.co.il"]

    feeds = ["https://rss.walla.co.il/feed/1"]

"""SOURCE: Hong Kong Free Press."""

from newsbot.spiders.publisher import PublisherSpider


class HongKongFreePressSpider(PublisherSpider):
    name = "hong_kong_free_press"
    title = "Hong Kong Free Press"
    country = "HK"
    language = "en"
    timezone = "Asia/Hong_Kong"
    allowed_domains = ["hongkongfp.com"]

    feeds = ["https://www.hongkongfp.com/feed/"]

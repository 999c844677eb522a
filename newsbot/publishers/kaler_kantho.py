"""SOURCE: কালের কণ্ঠ."""

from newsbot.spiders.publisher import PublisherSpider


class KalerKanthoSpider(PublisherSpider):
    name = "kaler_kantho"
    title = "কালের কণ্ঠ"
    country = "BD"
    language = "bn"
    timezone = "Asia/Dhaka"
    allowed_domains = ["kalerkantho.com"]

    feeds = ["https://www.kalerkantho.com/rss.xml"]

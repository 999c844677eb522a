"""SOURCE: خبرآنلاین."""

from newsbot.spiders.publisher import PublisherSpider


class KhabarOnlineSpider(PublisherSpider):
    name = "khabar_online"
    title = "خبرآنلاین"
    country = "IR"
    language = "fa"
    timezone = "Asia/Tehran"
    allowed_domains = ["khabaronline.ir"]

    feeds = ["https://www.khabaronline.ir/rss"]

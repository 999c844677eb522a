"""SOURCE: ایسنا."""

from newsbot.spiders.publisher import PublisherSpider


class IsnaSpider(PublisherSpider):
    name = "isna"
    title = "ایسنا"
    country = "IR"
    language = "fa"
    timezone = "Asia/Tehran"
    allowed_domains = ["isna.ir"]

    feeds = ["https://www.isna.ir/rss"]

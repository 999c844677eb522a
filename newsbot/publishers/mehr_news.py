"""SOURCE: خبرگزاری مهر."""

from newsbot.spiders.publisher import PublisherSpider


class MehrNewsSpider(PublisherSpider):
    name = "mehr_news"
    title = "خبرگزاری مهر"
    country = "IR"
    language = "fa"
    timezone = "Asia/Tehran"
    allowed_domains = ["mehrnews.com"]

    feeds = ["https://www.mehrnews.com/rss"]

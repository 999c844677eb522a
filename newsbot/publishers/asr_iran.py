"""SOURCE: عصر ایران."""

from newsbot.spiders.publisher import PublisherSpider


class AsrIranSpider(PublisherSpider):
    name = "asr_iran"
    title = "عصر ایران"
    country = "IR"
    language = "fa"
    timezone = "Asia/Tehran"
    allowed_domains = ["asriran.com"]

    feeds = ["https://www.asriran.com/fa/rss/allnews"]

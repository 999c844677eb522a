"""SOURCE: تابناک."""

from newsbot.spiders.publisher import PublisherSpider


class TabnakSpider(PublisherSpider):
    name = "tabnak"
    title = "تابناک"
    country = "IR"
    language = "fa"
    timezone = "Asia/Tehran"
    allowed_domains = ["tabnak.ir"]

    feeds = ["https://www.tabnak.ir/fa/rss/allnews"]

"""SOURCE: 香港經濟日報."""

from newsbot.spiders.publisher import PublisherSpider


class HongKongEconomicTimesSpider(PublisherSpider):
    name = "hong_kong_economic_times"
    title = "香港經濟日報"
    country = "HK"
    language = "zh-HK"
    timezone = "Asia/Hong_Kong"
    allowed_domains = ["hket.com"]

    feeds = ["https://www.hket.com/rss/hongkong"]

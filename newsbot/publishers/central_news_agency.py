"""SOURCE: 中央社."""

from newsbot.spiders.publisher import PublisherSpider


class CentralNewsAgencySpider(PublisherSpider):
    name = "central_news_agency"
    title = "中央社"
    country = "TW"
    language = "zh-TW"
    timezone = "Asia/Taipei"
    allowed_domains = ["cna.com.tw"]

    feeds = [
        "https://feeds.feedburner.com/rsscna/politics",
        "https://feeds.feedburner.com/rsscna/social",
        "https://feeds.feedburner.com/rsscna/mainland",
        "https://feeds.feedburner.com/rsscna/finance",
        "https://feeds.feedburner.com/rsscna/technology",
    ]

"""SOURCE: 頭條日報."""

from newsbot.spiders.publisher import PublisherSpider


class HeadlineDailySpider(PublisherSpider):
    name = "headline_daily"
    title = "頭條日報"
    country = "HK"
    language = "zh-HK"
    timezone = "Asia/Hong_Kong"
    allowed_domains = ["stheadline.com"]

    feeds = ["https://hd.stheadline.com/rss/news/daily/"]

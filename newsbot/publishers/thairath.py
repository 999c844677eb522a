"""SOURCE: ไทยรัฐ."""

from newsbot.spiders.publisher import PublisherSpider


class ThairathSpider(PublisherSpider):
    name = "thairath"
    title = "ไทยรัฐ"
    country = "TH"
    language = "th"
    timezone = "Asia/Bangkok"
    allowed_domains = ["thairath.co.th"]

    feeds = ["https://www.thairath.co.th/rss/news"]

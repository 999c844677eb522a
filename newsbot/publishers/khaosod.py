"""SOURCE: ข่าวสด."""

from newsbot.spiders.publisher import PublisherSpider


class KhaosodSpider(PublisherSpider):
    name = "khaosod"
    title = "ข่าวสด"
    country = "TH"
    language = "th"
    timezone = "Asia/Bangkok"
    allowed_domains = ["khaosod.co.th"]

    feeds = ["https://www.khaosod.co.th/feed"]

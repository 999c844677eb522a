"""SOURCE: 自由時報."""

from newsbot.spiders.publisher import PublisherSpider


class LibertyTimesSpider(PublisherSpider):
    name = "liberty_times"
    title = "自由時報"
    country = "TW"
    language = "zh-TW"
    timezone = "Asia/Taipei"
    allowed_domains = ["ltn.com.tw"]

    feeds = ["https://news.ltn.com.tw/rss/all.xml"]

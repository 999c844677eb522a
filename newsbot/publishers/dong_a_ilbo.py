"""SOURCE: 동아일보."""

from newsbot.spiders.publisher import PublisherSpider


class DongAIlboSpider(PublisherSpider):
    name = "dong_a_ilbo"
    title = "동아일보"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["donga.com"]

    feeds = ["https://rss.donga.com/total.xml"]

"""SOURCE: 경향신문."""

from newsbot.spiders.publisher import PublisherSpider


class KyunghyangShinmunSpider(PublisherSpider):
    name = "kyunghyang_shinmun"
    title = "경향신문"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["khan.co.kr"]

    feeds = ["https://www.khan.co.kr/rss/rssdata/total_news.xml"]

"""SOURCE: 한겨레."""

from newsbot.spiders.publisher import PublisherSpider


class HankyorehSpider(PublisherSpider):
    name = "hankyoreh"
    title = "한겨레"
    country = "KR"
    language = "ko"
    timezone = "Asia/Seoul"
    allowed_domains = ["hani.co.kr"]

    feeds = ["https://www.hani.co.kr/rss/"]

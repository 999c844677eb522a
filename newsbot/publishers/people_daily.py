"""SOURCE: 人民网."""

from newsbot.spiders.publisher import PublisherSpider


class PeopleDailySpider(PublisherSpider):
    name = "people_daily"
    title = "人民网"
    country = "CN"
    language = "zh"
    timezone = "Asia/Shanghai"
    allowed_domains = ["people.com.cn"]

    feeds = [
        "http://www.people.com.cn/rss/politics.xml",
        "http://www.people.com.cn/rss/society.xml",
        "http://www.people.com.cn/rss/legal.xml",
        "http://www.people.com.cn/rss/world.xml",
        "http://www.people.com.cn/rss/haixia.xml",
        "http://www.people.com.cn/rss/military.xml",
    ]
    article_url = r"/n1/\d{4}/\d{4}/c\d+-\d+\.html"

    selectors = {"authors": ".edit"}

"""SOURCE: জাগো নিউজ."""

from newsbot.spiders.publisher import PublisherSpider


class JagoNewsSpider(PublisherSpider):
    name = "jago_news"
    title = "জাগো নিউজ"
    country = "BD"
    language = "bn"
    timezone = "Asia/Dhaka"
    allowed_domains = ["jagonews24.com"]

    feeds = ["https://www.jagonews24.com/rss/rss.xml"]

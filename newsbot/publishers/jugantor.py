"""SOURCE: যুগান্তর."""

from newsbot.spiders.publisher import PublisherSpider


class JugantorSpider(PublisherSpider):
    name = "jugantor"
    title = "যুগান্তর"
    country = "BD"
    language = "bn"
    timezone = "Asia/Dhaka"
    allowed_domains = ["jugantor.com"]

    feeds = ["https://www.jugantor.com/feed/rss.xml"]

"""SOURCE: Дневник."""

from newsbot.spiders.publisher import PublisherSpider


class DnevnikBgSpider(PublisherSpider):
    name = "dnevnik_bg"
    title = "Дневник"
    country = "BG"
    language = "bg"
    timezone = "Europe/Sofia"
    allowed_domains = ["dnevnik.bg"]

    feeds = ["https://www.dnevnik.bg/rss/"]

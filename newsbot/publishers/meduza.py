"""SOURCE: Meduza."""

from newsbot.spiders.publisher import PublisherSpider


class MeduzaSpider(PublisherSpider):
    name = "meduza"
    title = "Meduza"
    country = "LV"
    language = "ru"
    timezone = "Europe/Riga"
    allowed_domains = ["meduza.io"]

    feeds = ["https://meduza.io/rss/all"]

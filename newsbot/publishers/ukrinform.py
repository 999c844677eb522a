"""SOURCE: Укрінформ."""

from newsbot.spiders.publisher import PublisherSpider


class UkrinformSpider(PublisherSpider):
    name = "ukrinform"
    title = "Укрінформ"
    country = "UA"
    language = "uk"
    timezone = "Europe/Kyiv"
    allowed_domains = ["ukrinform.ua"]

    feeds = ["https://www.ukrinform.ua/rss/block-lastnews"]

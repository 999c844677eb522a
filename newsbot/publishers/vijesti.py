"""SOURCE: Vijesti."""

from newsbot.spiders.publisher import PublisherSpider


class VijestiSpider(PublisherSpider):
    name = "vijesti"
    title = "Vijesti"
    country = "ME"
    language = "cnr"
    timezone = "Europe/Podgorica"
    allowed_domains = ["vijesti.me"]

    feeds = ["https://www.vijesti.me/rss"]

"""SOURCE: HVG."""

from newsbot.spiders.publisher import PublisherSpider


class HvgSpider(PublisherSpider):
    name = "hvg"
    title = "HVG"
    country = "HU"
    language = "hu"
    timezone = "Europe/Budapest"
    allowed_domains = ["hvg.hu"]

    feeds = ["https://hvg.hu/rss"]

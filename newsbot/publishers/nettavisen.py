"""SOURCE: Nettavisen."""

from newsbot.spiders.publisher import PublisherSpider


class NettavisenSpider(PublisherSpider):
    name = "nettavisen"
    title = "Nettavisen"
    country = "NO"
    language = "no"
    timezone = "Europe/Oslo"
    allowed_domains = ["nettavisen.no"]

    feeds = ["https://www.nettavisen.no/service/rich-rss"]
    article_url = r"/s/[\d-]+"

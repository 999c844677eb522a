"""SOURCE: NRC."""

from newsbot.spiders.publisher import PublisherSpider


class NrcSpider(PublisherSpider):
    name = "nrc"
    title = "NRC"
    country = "NL"
    language = "nl"
    timezone = "Europe/Amsterdam"
    allowed_domains = ["nrc.nl"]

    feeds = ["https://www.nrc.nl/rss/"]

"""SOURCE: NOS Nieuws."""

from newsbot.spiders.publisher import PublisherSpider


class NosSpider(PublisherSpider):
    name = "nos"
    title = "NOS Nieuws"
    country = "NL"
    language = "nl"
    timezone = "Europe/Amsterdam"
    allowed_domains = ["nos.nl"]

    feeds = ["https://feeds.nos.nl/nosnieuwsalgemeen"]

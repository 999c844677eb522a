"""SOURCE: junge Welt."""

from newsbot.spiders.publisher import PublisherSpider


class JungeWeltSpider(PublisherSpider):
    name = "junge_welt"
    title = "junge Welt"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["jungewelt.de"]

    feeds = ["https://www.jungewelt.de/feeds/newsticker.rss"]

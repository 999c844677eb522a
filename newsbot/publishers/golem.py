"""SOURCE: Golem.de."""

from newsbot.spiders.publisher import PublisherSpider


class GolemSpider(PublisherSpider):
    name = "golem"
    title = "Golem.de"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["golem.de"]

    feeds = ["https://www.golem.de/rss"]
    sitemaps = ["https://www.golem.de/gsiteindex.xml"]

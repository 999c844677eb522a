"""SOURCE: Iltalehti."""

from newsbot.spiders.publisher import PublisherSpider


class IltalehtiSpider(PublisherSpider):
    name = "iltalehti"
    title = "Iltalehti"
    country = "FI"
    language = "fi"
    timezone = "Europe/Helsinki"
    allowed_domains = ["iltalehti.fi"]

    feeds = ["https://www.iltalehti.fi/rss/uutiset.xml"]

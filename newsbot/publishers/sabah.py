"""SOURCE: Sabah."""

from newsbot.spiders.publisher import PublisherSpider


class SabahSpider(PublisherSpider):
    name = "sabah"
    title = "Sabah"
    country = "TR"
    language = "tr"
    timezone = "Europe/Istanbul"
    allowed_domains = ["sabah.com.tr"]

    feeds = ["http://www.sabah.com.tr/rss/anasayfa.xml"]

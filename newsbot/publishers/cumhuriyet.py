"""SOURCE: Cumhuriyet."""

from newsbot.spiders.publisher import PublisherSpider


class CumhuriyetSpider(PublisherSpider):
    name = "cumhuriyet"
    title = "Cumhuriyet"
    country = "TR"
    language = "tr"
    timezone = "Europe/Istanbul"
    allowed_domains = ["cumhuriyet.com.tr"]

    feeds = ["http://www.cumhuriyet.com.tr/rss/son_dakika.xml"]

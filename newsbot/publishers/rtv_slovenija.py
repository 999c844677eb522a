"""SOURCE: MMC RTV Slovenija."""

from newsbot.spiders.publisher import PublisherSpider


class RtvSlovenijaSpider(PublisherSpider):
    name = "rtv_slovenija"
    title = "MMC RTV Slovenija"
    country = "SI"
    language = "sl"
    timezone = "Europe/Ljubljana"
    allowed_domains = ["rtvslo.si"]

    feeds = ["http://www.rtvslo.si/feeds/01.xml"]

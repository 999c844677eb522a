"""SOURCE: DR."""

from newsbot.spiders.publisher import PublisherSpider


class DanmarksRadioSpider(PublisherSpider):
    name = "danmarks_radio"
    title = "DR"
    country = "DK"
    language = "da"
    timezone = "Europe/Copenhagen"
    allowed_domains = ["dr.dk"]

    feeds = ["https://www.dr.dk/nyheder/service/feeds/allenyheder"]

"""SOURCE: Yle."""

from newsbot.spiders.publisher import PublisherSpider


class YleSpider(PublisherSpider):
    name = "yle"
    title = "Yle"
    country = "FI"
    language = "fi"
    timezone = "Europe/Helsinki"
    allowed_domains = ["yle.fi"]

    feeds = ["https://feeds.yle.fi/uutiset/v1/recent.rss?publisherIds=YLE_UUTISET"]

"""SOURCE: Aktuality.sk."""

from newsbot.spiders.publisher import PublisherSpider


class AktualitySpider(PublisherSpider):
    name = "aktuality"
    title = "Aktuality.sk"
    country = "SK"
    language = "sk"
    timezone = "Europe/Bratislava"
    allowed_domains = ["aktuality.sk"]

    feeds = ["http://www.aktuality.sk/rss/"]

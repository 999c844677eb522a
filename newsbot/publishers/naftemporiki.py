"""SOURCE: Ναυτεμπορική."""

from newsbot.spiders.publisher import PublisherSpider


class NaftemporikiSpider(PublisherSpider):
    name = "naftemporiki"
    title = "Ναυτεμπορική"
    country = "GR"
    language = "el"
    timezone = "Europe/Athens"
    allowed_domains = ["naftemporiki.gr"]

    feeds = ["https://www.naftemporiki.gr/feed/"]

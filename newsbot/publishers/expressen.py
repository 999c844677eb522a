"""SOURCE: Expressen."""

from newsbot.spiders.publisher import PublisherSpider


class ExpressenSpider(PublisherSpider):
    name = "expressen"
    title = "Expressen"
    country = "SE"
    language = "sv"
    timezone = "Europe/Stockholm"
    allowed_domains = ["expressen.se"]

    feeds = [
        "https://feeds.expressen.se/nyheter/",
        "https://feeds.expressen.se/gt",
        "https://feeds.expressen.se/kvp/",
        "https://feeds.expressen.se/sport/",
        "https://feeds.expressen.se/fotboll/",
        "https://feeds.expressen.se/hockey/",
        "https://feeds.expressen.se/noje/",
        "https://feeds.expressen.se/debatt/",
        "https://feeds.expressen.se/ledare/",
        "https://feeds.expressen.se/kultur/",
        "https://feeds.expressen.se/dinapengar/",
        "https://feeds.expressen.se/halsoliv/",
    ]
    sitemaps = ["https://www.expressen.se/sitemap.xml"]

"""SOURCE: Morgunblaðið."""

from newsbot.spiders.publisher import PublisherSpider


class MorgunbladidSpider(PublisherSpider):
    name = "morgunbladid"
    title = "Morgunblaðið"
    country = "IS"
    language = "is"
    timezone = "Atlantic/Reykjavik"
    allowed_domains = ["mbl.is"]

    feeds = [
        "https://www.mbl.is/feeds/fp/",
        "https://www.mbl.is/feeds/innlent/",
        "https://www.mbl.is/feeds/erlent/",
        "https://www.mbl.is/feeds/english/",
        "https://www.mbl.is/feeds/helst/",
    ]
    sitemaps = ["https://www.mbl.is/mm/sitemap.xml"]

"""SOURCE: heise online."""

from newsbot.spiders.publisher import PublisherSpider


class HeiseOnlineSpider(PublisherSpider):
    name = "heise_online"
    title = "heise online"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["heise.de"]

    feeds = ["https://www.heise.de/rss/heise.rdf"]
    sitemaps = ["https://www.heise.de/sitemapindex.xml"]

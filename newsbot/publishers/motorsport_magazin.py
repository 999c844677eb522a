"""SOURCE: Motorsport-Magazin.com."""

from newsbot.spiders.publisher import PublisherSpider


class MotorsportMagazinSpider(PublisherSpider):
    name = "motorsport_magazin"
    title = "Motorsport-Magazin.com"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["motorsport-magazin.com"]

    feeds = ["https://www.motorsport-magazin.com/rss/alle-rennserien.xml"]
    sitemaps = ["https://www.motorsport-magazin.com/sitemap.xml"]

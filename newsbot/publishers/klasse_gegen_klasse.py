"""SOURCE: Klasse Gegen Klasse."""

from newsbot.spiders.publisher import PublisherSpider


class KlasseGegenKlasseSpider(PublisherSpider):
    name = "klasse_gegen_klasse"
    title = "Klasse Gegen Klasse"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["klassegegenklasse.org"]

    feeds = ["https://www.klassegegenklasse.org/feed/"]
    sitemaps = ["https://www.klassegegenklasse.org/wp-sitemap.xml"]

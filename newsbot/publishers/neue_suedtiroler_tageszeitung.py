"""SOURCE: Die Neue Südtiroler Tageszeitung."""

from newsbot.spiders.publisher import PublisherSpider


class NeueSuedtirolerTageszeitungSpider(PublisherSpider):
    name = "neue_suedtiroler_tageszeitung"
    title = "Die Neue Südtiroler Tageszeitung"
    country = "IT"
    language = "de"
    timezone = "Europe/Rome"
    allowed_domains = ["tageszeitung.it"]

    sitemaps = ["https://www.tageszeitung.it/sitemap.xml"]

"""SOURCE: El Colombiano."""

from newsbot.spiders.publisher import PublisherSpider


class ElColombianoSpider(PublisherSpider):
    name = "el_colombiano"
    title = "El Colombiano"
    country = "CO"
    language = "es-CO"
    timezone = "America/Bogota"
    allowed_domains = ["elcolombiano.com"]

    feeds = ["http://www.elcolombiano.com/rss/inicio.xml"]

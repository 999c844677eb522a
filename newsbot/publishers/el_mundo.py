"""SOURCE: El Mundo."""

from newsbot.spiders.publisher import PublisherSpider


class ElMundoSpider(PublisherSpider):
    name = "el_mundo"
    title = "El Mundo"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["elmundo.es"]

    feeds = [
        "https://e00-elmundo.uecdn.es/elmundo/rss/portada.xml",
        "https://e00-elmundo.uecdn.es/elmundo/rss/espana.xml",
    ]
    article_url = r"/\d{4}/\d\d/\d\d/[0-9a-f]{24}\.html"

"""SOURCE: El Tiempo."""

from newsbot.spiders.publisher import PublisherSpider


class ElTiempoSpider(PublisherSpider):
    name = "el_tiempo"
    title = "El Tiempo"
    country = "CO"
    language = "es-CO"
    timezone = "America/Bogota"
    allowed_domains = ["eltiempo.com"]

    feeds = ["https://www.eltiempo.com/rss/mundo.xml"]

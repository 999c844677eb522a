"""SOURCE: Diario de Cuba."""

from newsbot.spiders.publisher import PublisherSpider


class DiarioDeCubaSpider(PublisherSpider):
    name = "diario_de_cuba"
    title = "Diario de Cuba"
    country = "ES"
    language = "es-CU"
    timezone = "Europe/Madrid"
    allowed_domains = ["diariodecuba.com"]

    feeds = ["http://www.diariodecuba.com/rss.xml"]

"""SOURCE: El Universo."""

from newsbot.spiders.publisher import PublisherSpider


class ElUniversoSpider(PublisherSpider):
    name = "el_universo"
    title = "El Universo"
    country = "EC"
    language = "es-EC"
    timezone = "America/Guayaquil"
    allowed_domains = ["eluniverso.com"]

    feeds = ["https://www.eluniverso.com/arc/outboundfeeds/rss/category/noticias/?outputType=xml"]

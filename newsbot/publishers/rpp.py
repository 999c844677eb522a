"""SOURCE: RPP Noticias."""

from newsbot.spiders.publisher import PublisherSpider


class RppSpider(PublisherSpider):
    name = "rpp"
    title = "RPP Noticias"
    country = "PE"
    language = "es-PE"
    timezone = "America/Lima"
    allowed_domains = ["rpp.pe"]

    feeds = ["https://rpp.pe/rss"]

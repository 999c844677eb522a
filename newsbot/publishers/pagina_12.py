"""SOURCE: Página/12."""

from newsbot.spiders.publisher import PublisherSpider


class Pagina12Spider(PublisherSpider):
    name = "pagina_12"
    title = "Página/12"
    country = "AR"
    language = "es-AR"
    timezone = "America/Argentina/Buenos_Aires"
    allowed_domains = ["pagina12.com.ar"]

    feeds = ["https://www.pagina12.com.ar/rss/portada"]

"""SOURCE: Público."""

from newsbot.spiders.publisher import PublisherSpider


class PublicoSpider(PublisherSpider):
    name = "publico"
    title = "Público"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["publico.es"]

    sitemaps = ["https://www.publico.es/sitemap-noticias-{date:%Y%m}.xml"]
    article_url = r"/[^/]+\.html"

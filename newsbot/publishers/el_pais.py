"""SOURCE: El País."""

from newsbot.spiders.publisher import PublisherSpider


class ElPaisSpider(PublisherSpider):
    name = "el_pais"
    title = "El País"
    country = "ES"
    language = "es"
    timezone = "Europe/Madrid"
    allowed_domains = ["elpais.com"]

    feeds = ["https://feeds.elpais.com/mrss-s/pages/ep/site/elpais.com/portada"]
    sitemaps = ["https://elpais.com/sitemaps/{date:%Y/%m}/sitemap_0.xml"]

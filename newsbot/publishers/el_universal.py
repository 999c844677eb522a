"""SOURCE: El Universal."""

from newsbot.spiders.publisher import PublisherSpider


class ElUniversalSpider(PublisherSpider):
    name = "el_universal"
    title = "El Universal"
    country = "MX"
    language = "es-MX"
    timezone = "America/Mexico_City"
    allowed_domains = ["eluniversal.com.mx"]

    feeds = ["https://www.eluniversal.com.mx/rss/mundo.xml"]

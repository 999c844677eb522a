"""SOURCE: Excélsior."""

from newsbot.spiders.publisher import PublisherSpider


class ExcelsiorSpider(PublisherSpider):
    name = "excelsior"
    title = "Excélsior"
    country = "MX"
    language = "es-MX"
    timezone = "America/Mexico_City"
    allowed_domains = ["excelsior.com.mx"]

    feeds = ["http://www.excelsior.com.mx/ultima-hora.xml"]

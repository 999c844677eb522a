"""SOURCE: La Razón."""

from newsbot.spiders.publisher import PublisherSpider


class LaRazonBoliviaSpider(PublisherSpider):
    name = "la_razon_bolivia"
    title = "La Razón"
    country = "BO"
    language = "es-BO"
    timezone = "America/La_Paz"
    allowed_domains = ["larazon.bo"]

    feeds = ["https://larazon.bo/feed/"]

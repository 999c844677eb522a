"""SOURCE: Perfil."""

from newsbot.spiders.publisher import PublisherSpider


class PerfilSpider(PublisherSpider):
    name = "perfil"
    title = "Perfil"
    country = "AR"
    language = "es-AR"
    timezone = "America/Argentina/Buenos_Aires"
    allowed_domains = ["perfil.com"]

    feeds = ["https://www.perfil.com/feed"]

"""SOURCE: Veja."""

from newsbot.spiders.publisher import PublisherSpider


class VejaSpider(PublisherSpider):
    name = "veja"
    title = "Veja"
    country = "BR"
    language = "pt-BR"
    timezone = "America/Sao_Paulo"
    allowed_domains = ["veja.abril.com.br"]

    feeds = ["https://veja.abril.com.br/rss/"]

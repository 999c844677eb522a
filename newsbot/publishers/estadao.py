"""SOURCE: O Estado de S. Paulo."""

from newsbot.spiders.publisher import PublisherSpider


class EstadaoSpider(PublisherSpider):
    name = "estadao"
    title = "O Estado de S. Paulo"
    country = "BR"
    language = "pt-BR"
    timezone = "America/Sao_Paulo"
    allowed_domains = ["estadao.com.br"]

    feeds = ["https://www.estadao.com.br/arc/outboundfeeds/feeds/rss/sections/geral/"]

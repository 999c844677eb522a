"""SOURCE: Folha de S.Paulo."""

from newsbot.spiders.publisher import PublisherSpider


class FolhaSpider(PublisherSpider):
    name = "folha"
    title = "Folha de S.Paulo"
    country = "BR"
    language = "pt-BR"
    timezone = "America/Sao_Paulo"
    allowed_domains = ["folha.uol.com.br"]

    feeds = ["https://feeds.folha.uol.com.br/emcimadahora/rss091.xml"]

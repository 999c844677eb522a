"""SOURCE: g1."""

from newsbot.spiders.publisher import PublisherSpider


class G1Spider(PublisherSpider):
    name = "g1"
    title = "g1"
    country = "BR"
    language = "pt-BR"
    timezone = "America/Sao_Paulo"
    allowed_domains = ["g1.globo.com"]

    feeds = ["https://g1.globo.com/rss/g1/"]

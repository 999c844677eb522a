"""SOURCE: BR24."""

from newsbot.spiders.publisher import PublisherSpider


class Br24Spider(PublisherSpider):
    name = "br24"
    title = "BR24"
    country = "DE"
    language = "de"
    timezone = "Europe/Berlin"
    allowed_domains = ["br.de"]

    news_sitemaps = ["https://www.br.de/nachrichten/sitemaps/news.xml"]

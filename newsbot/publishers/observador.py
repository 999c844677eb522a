"""SOURCE: Observador."""

from newsbot.spiders.publisher import PublisherSpider


class ObservadorSpider(PublisherSpider):
    name = "observador"
    title = "Observador"
    country = "PT"
    language = "pt"
    timezone = "Europe/Lisbon"
    allowed_domains = ["observador.pt"]

    feeds = ["https://observador.pt/rss/"]
